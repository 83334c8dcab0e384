from collections.abc import Callable
from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from fieldkit.ui.widgets.dates import DateField, DateTimeField, TimeField, date_from, time_from
from tests.ui.accessible import nameless
from tests.ui.computer import Computer

Now = Callable[[], datetime]


@pytest.mark.parametrize(
    ("parts", "value"),
    [
        (("2", "11", "2026"), "2026-11-02"),
        (("", "11", "2026"), "2026-11"),
        (("", "", "1941"), "1941"),
        (("31", "6", "2026"), None),
        (("2", "", "2026"), None),
        (("2", "11", "26"), None),
        (("x", "11", "2026"), None),
        (("", "13", "2026"), None),
        (("", "", ""), None),
    ],
)
def test_a_date_may_be_known_in_part(parts: tuple[str, str, str], value: str | None) -> None:
    assert date_from(*parts) == value


@given(st.dates(min_value=date(1000, 1, 1)))
def test_every_day_there_is_can_be_typed(day: date) -> None:
    assert date_from(str(day.day), str(day.month), str(day.year)) == day.isoformat()


@pytest.mark.parametrize(
    ("text", "value"),
    [("9:30", "09:30:00"), ("0930", "09:30:00"), ("930", "09:30:00"), ("09.30", "09:30:00"), ("23:59:58", "23:59:58"),
     ("24:00", None), ("9:60", None), ("noon", None), ("", None), ("1:2:3:4", None)],
)  # fmt: skip
def test_times_are_read_as_people_write_them(text: str, value: str | None) -> None:
    assert time_from(text) == value


def test_typing_a_date_tells_what_is_known_so_far(qtbot: QtBot, now: Now) -> None:
    field = DateField(now)
    qtbot.addWidget(field)
    field.show()
    entered: list[object] = []
    drafted: list[str] = []
    field.entered.connect(entered.append)
    field.drafted.connect(drafted.append)
    QTest.keyClicks(field.year, "1941")
    QTest.keyClicks(field.month, "5")
    QTest.keyClicks(field.day, "2")
    assert entered == ["1941", "1941-05", "1941-05-02"]
    assert drafted == ["//1", "//19", "//194"]


def test_today_and_now_are_one_press(qtbot: QtBot, now: Now) -> None:
    day, clock, moment = DateField(now), TimeField(now), DateTimeField(now)
    told: list[object] = []
    for field in (day, clock, moment):
        qtbot.addWidget(field)
        field.entered.connect(told.append)
        field.show()
    day.today.click()
    clock.now.click()
    moment.time.now.click()
    assert told == ["2026-11-22", "09:30:00", "2026-11-22T09:30:00+00:00"]


def test_dates_are_shown_and_what_is_typed_is_left_alone(qtbot: QtBot, now: Now) -> None:
    field = DateField(now)
    qtbot.addWidget(field)
    field.show_date("2026-11-02")
    assert field.texts() == ("02", "11", "2026")
    field.day.show_text("2")
    field.show_date("2026-11-02")
    assert field.texts()[0] == "2"
    field.show_date(None, "31/6/2026")
    assert field.texts() == ("31", "6", "2026")
    field.show_date(None)
    assert field.texts() == ("", "", "")


def test_a_moment_is_a_date_until_it_has_a_time(qtbot: QtBot, now: Now) -> None:
    field = DateTimeField(now)
    qtbot.addWidget(field)
    field.show()
    told: list[object] = []
    drafts: list[str] = []
    field.entered.connect(told.append)
    field.drafted.connect(drafts.append)
    field.show_moment("2026-11-02")
    QTest.keyClicks(field.time.field, "9:30")
    assert told[-1] == "2026-11-02T09:30:00+00:00"
    assert drafts[0] == "02/11/2026 9"
    field.show_moment("2026-11-21T10:15:00+00:00")
    assert field.time.field.text() == "10:15"
    field.show_moment(None, "1/2/20 9:")
    assert field.date.texts() == ("1", "2", "20")


def test_times_are_shown_without_idle_seconds(qtbot: QtBot, now: Now) -> None:
    field = TimeField(now)
    qtbot.addWidget(field)
    field.show_time("09:30:00")
    assert field.field.text() == "09:30"
    field.show_time("09:30:07")
    assert field.field.text() == "09:30:07"
    field.show_time(None)
    assert field.field.text() == ""


def test_they_have_names_grow_with_the_text_and_lock(qtbot: QtBot, now: Now) -> None:
    for field in (DateField(now), TimeField(now), DateTimeField(now)):
        qtbot.addWidget(field)
        field.describe("When was it?", "")
        field.show()
        assert nameless(field) == []
        field.set_locked(True)
    date_field = DateField(now)
    qtbot.addWidget(date_field)
    before = date_field.year.width()
    font = date_field.year.font()
    font.setPixelSize(34)
    date_field.year.setFont(font)
    assert date_field.year.width() > before
    assert date_field.layoutDirection() == Qt.LayoutDirection.LeftToRight


def test_a_time_and_how_it_is_written_have_room_in_large_text(opened: Computer, now: Now) -> None:
    field = TimeField(now, opened.window)
    field.show()
    opened.desk._dresser.change(scale=2.5)
    opened.settled()
    words = field.field.fontMetrics().horizontalAdvance(field.field.placeholderText())
    assert field.field.width() >= words + 36
    field.deleteLater()
