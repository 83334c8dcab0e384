from typing import Any

import pytest

from fieldkit.questionnaire import extensions as ext
from tests.questionnaire.building import choice, extended, extension, form, group, q, text, when

FAULTS: list[tuple[str, list[dict[str, Any]]]] = [
    ("no-items", []),
    ("empty-group", [group("g")]),
    ("display-with-children", [q("d", "display", item=[q("a")])]),
    ("display-required", [q("d", "display", required=True)]),
    ("no-text", [{"linkId": "a", "type": "string"}]),
    ("hidden-required", [extended(q("a", required=True), extension(ext.HIDDEN, valueBoolean=True))]),
    ("no-options", [q("a", "choice")]),
    ("initial-misplaced", [group("g", q("a"), initial=[text("x")])]),
    ("initial-type", [q("a", "integer", initial=[text("x")])]),
    ("enable-when-unknown", [q("a", enableWhen=[when("gone", "exists", answerBoolean=True)])]),
    (
        "enable-when-inner-question",
        [group("g", q("a"), enableWhen=[when("a", "exists", answerBoolean=True)])],
    ),
    (
        "enable-when-not-question",
        [group("g", q("b")), q("a", enableWhen=[when("g", "exists", answerBoolean=True)])],
    ),
    ("enable-when-type", [choice("c", "x"), q("a", enableWhen=[when("c", answerString="x")])]),
    ("regex-unusable", [extended(q("a"), extension(ext.REGEX, valueString="(["))]),
    ("occurs-not-repeating", [extended(q("a"), extension(ext.MIN_OCCURS, valueInteger=2))]),
    ("length-contradict", [extended(q("a", maxLength=2), extension(ext.MIN_LENGTH, valueInteger=3))]),
    (
        "modifier-extension",
        [q("a", modifierExtension=[{"url": "https://example.org/x", "valueBoolean": True}])],
    ),
    ("per-author-not-repeating", [extended(q("a"), extension(ext.ANSWER_PER_AUTHOR, valueBoolean=True))]),
]


@pytest.mark.parametrize(("code", "items"), FAULTS, ids=[code for code, _ in FAULTS])
def test_a_fault_of_a_form_is_found_and_named(code: str, items: list[dict[str, Any]]) -> None:
    assert code in [finding.code for finding in form(*items).findings]


def test_a_sound_form_has_no_findings() -> None:
    assert (
        form(q("a", "boolean"), q("b", enableWhen=[when("a", answerBoolean=True)]), choice("c", "x")).findings
        == ()
    )


def test_minimum_and_maximum_that_contradict_are_found() -> None:
    item = extended(
        q("a", repeats=True),
        extension(ext.MIN_OCCURS, valueInteger=3),
        extension(ext.MAX_OCCURS, valueInteger=1),
    )

    assert "occurs-contradict" in [finding.code for finding in form(item).findings]


def test_initial_and_initially_selected_together_are_found() -> None:
    item = choice("c", "x", initial=[text("x")])
    item["answerOption"][0]["initialSelected"] = True

    assert "initial-twice" in [finding.code for finding in form(item).findings]
