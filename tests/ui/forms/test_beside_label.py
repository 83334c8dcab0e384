import base64
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from fieldkit.ui.forms.beside_label import hint_words
from fieldkit.ui.widgets.notices import FindingLine
from fieldkit.ui.widgets.shown_picture import ShownPicture
from tests.ui.live_form import LiveForm, question, questionnaire
from tests.ui.widgets.test_shown_picture import png

CORE = "http://hl7.org/fhir/StructureDefinition/"
SDC = "http://hl7.org/fhir/uv/sdc/StructureDefinition/sdc-questionnaire-"


def pictured(content: bytes, **more: str) -> dict[str, Any]:
    data = base64.b64encode(content).decode()
    return {"url": SDC + "itemMedia", "valueAttachment": {"contentType": "image/png", "data": data, **more}}


def test_a_picture_stands_under_its_question_and_is_told_to_who_cannot_see_it(qtbot: QtBot) -> None:
    extension = [pictured(png(80, 40), title="A step at the door")]
    live = LiveForm(qtbot, questionnaire(question("a", "string", extension=extension)))
    shown = live.block("a").findChild(ShownPicture)
    assert shown is not None
    assert shown.isVisible()
    assert shown.accessibleName() == "A step at the door"


@pytest.mark.parametrize("content", [b"", b"no picture"])
def test_a_broken_picture_takes_no_room(qtbot: QtBot, content: bytes) -> None:
    live = LiveForm(qtbot, questionnaire(question("a", "string", extension=[pictured(content)])))
    assert live.block("a").findChild(ShownPicture) is None


def test_where_an_answer_came_from_is_said_until_a_person_gives_their_own(qtbot: QtBot) -> None:
    live = LiveForm(qtbot, questionnaire(question("a", "integer", initial=[{"valueInteger": 2}])))
    needed = live.block("a").needed
    assert needed is not None
    assert needed.text() == "filled in by the form"
    live.verbs.set(("a",), {"valueInteger": 3})
    assert not needed.isVisible()


def test_a_difference_from_what_the_form_works_out_is_told_while_typing(qtbot: QtBot) -> None:
    twice = {"url": SDC + "calculatedExpression", "valueExpression": {
        "language": "text/fhirpath", "expression": "%resource.item.where(linkId='a').answer.value * 2"}}  # fmt: skip
    form = questionnaire(question("a", "integer"), question("b", "integer", extension=[twice]))
    live = LiveForm(qtbot, form, answers={("a",): {"valueInteger": 2}, ("b",): {"valueInteger": 5}})
    told = [line.words.text() for line in live.block("b").findChildren(FindingLine)]
    assert told == ["You wrote 5; the form works it out as 4."]


@pytest.mark.parametrize(
    ("kind", "written", "hint"),
    [
        ("decimal", "1.5", "Write it like this: 1.5"),
        ("decimal", "-1.98765", "Write it like this: -1.98765"),
        ("integer", "0 to 10", "0 to 10"),
        ("string", "ST13 8AB", ""),
        ("date", "dd/mm/yyyy", ""),
        ("dateTime", "dd/mm/yyyy hh:mm", ""),
    ],
)
def test_how_to_write_it_stands_over_a_field_that_does_not_show_it_itself(
    qtbot: QtBot, kind: str, written: str, hint: str
) -> None:
    example = [{"url": CORE + "entryFormat", "valueString": written}]
    live = LiveForm(qtbot, questionnaire(question("a", kind, extension=example)))
    item = live.session.node(("a",)).item

    assert item is not None
    assert hint_words(item) == hint


def test_a_question_that_asks_for_a_signature_says_how_it_is_signed(qtbot: QtBot) -> None:
    signed = {"url": CORE + "questionnaire-signatureRequired", "valueCodeableConcept": {"text": "Author"}}
    live = LiveForm(qtbot, questionnaire(question("a", "string", extension=[signed])))
    assert "signs it with the record" in live.block("a").hint.text()


@pytest.mark.parametrize(("severity", "told"), [("warning", True), ("error", False)])
def test_what_the_author_wonders_at_is_told_once_it_is_answered_and_what_stops_a_signature_before_signing(
    qtbot: QtBot, severity: str, told: bool
) -> None:
    parts = [
        {"url": "key", "valueId": "usual"},
        {"url": "severity", "valueCode": severity},
        {"url": "expression", "valueString": "answer.all(value <= 560)"},
        {"url": "human", "valueString": "Usually up to 560."},
    ]
    rule = {"url": CORE + "questionnaire-constraint", "extension": parts}
    live = LiveForm(qtbot, questionnaire(question("a", "integer", extension=[rule])))
    assert live.block("a").findChildren(FindingLine) == []
    live.verbs.set(("a",), {"valueInteger": 4300})
    assert bool(live.block("a").findChildren(FindingLine)) is told


@pytest.mark.parametrize(("kind", "typed", "words"), [
    ("quantity", "430 cm", "Write only a number."), ("integer", "4o", "Write only a number."), ("date", "3/1/", "Write all of it."),
])  # fmt: skip
def test_text_that_was_left_and_is_no_answer_is_not_taken_for_one(
    qtbot: QtBot, kind: str, typed: str, words: str
) -> None:
    half = {("a",): typed}
    live = LiveForm(qtbot, questionnaire(question("a", kind), question("b", "string")), draft=half.get)
    live.block("a").left()
    told = [line.words.text() for line in live.block("a").findChildren(FindingLine)]
    assert told == ["This is not kept as the answer yet. " + words]
    half.clear()
    live.block("a").refresh()
    assert [one for one in live.block("a").findChildren(FindingLine) if one.isVisible()] == []
