from sqlalchemy import Engine, inspect

from fieldkit.hub.migrations.versions import v0004_taken_back


def test_it_adds_the_orders_with_a_way_to_find_those_of_a_record(engine: Engine) -> None:
    assert (v0004_taken_back.revision, v0004_taken_back.down_revision) == ("0004", "0003")
    inspected = inspect(engine)
    assert "taken_back" in inspected.get_table_names()
    assert [one["name"] for one in inspected.get_indexes("taken_back")] == ["taken_back_record"]
