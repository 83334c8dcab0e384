import string
from datetime import date, timedelta, timezone

import pytest

from fieldkit.base.assets import resource
from fieldkit.base.jsontext import loads
from fieldkit.printing.phrases import phrases_in

LONDON_IN_SUMMER = timezone(timedelta(hours=1))
WORDINGS = {
    path.stem: loads(path.read_text(encoding="utf-8")) for path in resource("print", "phrases").glob("*.json")
}


def parts(phrase: str) -> set[str]:
    """The names of what is filled into a phrase."""
    return {name for _, name, _, _ in string.Formatter().parse(phrase) if name}


@pytest.mark.parametrize("language", sorted(WORDINGS))
def test_every_language_has_only_known_phrases_and_fills_in_the_same_parts(language: str) -> None:
    own, english = WORDINGS[language], WORDINGS["en"]
    assert set(own) - set(english) <= {"review"}
    assert {key for key in own if key in english and parts(own[key]) != parts(english[key])} == set()


def test_the_welsh_wording_is_whole_and_says_that_it_needs_a_translator() -> None:
    assert set(WORDINGS["cy"]) - {"review"} == set(WORDINGS["en"])
    assert "translator" in WORDINGS["cy"]["review"]


@pytest.mark.parametrize(
    ("when", "words"),
    [
        ("2026-11-14", "14 November 2026"), ("2026-05", "May 2026"), ("2026", "2026"),
        ("2026-06-30T23:30:00Z", "1 July 2026"), ("when the tide is out", "when the tide is out"),
    ],
)  # fmt: skip
def test_a_day_is_said_as_exactly_as_it_was_given(when: str, words: str) -> None:
    assert phrases_in("en").day(when, LONDON_IN_SUMMER) == words


@pytest.mark.parametrize(
    ("when", "words"),
    [
        ("09:30:00", "9:30 am"),
        ("00:05:00", "12:05 am"),
        ("12:00", "12:00 pm"),
        ("13:01:07", "1:01:07 pm"),
        ("soon", "soon"),
    ],
)
def test_a_time_is_said_on_a_clock_of_twelve_hours(when: str, words: str) -> None:
    assert phrases_in("en").time(when) == words


def test_an_instant_is_said_on_the_clocks_of_the_place() -> None:
    assert phrases_in("en").moment("2026-06-01T08:15:00Z", LONDON_IN_SUMMER) == "1 June 2026, 9:15 am"
    assert phrases_in("cy").moment("2026-06-01", LONDON_IN_SUMMER) == "1 Mehefin 2026"
    assert phrases_in("en").date(date(2026, 11, 22)) == "22 November 2026"


def test_a_language_without_a_wording_gets_english_and_says_so() -> None:
    assert phrases_in("pl").language == "en"
    assert phrases_in("cy-GB").language == "cy"
    assert phrases_in("").language == "en"


def test_a_code_without_a_wording_is_shown_as_it_is() -> None:
    assert phrases_in("en").known("through", "interpreter") == "an interpreter"
    assert phrases_in("en").known("through", "Jean Moss") == "Jean Moss"
