from datetime import date

from fieldkit.base.wording import (
    DAY_MONTH_YEAR,
    MONTH_YEAR,
    WEEKDAY_DAY_MONTH,
    OnDay,
    joined,
    said,
    said_many,
)

A_DAY = date(2026, 11, 2)


def test_a_sentence_is_english_text_and_remembers_what_it_was_made_of() -> None:
    sentence = said("Ring {name} at {when}.", name="Jean", when="14:00")
    assert sentence == "Ring Jean at 14:00."
    assert sentence.template == "Ring {name} at {when}."
    assert sentence.values == {"name": "Jean", "when": "14:00"}
    assert sentence.number is None


def test_a_sentence_without_values_may_hold_braces() -> None:
    assert said("Write {like this}.") == "Write {like this}."


def test_english_says_one_of_one_only() -> None:
    words = [said_many("1 thing", "{count} things", count) for count in (0, 1, 2)]
    assert words == ["0 things", "1 thing", "2 things"]
    assert [one.number for one in words] == [0, 1, 2]
    assert said_many("{who} has 1", "{who} has {count}", 3, who="May") == "May has 3"


def test_a_day_is_written_as_in_england_and_stays_a_day() -> None:
    assert OnDay.of(A_DAY, WEEKDAY_DAY_MONTH) == "Monday 2 November"
    assert OnDay.of(A_DAY, DAY_MONTH_YEAR) == "2 November 2026"
    assert OnDay.of(A_DAY, MONTH_YEAR) == "November 2026"
    assert OnDay.of(A_DAY, MONTH_YEAR).day == A_DAY


def test_what_is_joined_stays_apart_and_what_is_empty_is_left_out() -> None:
    line = joined(" · ", "May", "", said("late"))
    assert line == "May · late"
    assert line.parts == ("May", said("late"))
