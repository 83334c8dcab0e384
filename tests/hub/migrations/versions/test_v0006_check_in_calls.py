from sqlalchemy import Engine, inspect

from fieldkit.hub.migrations.versions import v0006_check_in_calls


def test_it_adds_who_was_told_in_which_turn(engine: Engine) -> None:
    assert (v0006_check_in_calls.revision, v0006_check_in_calls.down_revision) == ("0006", "0005")
    inspected = inspect(engine)
    assert "check_in_call" in inspected.get_table_names()
    key = inspected.get_pk_constraint("check_in_call")["constrained_columns"]
    assert key == ["area", "visit", "back_by", "step"]
