from collections.abc import Iterable
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from fieldkit.base.clock import FixedClock
from fieldkit.base.jsontext import dumps
from fieldkit.questionnaire.batch import evaluate_lines
from tests.questionnaire.building import NOW, q, resource

JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=8,
)


def answers(lines: Iterable[bytes]) -> list[Any]:
    return list(evaluate_lines(lines, clock=FixedClock(NOW)))


def line(name: Any, questionnaire: Any, response: Any = None) -> bytes:
    return dumps({"id": name, "questionnaire": questionnaire, "response": response}).encode()


def test_each_line_has_its_answer_in_order() -> None:
    first, second = resource(q("a")), resource(q("b"))

    found = answers([line(1, first), line(2, second), b"  \n", line(3, second), line(4, first)])

    assert [(one["id"], one["enabled"]) for one in found] == [(1, ["a"]), (2, ["b"]), (3, ["b"]), (4, ["a"])]


def test_a_broken_line_is_an_error_object_and_the_next_line_is_answered() -> None:
    broken = [b"{", b"[]", b"\xff", b"[" * 200_000, line(5, None), line(6, resource(q("a", "coding")))]

    found = answers([*broken, line(7, resource(q("a")))])

    assert ["error" in one for one in found] == [True] * 6 + [False]
    assert [one["id"] for one in found] == [None] * 4 + [5, 6, 7]
    assert all(one["error"].keys() == {"code", "message", "nextStep"} for one in found[:6])


def test_a_form_that_could_not_be_read_is_not_taken_for_the_next_one() -> None:
    bad, good = {"resourceType": "Patient"}, resource(q("a"))

    assert ["error" in one for one in answers([line(1, bad), line(2, bad), line(3, good), line(4, bad)])] == [
        True,
        True,
        False,
        True,
    ]


@given(st.lists(st.binary(max_size=20) | JSON.map(lambda one: dumps(one).encode()), max_size=5))
def test_any_bytes_at_all_are_answered(lines: list[bytes]) -> None:
    assert len(answers(lines)) == sum(1 for one in lines if one.strip())


@given(JSON, JSON)
def test_any_json_in_the_place_of_a_response_is_answered(name: Any, response: Any) -> None:
    (found,) = answers([line(name, resource(q("a")), response)])

    assert found["id"] == name
