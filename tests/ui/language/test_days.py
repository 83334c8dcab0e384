from datetime import UTC, date, datetime

import pytest

from fieldkit.ui.language import days

DAY = date(2026, 11, 22)


def test_moments_are_said_as_people_say_them() -> None:
    assert days.moment_words("", DAY) == ""
    assert days.moment_words("2026-11-14", DAY) == "14 November"
    assert days.moment_words("2026-11-22", DAY) == "today"
    assert days.clock_words("2026-11-14") == ""


@pytest.mark.parametrize(("second", "words"), [(1, "Saved"), (12, "Saved 12 s ago"), (59, "Saved 59 s ago")])
def test_how_long_ago_it_was_saved(second: int, words: str) -> None:
    now = datetime(2026, 11, 22, 9, 0, second, tzinfo=UTC)
    assert days.since_words("2026-11-22T09:00:00.000Z", now) == words
    assert days.since_words("2026-11-22T08:57:00.000Z", now) == "Saved 3 min ago"


def test_a_day_near_now_has_a_word_and_a_time() -> None:
    today = days.moment_words("2026-11-22T09:00:00.000Z", DAY)
    assert today == f"today {days.clock_words('2026-11-22T09:00:00.000Z')}"
    assert days.day_words("2026-11-21", DAY) == "yesterday"
    assert days.day_words("2024-11-14", DAY) == "14 November 2024"
