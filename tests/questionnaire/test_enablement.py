from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fieldkit.questionnaire.enablement import condition_holds
from fieldkit.questionnaire.items import Condition
from tests.questionnaire.building import group, q, session, when, whole, yes

OPERATORS: list[tuple[str, list[int], bool]] = [
    ("=", [5], True),
    ("=", [4], False),
    ("=", [], False),
    ("!=", [5], False),
    ("!=", [4], True),
    ("!=", [], True),
    ("!=", [4, 5], False),
    (">", [6], True),
    (">", [5], False),
    (">=", [5], True),
    ("<", [4], True),
    ("<=", [5], True),
    ("<", [], False),
    ("<", [9, 1], True),
]


@pytest.mark.parametrize(("operator", "answers", "holds"), OPERATORS)
def test_each_operator_holds_when_the_standard_says_so(
    operator: str, answers: list[int], holds: bool
) -> None:
    condition = Condition("q", operator, "answerInteger", 5)

    assert condition_holds(condition, [whole(number) for number in answers]) is holds


@given(st.lists(st.integers(0, 3), max_size=3), st.booleans())
def test_exists_asks_only_whether_there_is_an_answer(answers: list[int], expected: bool) -> None:
    condition = Condition("q", "exists", "answerBoolean", expected)

    assert condition_holds(condition, [whole(number) for number in answers]) is (bool(answers) is expected)


@pytest.mark.parametrize(("behaviour", "enabled"), [("any", True), ("all", False), (None, True)])
def test_several_conditions_hold_together_or_one_is_enough(behaviour: str | None, enabled: bool) -> None:
    more: dict[str, Any] = {"enableBehavior": behaviour} if behaviour else {}
    item = q("c", enableWhen=[when("a", answerBoolean=True), when("b", answerBoolean=True)], **more)
    s = session(q("a", "boolean"), q("b", "boolean"), item, answers={("a",): yes()})

    assert s.node(("c",)).enabled is enabled


def test_a_condition_on_a_nested_answer_sees_it() -> None:
    s = session(q("a", item=[q("b", "boolean")]), q("c", enableWhen=[when("b", answerBoolean=True)]))

    s.set(("a", "e:1", "b"), yes())

    assert s.node(("c",)).enabled


def test_a_child_depends_on_the_very_answer_it_stands_under() -> None:
    child = q("b", enableWhen=[when("a", answerInteger=2)])
    s = session(q("a", "integer", repeats=True, item=[child]))

    s.set(("a", "e:1"), whole(1))
    s.set(("a", "e:2"), whole(2))

    assert [entry.children[0].enabled for entry in s.node(("a",)).children] == [False, True]


def test_from_outside_any_entry_may_fulfil_the_condition() -> None:
    s = session(group("g", q("n", "integer"), repeats=True), q("c", enableWhen=[when("n", answerInteger=2)]))

    s.set(("g", "e:1", "n"), whole(1))
    assert not s.node(("c",)).enabled
    s.set(("g", "e:2", "n"), whole(2))

    assert s.node(("c",)).enabled


def test_what_stands_in_a_group_that_is_off_counts_as_unanswered() -> None:
    s = session(
        q("a", "boolean"),
        group("g", q("n", "integer"), enableWhen=[when("a", answerBoolean=True)]),
        q("c", enableWhen=[when("n", "exists", answerBoolean=True)]),
        answers={("a",): yes(), ("g", "n"): whole(1)},
    )
    assert s.node(("c",)).enabled

    s.set(("a",), None)

    assert not s.node(("c",)).enabled
    assert not s.node(("g", "n")).enabled
