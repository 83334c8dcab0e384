"""The catalogue shows every feature in a small form; here each is opened, filled in and read back."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from fieldkit.base.clock import FixedClock
from fieldkit.base.jsontext import loads
from fieldkit.questionnaire import extensions as ext
from fieldkit.questionnaire.check import check
from fieldkit.questionnaire.definition import Form, load_form
from fieldkit.questionnaire.evaluate import evaluate
from fieldkit.questionnaire.extensions import Extensions
from fieldkit.questionnaire.findings import Level
from fieldkit.questionnaire.items import QUESTION_TYPES, Item, Json
from fieldkit.questionnaire.media import picture_of
from fieldkit.services.library.value_sets import shipped_value_sets
from tests.questionnaire.building import NOW, codes, open_session, text, whole

ROOT = Path(__file__).resolve().parents[2]
FORMS = sorted((ROOT / "forms" / "catalog").glob("*.json"))


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


# ------------------------------------------------------------------------------------- every feature, twice

Shows = Callable[[Json], Any]


def has(element: Json, url: str) -> bool:
    return bool(Extensions(element).all(url))


def carries(url: str) -> Shows:
    return lambda item: has(item, url)


def says(name: str, value: Any) -> Shows:
    return lambda item: item.get(name) == value


def coded(url: str, code: str) -> Shows:
    return lambda item: Extensions(item).text(url) == code


RULES: dict[str, Shows] = {
    "required": says("required", True),
    "maxLength": lambda item: "maxLength" in item,
    **{
        url: carries(url)
        for url in (
            *(ext.MIN_LENGTH, ext.REGEX, ext.MIN_VALUE, ext.MAX_VALUE, ext.MIN_QUANTITY, ext.MAX_QUANTITY),
            *(ext.MAX_DECIMALS, ext.MIN_OCCURS, ext.MAX_OCCURS, ext.MIME_TYPE, ext.MAX_SIZE, ext.CONSTRAINT),
        )
    },
}
"""What can be wrong with an answer, by the form's say-so."""


def elements() -> Iterator[Json]:
    """Every item of every catalogue form, with the items around it under ``around`` and its form under ``form``."""
    for place in FORMS:
        form = loads(place.read_bytes())
        waiting: list[tuple[Json, list[Json]]] = [(one, []) for one in form["item"]]
        while waiting:
            item, around = waiting.pop(0)
            yield {**item, "around": around, "form": form}
            waiting += [(one, [*around, item]) for one in item.get("item", [])]


EVERY = list(elements())
BY_LINK = {(item["form"]["url"], item["linkId"]): item for item in EVERY}


def own_rules(item: Json) -> bool:
    """A slider's least and greatest value are the ends of its scale, which nobody can pass."""
    ends = {ext.MIN_VALUE, ext.MAX_VALUE} if control(item) == "slider" else set()
    return any(found(item) for name, found in RULES.items() if name not in ends)


def has_rules(item: Json) -> bool:
    """A rule of its own or on what stands inside it."""
    return own_rules(item) or any(has_rules(one) for one in item.get("item", []))


def control(item: Json) -> str:
    value = Extensions(item).value(ext.ITEM_CONTROL)
    return str(value["coding"][-1]["code"]) if value else ""


def offered(item: Json) -> list[Json]:
    found: list[Json] = item.get("answerOption", [])
    return found


def option_has(item: Json, *urls: str) -> bool:
    return any(
        has(element, url)
        for one in offered(item)
        for element in (one, one.get("valueCoding", {}))
        for url in urls
    )


def targets(item: Json) -> list[Json]:
    return [BY_LINK[item["form"]["url"], one["question"]] for one in item.get("enableWhen", [])]


def conditional(operator: str) -> Shows:
    return lambda item: any(one["operator"] == operator for one in item.get("enableWhen", []))


def reads(url: str, name: str) -> Shows:
    return lambda item: name in (Extensions(item).value(url) or {}).get("expression", "")


def translated(item: Json, name: str) -> bool:
    return has(item.get(f"_{name}", {}), ext.TRANSLATION)


def attached(code: str) -> Shows:
    return lambda item: any(control(one) == code for one in item.get("item", []))


def controlled(code: str) -> Shows:
    return lambda item: control(item) == code


def offers(key: str) -> Shows:
    return lambda item: any(key in one for one in offered(item))


