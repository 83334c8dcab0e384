"""The marks of a record in one drawing, and the same in words."""

from decimal import Decimal
from typing import Any

from fieldkit.base.assets import forms_folder
from fieldkit.printing.body_drawing import body_blocks, svg
from fieldkit.printing.reading import read_contents
from fieldkit.printing.record_copy import record_copy
from fieldkit.questionnaire.body_map import WIDTH
from fieldkit.questionnaire.definition import load_form
from tests.printing.reading_aloud import said, squashed
from tests.printing.samples import ABOUT, typesetter
from tests.printing.tagging import faults

SYSTEM = "https://fieldkit.example.org/fhir/CodeSystem/answers"


def coded(link: str, code: str, words: str) -> dict[str, Any]:
    coding = {"system": SYSTEM, "code": code, "display": words}
    return {"linkId": link, "answer": [{"valueCoding": coding}]}


def mark(region: str, words: str, view: str = "", at: tuple[str, str] | None = None) -> dict[str, Any]:
    inner = [coded("i.mark.region", region, words)]
    if view:
        inner.append(coded("i.mark.view", view, view))
    if at is not None:
        numbers = [
            {"linkId": name, "answer": [{"valueDecimal": Decimal(share)}]}
            for name, share in zip(("i.mark.x", "i.mark.y"), at, strict=True)
        ]
        inner.append({"linkId": "i.mark.point", "item": numbers})
    return {"linkId": "i.mark", "item": inner}


def concern(*marks: dict[str, Any]) -> Any:
    form = load_form((forms_folder() / "safeguarding-concern.json").read_bytes())
    lineage = form.item("i.mark")
    assert lineage is not None
    items: list[dict[str, Any]] = list(marks)
    for step in reversed(lineage.lineage[:-1]):
        items = [{"linkId": step.link_id, "item": items}]
    return read_contents(form, {"resourceType": "QuestionnaireResponse", "item": items}, ABOUT)


def test_every_mark_is_numbered_in_the_drawing_and_said_in_words() -> None:
    given = concern(
        mark("left-arm", "Left arm", "view-back", ("0.25", "0.4")),
        mark("bottom", "Bottom"),
        mark("face", "Face"),
    )
    heading, drawing, listed = body_blocks(given)
    assert heading["text"] == "Where on the body"
    words = [line.text for line in listed["lines"]]
    assert words == [
        "1. Left arm (seen from the back)",
        "2. Bottom (seen from the back)",
        "3. Face (seen from the front)",
    ]
    assert all(line in drawing["alternative"] for line in words)
    assert drawing["svg"].count("<circle") == 3
    assert f'cx="{0.25 * WIDTH + WIDTH + 30:.1f}"' in drawing["svg"]


def test_a_side_that_does_not_show_the_place_is_not_drawn_there() -> None:
    _, _, listed = body_blocks(concern(mark("face", "Face", "view-back")))
    assert [line.text for line in listed["lines"]] == ["1. Face (seen from the front)"]


def test_without_marks_there_is_no_drawing() -> None:
    assert list(body_blocks(concern())) == []
    assert list(body_blocks(concern(mark("not-asked", "Not asked")))) == []
    assert svg(()).count("<circle") == 0


def test_the_drawing_is_on_the_copy_and_read_aloud() -> None:
    made = typesetter().pdf(record_copy(concern(mark("left-hand", "Left hand", "view-front"))))
    assert faults(made) == []
    assert squashed("1. Left hand (seen from the front)") in squashed(said(made))
