from sqlalchemy import Engine, inspect

from fieldkit.hub.migrations.versions import v0007_forget_lists


def test_it_adds_who_left_whom_and_the_lists_of_what_to_forget(engine: Engine) -> None:
    assert (v0007_forget_lists.revision, v0007_forget_lists.down_revision) == ("0007", "0006")
    inspected = inspect(engine)
    keys = {
        name: inspected.get_pk_constraint(name)["constrained_columns"]
        for name in ("left_case", "forget_list")
    }
    assert keys == {
        "left_case": ["area", "person", "practitioner"],
        "forget_list": ["area", "certificate", "number"],
    }
