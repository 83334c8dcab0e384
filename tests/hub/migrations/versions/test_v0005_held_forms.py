from sqlalchemy import Engine, inspect

from fieldkit.hub.migrations.versions import v0005_held_forms


def test_it_adds_a_place_for_forms_that_wait(engine: Engine) -> None:
    assert (v0005_held_forms.revision, v0005_held_forms.down_revision) == ("0005", "0004")
    inspected = inspect(engine)
    assert "held_form" in inspected.get_table_names()
    assert inspected.get_pk_constraint("held_form")["constrained_columns"] == ["area", "canonical"]
