from datetime import date

import pytest

from fieldkit.services.library.words import day_words, value_words

TODAY = date(2026, 11, 22)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("2026-11-22", "today"),
        ("2026-11-21", "yesterday"),
        ("2026-11-23", "tomorrow"),
        ("2026-03-02", "2 March"),
        ("2019-03-02", "2 March 2019"),
        ("2019", "2019"),
    ],
)
def test_a_day_is_called_what_people_call_it(text: str, words: str) -> None:
    assert day_words(text, TODAY) == words


def test_an_answer_is_worded_by_its_kind() -> None:
    assert value_words({"valueCoding": {"code": "x", "display": "The first"}}) == "The first"
    assert value_words({"valueBoolean": False}) == "no"
    assert value_words(None) == ""
