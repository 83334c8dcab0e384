"""The catalogue shows every feature in a small form; here each is opened, filled in and read back."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

import pytest

from fieldkit.base.clock import FixedClock
from fieldkit.questionnaire.check import check
from fieldkit.questionnaire.definition import Form, load_form
from fieldkit.questionnaire.evaluate import evaluate
from fieldkit.questionnaire.findings import Level
from fieldkit.questionnaire.items import Item, Json
from fieldkit.questionnaire.media import picture_of
from fieldkit.services.library.value_sets import shipped_value_sets
from tests.questionnaire.building import NOW, codes, open_session, text, whole
from tests.questionnaire.catalog_features import EVERY, FEATURES, FORMS, RULES, WORDS, has_rules

ROOT = Path(__file__).resolve().parents[2]


@pytest.mark.parametrize("place", FORMS, ids=lambda place: place.stem)
def test_a_catalogue_form_is_faithful_and_evaluates(place: Path) -> None:
    assert check(place.read_bytes(), value_sets=shipped_value_sets()) == ()
    form = load_form(place.read_bytes(), value_sets=shipped_value_sets())

    out = evaluate(form, None, clock=FixedClock(NOW))

    assert out["enabled"]
    assert form.description
    assert evaluate(form, out["response"], clock=FixedClock(NOW))["response"] == out["response"]


def test_every_catalogue_form_stands_in_the_feature_table() -> None:
    table = (ROOT / "docs" / "forms.md").read_text("utf-8")

    assert FORMS
    assert [place.name for place in FORMS if f"`{place.stem}`" not in table] == []


def form_named(name: str) -> Form:
    return load_form(
        (ROOT / "forms" / "catalog" / f"{name}.json").read_bytes(), value_sets=shipped_value_sets()
    )


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

    assert [one.link_id for one in s.findings(Level.SIGNING) if one.code == "constraint"] == ["", "end"]


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
    entrance, way_in, _ = form_named("pictures").items
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


@pytest.mark.parametrize("feature", FEATURES)
def test_a_feature_is_shown_plain_and_with_rules(feature: str) -> None:
    shown = [item for item in EVERY if FEATURES[feature](item)]

    assert [item["linkId"] for item in shown if not has_rules(item)]
    assert [item["linkId"] for item in shown if has_rules(item)]


@pytest.mark.parametrize("feature", [*RULES, *WORDS])
def test_a_rule_or_words_without_an_answer_are_shown(feature: str) -> None:
    assert [item["linkId"] for item in EVERY if (RULES | WORDS)[feature](item)]


def faults(item: Item) -> Iterator[tuple[Json | None, str]]:
    """Answers that break one rule of this question each (None for no answer), and the finding they must give."""
    far: dict[str, tuple[Json, Json]] = {
        "integer": ({"valueInteger": -9_999}, {"valueInteger": 9_999}),
        "decimal": ({"valueDecimal": Decimal(-9_999)}, {"valueDecimal": Decimal(9_999)}),
        "quantity": (
            {"valueQuantity": {"value": Decimal(-9_999), **KILOGRAMS}},
            {
                "valueQuantity": {
                    "value": Decimal(9_999),
                    **(CENTIMETRES if "wide" in item.text else KILOGRAMS),
                }
            },
        ),
        "date": ({"valueDate": "1800-01-01"}, {"valueDate": "2900-01-01"}),
        "dateTime": ({"valueDateTime": "1800-01-01T00:00:00Z"}, {"valueDateTime": "2900-01-01T00:00:00Z"}),
        "time": ({"valueTime": "00:00:00"}, {"valueTime": "23:59:59"}),
    }
    if item.required and not item.hidden:
        yield None, "required"
    if item.max_length is not None:
        yield text("x" * (item.max_length + 1)), "max-length"
    if item.min_length is not None:
        yield text("x"), "min-length"
    if item.regex:
        yield {"valueUri" if item.type == "url" else "valueString": "?"}, "regex"
    if item.min_value is not None and item.min_value.value is not None:
        yield far[item.type][0], "min-value"
    if item.max_value is not None:
        yield far[item.type][1], "max-value"
    if item.max_decimals is not None:
        yield {"valueDecimal": Decimal("1.23456")}, "max-decimal-places"
    if item.mime_types:
        yield {"valueAttachment": {"contentType": "text/plain", "title": "x"}}, "attachment-type"
    if item.max_size is not None:
        yield {"valueAttachment": {"contentType": "image/png", "size": 10**9}}, "attachment-max-size"
    if item.options and item.type == "choice":
        yield {"valueCoding": {"system": "https://example.org", "code": "other"}}, "answer-not-in-options"


KILOGRAMS = {"unit": "kg", "system": "http://unitsofmeasure.org", "code": "kg"}
CENTIMETRES = {"unit": "cm", "system": "http://unitsofmeasure.org", "code": "cm"}


@pytest.mark.parametrize("place", FORMS, ids=lambda place: place.stem)
def test_every_rule_of_the_catalogue_finds_what_is_wrong(place: Path) -> None:
    form = form_named(place.stem)
    asked = [
        item
        for item in form.walk()
        if item.is_question and not any(one.enable_when or one.enable_expression for one in item.lineage)
    ]
    for item in asked:
        for value, code in faults(item):
            s = open_session(form)
            path: tuple[str, ...] = ()
            for step in item.lineage:
                path = (*path, step.link_id)
                if step.has_entries and (step is not item or value is not None):
                    path = s.add_entry(path, "1")
            if value is not None:
                s.set(path, value)
            found = {one.code for one in s.findings(Level.SIGNING) if one.link_id == item.link_id}
            initial = item.initial or item.initial_expression or any(one.initial for one in item.options)
            assert code in found or (value is None and initial), (item.link_id, value, found)
