from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fieldkit.questionnaire import temporal
from fieldkit.questionnaire.temporal import (
    compare,
    full_time,
    parse,
    parse_date,
    parse_moment,
    parse_time,
    write,
)


@pytest.mark.parametrize(
    "text", ["2026", "2026-11", "2026-11-22", "2026-11-22T09:30:00Z", "2026-11-22T09:30:00.250+01:00"]
)
def test_a_date_or_moment_is_written_as_it_was_read(text: str) -> None:
    moment = parse_moment(text)

    assert moment is not None
    assert write(moment) == text


@pytest.mark.parametrize(
    "text", ["2026-13", "2026-02-30", "26-01-01", "2026-11-22T25:00:00Z", "yesterday", "", "0000"]
)
def test_what_is_no_date_is_not_read_as_one(text: str) -> None:
    assert parse_moment(text) is None


@pytest.mark.parametrize("text", ["24:00", "09:60:00", "9:30", "09-30", ""])
def test_what_is_no_time_is_not_read_as_one(text: str) -> None:
    assert parse_time(text) is None


def test_times_may_come_without_seconds_and_are_written_with_them() -> None:
    moment = parse_time("09:30")

    assert moment is not None
    assert write(moment) == "09:30:00"
    assert full_time(moment).parts == (9, 30, Decimal(0))


@pytest.mark.parametrize(
    ("left", "right", "order"),
    [
        ("2026", "2027-01", -1),
        ("2026", "2026-05", None),
        ("2026-05-01", "2026-05-01", 0),
        ("2026-05-01T10:00:00Z", "2026-05-01T11:00:00+01:00", 0),
        ("2026-05-01T10:00:00Z", "2026-05-01T10:00:00.5Z", -1),
    ],
)
def test_the_written_parts_decide_which_comes_first(left: str, right: str, order: int | None) -> None:
    first, second = parse_moment(left), parse_moment(right)

    assert first is not None
    assert second is not None
    assert compare(first, second) == order


def test_a_time_cannot_be_set_against_a_date() -> None:
    first, second = parse_time("10:00:00"), parse_date("2026")

    assert first is not None
    assert second is not None
    assert compare(first, second) is None


@given(st.dates(), st.dates())
def test_full_dates_are_ordered_as_python_orders_them(left: date, right: date) -> None:
    first, second = parse("valueDate", left.isoformat()), parse("answerDate", right.isoformat())

    assert first is not None
    assert second is not None
    assert compare(first, second) == (left > right) - (left < right)


def test_the_key_says_how_to_read() -> None:
    kinds = [
        parse(key, text)
        for key, text in (("valueTime", "10:00"), ("valueDateTime", "2026"), ("valueString", "2026"))
    ]

    assert [one.kind if one else None for one in kinds] == ["time", "dateTime", None]


def test_moving_into_utc_keeps_impossible_moments_as_they_are() -> None:
    edge = temporal.parse_moment("0001-01-01T00:00:00+14:00")

    assert edge is not None
    assert edge.in_utc() == edge
