from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from fieldkit.services.visit.calendar_file import CalendarFileError, calendar_bytes, read_calendar


def calendar(*entries: str) -> bytes:
    events = "".join(f"BEGIN:VEVENT\r\n{one}\r\nEND:VEVENT\r\n" for one in entries)
    return f"BEGIN:VCALENDAR\r\nVERSION:2.0\r\n{events}END:VCALENDAR\r\n".encode()


def test_what_a_visit_has_is_read_earliest_first() -> None:
    late = "UID:b\r\nDTSTART:20261124T100000Z\r\nDURATION:PT1H30M\r\nSUMMARY:Later"
    early = (
        "UID:a\r\nDTSTART;TZID=Europe/London:20260714T093000\r\nDTEND;TZID=Europe/London:20260714T101500\r\n"
        "SUMMARY:May Ash\r\n down\\, first talk\r\nLOCATION:12 Brook Lane\\nNether Hallow\r\n"
        "BEGIN:VALARM\r\nSUMMARY:Not this\r\nEND:VALARM"
    )
    first, second = read_calendar(calendar(late, early))
    assert (first.uid, first.summary, first.place) == ("a", "May Ashdown, first talk", "12 Brook Lane\nNether Hallow")
    assert first.starts == datetime(2026, 7, 14, 8, 30, tzinfo=UTC)
    assert first.ends - first.starts == timedelta(minutes=45)
    assert second.ends - second.starts == timedelta(minutes=90)
    assert not second.cancelled
    assert not second.repeats


def test_a_zone_that_nobody_knows_and_none_at_all_are_local_time() -> None:
    here = datetime(2026, 11, 24, 9, 0).astimezone()
    for zone in ("", ";TZID=GMT Standard Time", ';TZID="Nowhere/At-all"'):
        (one,) = read_calendar(calendar(f"DTSTART{zone}:20261124T090000\r\nSUMMARY:x"))
        assert one.starts == here


def test_whole_days_are_left_out_and_what_repeats_or_is_off_says_so() -> None:
    day = "DTSTART;VALUE=DATE:20261124\r\nSUMMARY:Leave"
    weekly = "DTSTART:20261124T090000Z\r\nRRULE:FREQ=WEEKLY\r\nSTATUS:CANCELLED\r\nSUMMARY:May"
    (one,) = read_calendar(calendar(day, weekly))
    assert one.cancelled
    assert one.repeats


@pytest.mark.parametrize("data", [b"", b"hello", b"\xff\xfe\x00", b"BEGIN:VCARD\r\nEND:VCARD"])
def test_what_is_no_calendar_is_said(data: bytes) -> None:
    with pytest.raises(CalendarFileError, match="calendar"):
        read_calendar(data)


def test_a_file_that_is_not_there_is_said(tmp_path: Path) -> None:
    with pytest.raises(CalendarFileError, match="cannot be read"):
        calendar_bytes(tmp_path / "week.ics")


@pytest.mark.parametrize("text", ["DTSTART:20261341T990000Z", "DTSTART:tomorrow", "SUMMARY:no time", "DTSTART"])
def test_an_entry_that_makes_no_sense_is_left_out(text: str) -> None:
    assert read_calendar(calendar(text)) == ()
