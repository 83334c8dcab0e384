from decimal import Decimal
from typing import Any

import pytest

from fieldkit.questionnaire import extensions as ext
from tests.questionnaire.building import codes, extended, extension, q, session, text


@pytest.mark.parametrize(
    ("kind", "value", "found"),
    [
        ("string", text("abcd"), ["max-length"]),
        ("string", text("abc"), []),
        ("string", text("a"), ["min-length"]),
        ("text", text("👩‍🚒"), []),
        ("decimal", {"valueDecimal": Decimal("1.25")}, ["max-length"]),
        ("choice", {"valueCoding": {"code": "abcdef"}}, []),
    ],
)
def test_lengths_are_counted_in_characters(kind: str, value: Any, found: list[str]) -> None:
    item = extended(q("a", kind, maxLength=3), extension(ext.MIN_LENGTH, valueInteger=2))

    assert codes(session(item, answers={("a",): value})) == found


@pytest.mark.parametrize(
    ("pattern", "words", "found"),
    [
        ("[0-9]{2}", "12", []),
        ("[0-9]{2}", "123", ["regex"]),
        ("^[0-9]+$", "12", []),
        ("(", "anything", []),
        ("(a+)+b", "a" * 50, ["regex"]),
    ],
)
def test_the_whole_answer_must_fit_the_pattern_and_bad_patterns_check_nothing(
    pattern: str, words: str, found: list[str]
) -> None:
    item = extended(q("a"), extension(ext.REGEX, valueString=pattern))

    assert codes(session(item, answers={("a",): text(words)})) == found
