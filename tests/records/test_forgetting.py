"""A forget-list is the hub's signed word for one laptop, and a large one counts only with the very number a manager named."""

from dataclasses import replace
from typing import Any

import pytest

from fieldkit.records import forgetting
from fieldkit.records.forgetting import ForgetList, is_large
from fieldkit.records.keys import SigningKey
from fieldkit.records.statements import StatementError, declare

HUB, OTHER = SigningKey(b"h" * 32), SigningKey(b"o" * 32)
MADE = ForgetList("area", "epoch", "c" * 64, 3, "2026-11-22T09:00:00.000Z", frozenset({"a", "b"}))


@pytest.mark.parametrize(
    ("lost", "before", "large"), [(5, 5, False), (6, 60, False), (6, 59, True), (7, 70, False), (7, 69, True)]
)
def test_more_than_a_tenth_and_more_than_five_is_much(lost: int, before: int, large: bool) -> None:
    assert is_large(lost, before) is large


def test_what_the_hub_signed_is_read_as_it_was_made() -> None:
    made = replace(MADE, by="Ruth Okafor", count=2)
    assert forgetting.check(declare(forgetting.TAG, forgetting.content(made), HUB), HUB.public) == made


def test_nobody_else_can_sign_one_and_nothing_else_passes_for_one() -> None:
    content = forgetting.content(MADE)
    for statement in (declare(forgetting.TAG, content, OTHER), declare("receipt", content, HUB)):
        with pytest.raises(StatementError):
            forgetting.check(statement, HUB.public)


@pytest.mark.parametrize(
    "wrong",
    [{"records": "ab"}, {"records": [1]}, {"number": "3"}, {"count": []}, {"at": "yesterday"}, {"to": 5}],
)
def test_one_that_makes_no_sense_is_told_so(wrong: dict[str, Any]) -> None:
    statement = declare(forgetting.TAG, {**forgetting.content(MADE), **wrong}, HUB)
    with pytest.raises(StatementError):
        forgetting.check(statement, HUB.public)


def test_it_is_confirmed_only_by_a_name_with_the_number_of_its_records() -> None:
    assert replace(MADE, by="Ruth Okafor", count=2).confirmed
    assert not replace(MADE, by="Ruth Okafor", count=3).confirmed
    assert not replace(MADE, by=" ", count=2).confirmed
    assert not MADE.confirmed
