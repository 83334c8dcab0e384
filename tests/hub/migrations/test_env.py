from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import Engine

from fieldkit.hub import schema
from fieldkit.hub.database import reading


def test_after_all_steps_the_tables_are_those_of_the_schema(engine: Engine) -> None:
    with reading(engine) as connection:
        assert compare_metadata(MigrationContext.configure(connection), schema.metadata) == []
