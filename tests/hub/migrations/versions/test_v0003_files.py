from sqlalchemy import Engine, inspect

from fieldkit.hub.migrations.versions import v0003_files


def test_it_adds_the_three_tables_of_files(engine: Engine) -> None:
    assert (v0003_files.revision, v0003_files.down_revision) == ("0003", "0002")
    assert {"file", "file_use", "file_piece"} <= set(inspect(engine).get_table_names())
