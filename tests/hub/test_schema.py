from sqlalchemy import Integer

from fieldkit.hub import schema


def test_every_key_and_index_begins_with_the_area() -> None:
    for table in schema.metadata.tables.values():
        assert next(iter(table.primary_key.columns)).name == "area", table.name
        for index in table.indexes:
            assert next(iter(index.columns)).name == "area", index.name


def test_no_key_is_given_out_by_the_database() -> None:
    for table in schema.metadata.tables.values():
        first, *rest = table.primary_key.columns
        assert not isinstance(first.type, Integer), table.name
        assert not [column for column in rest if column.autoincrement is True], table.name
