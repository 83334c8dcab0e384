"""Moments are written and read the FHIR way."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fieldkit.base.clock import FixedClock, SystemClock, format_instant, parse_instant

START = datetime(2026, 11, 22, 9, 30, 0, 123456, tzinfo=UTC)


def test_an_instant_has_milliseconds_and_says_utc() -> None:
    assert format_instant(START) == "2026-11-22T09:30:00.123Z"


def test_a_moment_without_a_zone_is_turned_away() -> None:
    with pytest.raises(ValueError, match="time zone"):
        parse_instant("2026-11-22T09:30:00")


@given(st.datetimes(min_value=datetime(1950, 1, 1), timezones=st.just(UTC)))
def test_an_instant_read_back_is_the_same_to_the_millisecond(moment: datetime) -> None:
    back = parse_instant(format_instant(moment))

    assert timedelta(0) <= moment - back < timedelta(milliseconds=1)


def test_a_fixed_clock_stands_still_until_it_is_moved() -> None:
    clock = FixedClock(START)
    assert clock.now() == START

    clock.advance(timedelta(minutes=5))

    assert clock.now() - START == timedelta(minutes=5)


def test_the_system_clock_speaks_utc() -> None:
    assert SystemClock().now().tzinfo is UTC
