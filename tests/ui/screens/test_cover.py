from datetime import UTC, datetime

from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from fieldkit.ui.screens.cover import CoverScreen, PinSheet


def test_it_shows_the_time_and_hands_over_what_was_typed_once(qtbot: QtBot) -> None:
    screen = CoverScreen(lambda: datetime(2026, 11, 22, 14, 5, tzinfo=UTC))
    qtbot.addWidget(screen)
    tried: list[str] = []
    screen.tried.connect(tried.append)

    QTest.keyClicks(screen.field, "482915")
    screen.go.click()
    screen.go.click()

    assert screen.time.text() == "14:05"
    assert tried == ["482915"]
    assert screen.field.text() == ""


def test_it_says_how_many_tries_are_left(qtbot: QtBot) -> None:
    screen = CoverScreen(lambda: datetime(2026, 11, 22, 14, 5, tzinfo=UTC))
    qtbot.addWidget(screen)
    screen.show_wrong(1)
    assert screen.wrong.text() == "That is not it. 1 try left."


def test_a_pin_can_be_used_once_it_is_whole(qtbot: QtBot) -> None:
    sheet = PinSheet()
    qtbot.addWidget(sheet)
    QTest.keyClicks(sheet.field, "48291")
    assert not sheet.go.isEnabled()
    QTest.keyClicks(sheet.field, "5")
    assert sheet.go.isEnabled()
