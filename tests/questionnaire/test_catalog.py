"""The catalogue shows every feature in a small form; here each is opened, filled in and read back."""

from pathlib import Path

import pytest

from fieldkit.base.clock import FixedClock
from fieldkit.questionnaire.check import check
from fieldkit.questionnaire.definition import Form, load_form
from fieldkit.questionnaire.evaluate import evaluate
from fieldkit.questionnaire.findings import Level
from fieldkit.questionnaire.media import picture_of
from tests.questionnaire.building import NOW, codes, open_session, text, whole

ROOT = Path(__file__).resolve().parents[2]
FORMS = sorted((ROOT / "forms" / "catalog").glob("*.json"))


@pytest.mark.parametrize("place", FORMS, ids=lambda place: place.stem)
def test_a_catalogue_form_is_faithful_and_evaluates(place: Path) -> None:
    assert check(place.read_bytes()) == ()
    form = load_form(place.read_bytes())

    out = evaluate(form, None, clock=FixedClock(NOW))

    assert out["enabled"]
    assert form.description
    assert evaluate(form, out["response"], clock=FixedClock(NOW))["response"] == out["response"]


def test_every_catalogue_form_stands_in_the_feature_table() -> None:
    table = (ROOT / "docs" / "forms.md").read_text("utf-8")

    assert FORMS
    assert [place.name for place in FORMS if f"`{place.stem}`" not in table] == []


def form_named(name: str) -> Form:
    return load_form((ROOT / "forms" / "catalog" / f"{name}.json").read_bytes())


def test_body_mass_index_and_score_are_worked_out() -> None:
    s = open_session(form_named("calculated"))
    s.set(("height",), {"valueDecimal": 170})
    s.set(("weight",), {"valueDecimal": 65})
    system = "https://fieldkit.example.org/fhir/CodeSystem/catalog"
    s.set(("mood",), {"valueCoding": {"system": system, "code": "low"}})
    s.set(("sleep",), {"valueCoding": {"system": system, "code": "broken"}})

    assert str(s.node(("bmi",)).values[0]["valueDecimal"]) == "22.5"
    assert s.node(("score",)).values[0]["valueInteger"] == 3


def test_the_end_must_come_after_the_start() -> None:
    s = open_session(form_named("expressions"))
    s.set(("start",), {"valueTime": "10:00:00"})
    s.set(("end",), {"valueTime": "09:00:00"})

    assert codes(s, Level.SIGNING) == ["constraint"]


def test_a_section_that_could_not_be_asked_needs_nothing_more() -> None:
    s = open_session(form_named("fieldkit"))
    assert codes(s, Level.SIGNING) == ["required"]

    s.set(("part",), text("Too tired today"))

    assert codes(s, Level.SIGNING) == []
    assert codes(s, Level.SENDING) == ["required"]


def test_a_warning_line_appears_with_the_second_fall_of_somebody_alone() -> None:
    s = open_session(form_named("shown-when"), {("alone",): {"valueBoolean": True}})
    assert s.node(("asked",)).enabled

    s.set(("falls",), whole(2))

    assert s.node(("often",)).enabled
    assert not s.node(("asked",)).enabled


def test_pictures_stand_in_the_file_with_words_for_who_can_not_see_them() -> None:
    entrance, way_in = form_named("pictures").items
    shown = [entrance.media, *(option.media for option in way_in.options)]

    assert [picture_of(held) is not None for held in shown] == [True] * 4
    assert [bool(held and held.get("title")) for held in shown] == [True] * 4


def test_words_stand_around_the_sections_and_a_part_begins_closed() -> None:
    above, day, _, below = form_named("headers-and-parts").items

    assert (above.control, below.control) == ("header", "footer")
    assert [part.collapsible for part in day.children] == ["default-open", "default-closed"]


def test_a_part_and_a_question_ask_for_a_signature() -> None:
    loan, told = form_named("signatures").items

    assert (loan.signature_required, told.signature_required) == (True, True)
    assert not loan.children[0].signature_required


def test_options_stand_side_by_side_or_one_below_the_other() -> None:
    items = {item.link_id: item.orientation for item in form_named("choices").items}

    assert (items["radio"], items["upright"]) == ("horizontal", "vertical")
