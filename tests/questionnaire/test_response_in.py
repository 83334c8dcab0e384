from typing import Any

import pytest

from fieldkit.questionnaire.errors import ResponseError
from fieldkit.questionnaire.response_in import ReadResponse, read_response
from tests.questionnaire.building import choice, coding, form, group, q, text

USED = form(
    q("a"),
    q("r", repeats=True),
    choice("c", "tea", "milk", repeats=True),
    group("g", q("n", "integer"), repeats=True),
    group("one", q("m")),
    q("p", item=[q("child")]),
    q("d", "display"),
)


def read(*items: Any) -> ReadResponse:
    return read_response(USED, {"resourceType": "QuestionnaireResponse", "id": "x", "item": list(items)})


def item(link_id: str, *answers: Any, **more: Any) -> dict[str, Any]:
    return {"linkId": link_id, "answer": list(answers), **more}


def paths(found: ReadResponse) -> list[tuple[str, ...]]:
    return [path for path, _ in found.answers]


def codes(found: ReadResponse) -> list[str]:
    return [one.code for one in found.findings]


def test_every_answer_gets_the_path_that_records_use() -> None:
    found = read(
        item("a", text("x")),
        item("r", text("one"), {**text("two"), "id": "mine"}),
        item("c", {"valueCoding": coding("tea")}),
        {"linkId": "g", "item": [item("n", {"valueInteger": 1})]},
        {"linkId": "g", "id": "second", "item": [item("n", {"valueInteger": 2})]},
        item("p", {**text("y"), "item": [item("child", text("z"))]}),
    )

    assert codes(found) == []
    assert paths(found) == [
        ("a",),
        ("r", "e:1"),
        ("r", "e:mine"),
        ("c", "e:https://example.org/codes|tea"),
        ("g", "e:1"),
        ("g", "e:1", "n"),
        ("g", "e:second"),
        ("g", "e:second", "n"),
        ("p", "e:1"),
        ("p", "e:1", "child"),
    ]


def test_the_same_box_ticked_twice_is_kept_twice() -> None:
    tick = {"valueCoding": coding("tea")}

    assert len(set(paths(read(item("c", tick, tick))))) == 2


def test_the_responses_own_members_are_kept_apart() -> None:
    assert read(item("a", text("x"))).envelope == {"resourceType": "QuestionnaireResponse", "id": "x"}


@pytest.mark.parametrize(
    ("items", "expected"),
    [
        ([item("gone", text("x"))], ["unknown-linkId"]),
        ([{"answer": []}], ["unknown-linkId"]),
        ([item("a", text("x"), text("y"))], ["too-many-answers"]),
        ([item("a", text("x")), item("a", text("y"))], ["too-many-answers"]),
        ([{"linkId": "one", "item": []}, {"linkId": "one", "item": []}], ["too-many-answers"]),
        ([item("one", text("x"))], ["display-or-group-answer"]),
        ([item("d", text("x"))], ["display-or-group-answer"]),
        ([item("a", {})], ["empty-answer"]),
        ([{"linkId": "p", "item": [item("child", text("x"))]}], ["misplaced"]),
    ],
)
def test_what_does_not_fit_the_form_is_found(items: list[Any], expected: list[str]) -> None:
    assert codes(read(*items)) == expected


def test_misplaced_answers_are_not_lost() -> None:
    found = read(
        item("one", text("x")),
        {"linkId": "p", "item": [item("child", text("y"))]},
        item("gone", {**text("z"), "item": [item("deep", text("w"))]}),
    )

    assert sorted(value["valueString"] for _, value in found.answers) == ["w", "x", "y", "z"]


def test_a_response_nested_without_end_is_refused() -> None:
    deep: dict[str, Any] = item("x", text("x"))
    for _ in range(200):
        deep = {"linkId": "x", "item": [deep]}

    with pytest.raises(ResponseError):
        read(deep)