FEATURES: dict[str, Shows] = {
    **{f"type {kind}": says("type", kind) for kind in sorted(QUESTION_TYPES)},
    "questions under a question": lambda item: item["around"] and item["around"][-1]["type"] in QUESTION_TYPES
    and item["type"] in QUESTION_TYPES,
    "groups in groups": lambda item: item["type"] == "group" and any(one["type"] == "group" for one in item["around"]),
    "a question that repeats": lambda item: item.get("repeats") and item["type"] in QUESTION_TYPES,
    "a group that repeats": lambda item: item.get("repeats") and item["type"] == "group",
    "a group that repeats in one that does": lambda item: item.get("repeats") and item["type"] == "group"
    and any(one.get("repeats") for one in item["around"]),
    "readOnly": says("readOnly", True),
    "hidden": carries(ext.HIDDEN),
    "initial": lambda item: "initial" in item,
    "prefix": lambda item: "prefix" in item,
    "contained value set": lambda item: str(item.get("answerValueSet", "")).startswith("#"),
    "published value set": lambda item: str(item.get("answerValueSet", "")).startswith("http"),
    **{
        f"options {key}": offers(key)
        for key in ("valueCoding", "valueString", "valueInteger", "valueDate", "valueTime")
    },
    "initialSelected": lambda item: any(one.get("initialSelected") for one in offered(item)),
    "scores": lambda item: option_has(item, ext.ORDINAL, ext.WEIGHT),
    "ordinalValue": lambda item: option_has(item, ext.ORDINAL),
    "optionExclusive": lambda item: option_has(item, ext.OPTION_EXCLUSIVE),
    "optionPrefix": lambda item: option_has(item, ext.OPTION_PREFIX),
    "itemAnswerMedia": lambda item: option_has(item, ext.ANSWER_MEDIA),
    **{f"enableWhen {sign}": conditional(sign) for sign in ("exists", "=", "!=", ">", "<", ">=", "<=")},
    "enableWhen all": says("enableBehavior", "all"),
    "enableWhen any": says("enableBehavior", "any"),
    "enableWhen on a question that repeats": lambda item: any(one.get("repeats") for one in targets(item)),
    "enableWhen on a nested answer": lambda item: any(
        one["around"] and one["around"][-1]["type"] in QUESTION_TYPES for one in targets(item)
    ),
    "enableWhen in the same entry": lambda item: any(
        one["around"] and one["around"][-1].get("repeats") and one["around"][-1:] == item["around"][-1:]
        for one in targets(item)
    ),
    "enableWhenExpression": carries(ext.ENABLE_EXPRESSION),
    **{
        f"control {code}": controlled(code)
        for code in (
            *("radio-button", "check-box", "drop-down", "autocomplete", "text-box", "slider"),
            *("gtable", "table", "page"),
        )
    },
    "control tab": lambda item: item["around"] and control(item["around"][-1]) == "tab-container",
    **{
        f"line {code}": attached(code) for code in ("help", "flyover", "unit", "prompt", "lower", "upper")
    },
    "unit": carries(ext.UNIT),
    "unitOption": carries(ext.UNIT_OPTION),
    "unitOpen": carries(ext.UNIT_OPEN),
    "unitValueSet": carries(ext.UNIT_VALUE_SET),
    "entryFormat": carries(ext.ENTRY_FORMAT),
    "sliderStepValue": carries(ext.SLIDER_STEP),
    "choiceOrientation horizontal": coded(ext.CHOICE_ORIENTATION, "horizontal"),
    "choiceOrientation vertical": coded(ext.CHOICE_ORIENTATION, "vertical"),
    "openLabel": carries(ext.OPEN_LABEL),
    "shortText": carries(ext.SHORT_TEXT),
    "calculatedExpression": carries(ext.CALCULATED),
    "initialExpression, person": reads(ext.INITIAL_EXPRESSION, "%patient"),
    "initialExpression, visit": reads(ext.INITIAL_EXPRESSION, "%encounter"),
    "initialExpression, practitioner": reads(ext.INITIAL_EXPRESSION, "%user"),
    "variable": lambda item: has(item if has(item, ext.VARIABLE) else item["form"], ext.VARIABLE)
    and has(item, ext.CALCULATED),
    "answerExpression": carries(ext.ANSWER_EXPRESSION),
    "answerOptionsToggleExpression": carries(ext.TOGGLE),
    "label worked out": lambda item: has(item.get("_text", {}), ext.CQF_EXPRESSION),
    "translation": lambda item: translated(item, "text"),
    "translation of a value set": lambda item: translated(item, "text") and "answerValueSet" in item,
    "rendering-markdown": lambda item: has(item.get("_text", {}), ext.MARKDOWN),
    "rendering-xhtml": lambda item: has(item.get("_text", {}), ext.XHTML),
    "signatureRequired": carries(ext.SIGNATURE_REQUIRED),
    "itemMedia": carries(ext.ITEM_MEDIA),
    "collapsible": carries(ext.COLLAPSIBLE),
}  # fmt: skip
WORDS: dict[str, Shows] = {
    "display": says("type", "display"),
    "displayCategory": carries(ext.DISPLAY_CATEGORY),
    "header": controlled("header"),
    "footer": controlled("footer"),
    "limit that follows an answer": lambda item: any(
        has(one.get("valueDate", {}) or one.get("_valueDate", {}), ext.CQF_CALCULATED)
        for one in item.get("extension", [])
    ),
    "targetConstraint": lambda item: has(item["form"], ext.TARGET_CONSTRAINT),
    "launchContext": lambda item: has(item["form"], ext.LAUNCH_CONTEXT),
}
"""Nobody answers these, or they are rules themselves: one example says it all."""


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
