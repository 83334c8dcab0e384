from fieldkit.questionnaire.cells import SINGLE, Cell
from fieldkit.questionnaire.findings import Level
from fieldkit.questionnaire.validation.reporting import finding
from tests.questionnaire.building import form, q


def test_a_finding_names_its_place_and_carries_what_its_sentence_needs() -> None:
    cell = Cell(form(q("a")).items[0], SINGLE, "a", Cell(None, SINGLE, "", None))

    made = finding(cell, "max-length", limit=3)

    assert (made.code, made.message_key, made.link_id, made.path) == ("max-length", "max-length", "a", ("a",))
    assert (made.severity, made.level, dict(made.params)) == (
        "error",
        Level.TYPING,
        {"label": "a", "limit": 3},
    )


def test_a_message_may_have_another_key_than_its_code() -> None:
    made = finding(Cell(None, SINGLE, "", None), "required", key="send-minimum", level=Level.SENDING)

    assert (made.message_key, made.link_id, made.path) == ("send-minimum", "", ())
