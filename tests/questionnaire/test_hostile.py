"""Forms and responses with anything put anywhere: only the documented errors come out, and soon."""

from __future__ import annotations

import copy
from collections.abc import Iterator
from random import Random
from typing import Any, Final

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fieldkit.base.assets import forms_folder
from fieldkit.base.clock import FixedClock
from fieldkit.base.jsontext import dumps, loads
from fieldkit.questionnaire.batch import evaluate_lines
from fieldkit.questionnaire.check import check
from fieldkit.questionnaire.definition import load_form
from tests.questionnaire.building import NOW, calculated, group, q, resource, when

FORMS: Final = [loads(place.read_bytes()) for place in sorted((forms_folder() / "catalog").glob("*.json"))]
JUNK: Final[list[Any]] = [
    *(None, True, 0, -1, 10**30, "", "x", "\x00", "é" * 3_000, [], {}, [[]], [{}], [None], {"a": 1}),
    *(
        {"coding": [{}]},
        {"coding": "x"},
        {"value": "x", "unit": 3},
        {"reference": 4},
        "2020-13-99",
        "#x",
        "%x",
    ),
    *("(a+)+$", "(((", "<script>x</script>" * 50, {"language": "text/fhirpath", "expression": "1/0"}),
    {"language": "text/fhirpath", "expression": "(1).repeat($this + 1)"},
]


def answer(form: Any, response: Any) -> Any:
    line = dumps({"id": "x", "questionnaire": form, "response": response}).encode()
    (found,) = evaluate_lines([line], clock=FixedClock(NOW))
    return found


def places(node: Any, here: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    members = node.items() if isinstance(node, dict) else enumerate(node) if isinstance(node, list) else ()
    for name, inner in members:
        yield (*here, name)
        yield from places(inner, (*here, name))


def spoilt(original: Any, chance: Random) -> Any:
    """The same with one to four things replaced, taken out or put in twice."""
    made = copy.deepcopy(original)
    for _ in range(chance.randrange(1, 5)):
        listed = list(places(made))
        if not listed:
            return made
        *way, last = chance.choice(listed)
        holder = made
        for name in way:
            holder = holder[name]
        kind = chance.randrange(3)
        if kind == 0:
            del holder[last]
        elif kind == 1 and isinstance(holder, list):
            holder.append(copy.deepcopy(holder[last]))
        else:
            holder[last] = copy.deepcopy(chance.choice(JUNK))
    return made


@settings(max_examples=300)
@given(st.sampled_from(FORMS), st.randoms(use_true_random=False))
def test_a_spoilt_form_is_checked_and_evaluated_or_refused_by_name(form: Any, chance: Random) -> None:
    broken = spoilt(form, chance)

    assert all(problem.code and problem.message for problem in check(dumps(broken)))
    found = answer(broken, None)
    assert "response" in found or found["error"]["code"].startswith("FK-FORM-")


@settings(max_examples=300)
@given(st.sampled_from(FORMS), st.randoms(use_true_random=False))
def test_a_spoilt_response_is_evaluated_or_refused_by_name(form: Any, chance: Random) -> None:
    found = answer(form, spoilt(answer(form, None)["response"], chance))

    assert "response" in found or found["error"]["code"].startswith("FK-FORM-")


def test_a_number_of_a_thousand_million_digits_is_never_written_out() -> None:
    form = load_form(
        resource(
            q("a", "decimal"),
            calculated(q("b"), "%resource.item.where(linkId='a').answer.value.toString()"),
            calculated(q("c", "integer"), "%resource.item.where(linkId='a').answer.value.truncate()"),
        )
    )
    response = loads(
        '{"resourceType":"QuestionnaireResponse","item":[{"linkId":"a","answer":[{"valueDecimal":1e999999999}]}]}'
    )

    found = answer(form.resource, response)

    assert [one["code"] for one in found["findings"]] == ["answer-format"]
    assert len(dumps(found)) < 2_000


@pytest.mark.parametrize("count", [10_000, 15_000])
def test_very_many_items_are_taken(count: int) -> None:
    items = [
        q(f"i{number}", "boolean", enableWhen=[when("i0", answerBoolean=True)]) for number in range(count)
    ]
    del items[0]["enableWhen"]

    assert answer(resource(*items), None)["enabled"] == ["i0"]


def test_fifty_levels_are_taken() -> None:
    deep = q("x")
    for level in range(50):
        deep = group(f"g{level}", deep, repeats=level % 2 == 0)

    assert "x" in answer(resource(deep), None)["enabled"]


def test_a_thousand_entries_of_a_group_are_taken() -> None:
    inner = [q("a", "integer"), q("b", enableWhen=[when("a", ">", answerInteger=500)])]
    entry = {"linkId": "g", "item": [{"linkId": "a", "answer": [{"valueInteger": 501}]}]}
    total = calculated(
        q("t", "integer"), "%resource.item.where(linkId='g').item.where(linkId='a').answer.value.sum()"
    )

    found = answer(
        resource(group("g", *inner, repeats=True), total),
        {"resourceType": "QuestionnaireResponse", "item": [entry] * 1_000},
    )

    assert found["response"]["item"][-1]["answer"][0]["valueInteger"] == 501_000
