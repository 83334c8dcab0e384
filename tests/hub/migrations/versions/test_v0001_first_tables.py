from sqlalchemy import Engine, inspect

from fieldkit.hub import schema
from fieldkit.hub.migrations.versions import v0001_first_tables


def test_it_is_the_first_step(engine: Engine) -> None:
    assert (v0001_first_tables.revision, v0001_first_tables.down_revision) == ("0001", None)
    assert set(schema.metadata.tables) <= set(inspect(engine).get_table_names())
