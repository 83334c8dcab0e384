from fieldkit.records.drafts import Draft
from fieldkit.services.writing.undo_steps import UndoSteps

A, B = ("a",), ("b",)


def draft(name: str) -> Draft:
    return Draft(name, "form", "cert")


def test_what_is_typed_in_one_field_is_one_step_until_the_cursor_leaves() -> None:
    steps = UndoSteps()
    steps.taken(draft("empty"), A)
    steps.taken(draft("k"), A)
    steps.end()
    steps.taken(draft("kettle"), A)

    assert steps.undo(draft("kettle on")) == draft("kettle")
    assert steps.undo(draft("kettle")) == draft("empty")
    assert steps.undo(draft("empty")) is None


def test_a_step_back_can_be_done_again_until_something_else_is_done() -> None:
    steps = UndoSteps()
    steps.taken(draft("empty"), A)
    assert steps.undo(draft("kettle")) == draft("empty")
    assert steps.can_redo
    assert steps.redo(draft("empty")) == draft("kettle")

    steps.undo(draft("kettle"))
    steps.taken(draft("empty"), B)
    assert not steps.can_redo


def test_nothing_is_left_to_take_back_after_sealing() -> None:
    steps = UndoSteps()
    steps.taken(draft("empty"), None)
    steps.forget()

    assert not steps.can_undo
    assert steps.undo(draft("kettle")) is None
