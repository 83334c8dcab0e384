"""What is offered is found at once, and the same is found as by asking option after option."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fieldkit.questionnaire import options
from fieldkit.questionnaire.comparing import equal
from fieldkit.questionnaire.items import Json
from fieldkit.questionnaire.offer import Offer
from fieldkit.questionnaire.value_types import raw, value_key
from tests.questionnaire.building import coding

contents = st.one_of(
    st.sampled_from(
        [coding("a"), coding("b"), {"code": "a"}, {"display": "a"}, {"display": "b"}, {}, {"code": []}]
    ),
    st.sampled_from(
        [1, 2, Decimal("1.0"), True, "1", "é", "e\u0301", "2026", "2026-01-01", "10:00", None, [1]]
    ),
)
keys = st.sampled_from(
    [
        "valueCoding",
        "valueInteger",
        "valueDecimal",
        "valueString",
        "valueUri",
        "valueDate",
        "valueTime",
        "valueQuantity",
    ]
)
values = st.builds(lambda key, content: {key: content}, keys, contents)


def offer(*listed: Json) -> Offer:
    return options.listed(list(listed))


@given(st.lists(values, max_size=4), values)
def test_what_is_held_is_what_one_after_the_other_equals(listed: list[Json], answer: Json) -> None:
    offered = offer(*listed)
    key, content = value_key(answer), raw(answer)

    one_by_one = any(equal(value_key(one.value), raw(one.value), key, content) for one in offered)

    assert offered.holds(key, content) is one_by_one


def test_of_two_options_with_one_code_the_first_is_found() -> None:
    offered = offer(
        {"valueCoding": {"code": "x", "display": "First"}},
        {"valueCoding": {"code": "x", "display": "Second"}},
    )

    assert [one.text for one in offered] == ["First", "Second"]
    assert offered.by_part["e:|x"].text == "First"
    assert offered.kinds == ("valueCoding",)


@pytest.mark.parametrize("answer", [coding("wrong"), "wrong", 5])
def test_a_wrong_answer_is_compared_with_few_of_many(answer: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    asked = []

    def counted(*values: Any) -> bool:
        asked.append(values)
        return equal(*values)

    monkeypatch.setattr("fieldkit.questionnaire.offer.equal", counted)
    offered = offer(*({"valueCoding": coding(f"c{number}")} for number in range(500)))
    key = (
        "valueCoding"
        if isinstance(answer, dict)
        else "valueString"
        if isinstance(answer, str)
        else "valueInteger"
    )

    assert not offered.holds(key, answer)
    assert asked == []
