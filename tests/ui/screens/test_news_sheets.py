from collections.abc import Callable
from datetime import datetime

from pytestqt.qtbot import QtBot

from fieldkit.ui.screens.news_sheets import CheckFirstSheet, ConfirmSheet, CoverForMeSheet, DeathSheet
from fieldkit.ui.widgets.choice_buttons import ChoiceOption
from fieldkit.ui.widgets.choices import ChoiceList
from fieldkit.ui.widgets.text import Words

Now = Callable[[], datetime]


def test_a_death_that_is_told_needs_who_told_it_and_no_day(qtbot: QtBot, now: Now) -> None:
    sheet = DeathSheet(now)
    qtbot.addWidget(sheet)
    assert not sheet.go.isEnabled()
    sheet.by.setText("Jean")
    sheet.by.typed.emit("Jean")
    assert sheet.go.isEnabled()
    assert sheet.died_on == ""


def test_only_those_who_may_are_offered_to_confirm_it(qtbot: QtBot, now: Now) -> None:
    sheet = ConfirmSheet(now)
    qtbot.addWidget(sheet)
    assert not sheet.go.isEnabled()
    sheet.findChildren(ChoiceList)[0].chosen.emit("registrar")
    assert sheet.go.isEnabled()
    assert sheet.by == "registrar"


def test_what_to_check_is_said_without_saying_it_twice(qtbot: QtBot) -> None:
    sheet = CheckFirstSheet("Check before you go. In hospital since 20 November 2026.")
    qtbot.addWidget(sheet)
    told = [words.text() for words in sheet.findChildren(Words)]
    assert "In hospital since 20 November 2026." in told


def test_a_cover_needs_a_colleague_and_without_any_says_whom_to_ring(qtbot: QtBot) -> None:
    sheet, alone = CoverForMeSheet([ChoiceOption("p", "Glynis Hart, nurse")]), CoverForMeSheet([])
    qtbot.addWidget(sheet)
    qtbot.addWidget(alone)
    assert not sheet.go.isEnabled()
    sheet.findChildren(ChoiceList)[0].chosen.emit("p")
    assert sheet.go.isEnabled()
    assert any("ring somebody" in words.text() for words in alone.findChildren(Words))
