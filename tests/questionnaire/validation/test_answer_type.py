from typing import Any

import pytest

from tests.questionnaire.building import choice, codes, q, session, text, whole

WRONG: list[tuple[Any, Any, list[str]]] = [
    (q("a", "integer"), text("x"), ["answer-type"]),
    (q("a", "integer"), {"valueInteger": 2**31}, ["answer-format"]),
    (q("a", "integer"), {"valueInteger": True}, ["answer-format"]),
    (q("a", "decimal"), whole(1), ["answer-type"]),
    (q("a", "boolean"), {"valueBoolean": "yes"}, ["answer-format"]),
    (q("a", "date"), {"valueDate": "2026-02-30"}, ["answer-format"]),
    (q("a", "date"), {"valueDateTime": "2026"}, ["answer-type"]),
    (q("a", "time"), {"valueTime": "25:00:00"}, ["answer-format"]),
    (q("a", "dateTime"), {"valueDateTime": "2026-11-22T10:30:00"}, ["answer-format"]),
    (q("a", "dateTime"), {"valueDateTime": "2026-11-22T10:30Z"}, ["answer-format"]),
    (q("a", "url"), {"valueUri": "not a url"}, ["answer-format"]),
    (q("a", "string"), text("two\nlines"), ["newline-in-string"]),
    (q("a", "quantity"), {"valueQuantity": {"value": "much"}}, ["answer-format"]),
    (q("a", "attachment"), {"valueAttachment": "x"}, ["answer-format"]),
    (q("a", "reference"), text("Patient/1"), ["answer-type"]),
    (q("a", "choice"), text("x"), ["answer-type"]),
    (choice("a", "tea"), text("tea"), ["answer-not-in-options"]),
]
RIGHT: list[tuple[Any, Any]] = [
    (q("a", "text"), text("two\nlines")),
    (q("a", "date"), {"valueDate": "2026"}),
    (q("a", "dateTime"), {"valueDateTime": "2026-11"}),
    (q("a", "time"), {"valueTime": "09:30:00.5"}),
    (q("a", "dateTime"), {"valueDateTime": "2026-11-22T10:30:00.123+01:00"}),
    (q("a", "decimal"), {"valueDecimal": 1}),
    (q("a", "url"), {"valueUri": "https://example.org"}),
    (q("a", "quantity"), {"valueQuantity": {"value": 1}}),
    (choice("a", "tea", kind="open-choice"), text("coffee")),
    (q("a", "choice", answerOption=[{"valueInteger": 3}]), whole(3)),
]


@pytest.mark.parametrize(("item", "value", "found"), WRONG)
def test_an_answer_of_the_wrong_kind_is_found(item: Any, value: Any, found: list[str]) -> None:
    assert codes(session(item, answers={("a",): value})) == found


@pytest.mark.parametrize(("item", "value"), RIGHT)
def test_an_answer_of_the_right_kind_is_fine(item: Any, value: Any) -> None:
    assert codes(session(item, answers={("a",): value})) == []
