import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog

from fieldkit.records import paths
from fieldkit.services.day.waiting import waiting
from fieldkit.services.exchange.sync_now import Synced
from fieldkit.services.following import duty_team, unsent
from fieldkit.services.writing.capture import begin_record
from fieldkit.services.writing.entering import enter
from fieldkit.store import outbox
from fieldkit.ui.screens.end_visit import UnsentSheet
from fieldkit.ui.widgets.notices import Band
from fieldkit.ui.widgets.text import Words
from tests.ui.computer import Computer


@pytest.fixture
def worried(opened: Computer) -> Computer:
    """A concern that was finished and has reached nobody; its band stands over Today."""
    session = opened.desk.session
    record = begin_record(session, session.newest_form("safeguarding-concern"), person=opened.person)
    enter(record, paths.parse_written("xe/e.saw"), "No food in the kitchen")
    record.seal()
    opened.desk.go("today")
    opened.until(lambda: opened.desk.syncing.urgent > 0)
    opened.settled()
    return opened


def sheet_of(computer: Computer) -> UnsentSheet:
    computer.until(lambda: computer.desk.leaving.sheet is not None)
    sheet = computer.desk.leaving.sheet
    assert sheet is not None
    return sheet


def choose(sheet: UnsentSheet, number: int, words: str) -> None:
    sheet.choice.buttons()[number].click()
    sheet.words.setText(words)
    sheet.words.typed.emit(words)
    assert sheet.go.isEnabled()
    sheet.go.click()


def bands(computer: Computer) -> list[str]:
    return [band.words.text() for band in computer.window.findChildren(Band) if not band.isHidden()]


def press_lock(computer: Computer) -> None:
    QTest.keyClick(computer.window, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)


def test_without_anything_urgent_the_lock_asks_nothing(opened: Computer) -> None:
    press_lock(opened)

    assert opened.program.door.desk is None
    assert not opened.window.findChildren(QDialog)


def test_the_lock_stops_once_and_a_call_that_is_written_down_lets_it_go_on(worried: Computer) -> None:
    session = worried.desk.session
    press_lock(worried)
    sheet = sheet_of(worried)
    assert worried.program.door.desk is not None
    assert not sheet.go.isEnabled()
    said = " ".join(words.text() for words in sheet.findChildren(Words)) + " ".join(bands(worried))
    assert "Not sent: 1 note." in said
    assert "oncern" not in said
    assert "Ashdown" not in said

    choose(sheet, 0, "Duty desk, Ann, reference 33")

    worried.until(lambda: worried.program.door.desk is None)
    worried.settled()
    again = worried.laptop.unlock(session.profile.profile.id)
    assert unsent.unsent(again) == ()
    worried.laptop.lock(again)


def test_who_keeps_it_and_goes_gives_a_reason_and_the_band_is_there_again(worried: Computer) -> None:
    press_lock(worried)
    choose(sheet_of(worried), 3, "No signal in the valley")
    worried.until(lambda: worried.program.door.desk is None)
    worried.settled()
    assert bands(worried) == []

    worried.unlock()

    worried.until(lambda: bool(bands(worried)))
    assert bands(worried)[0].startswith("Not sent: 1 note.")


def test_ringing_now_goes_nowhere_and_says_whom_to_ring(worried: Computer) -> None:
    press_lock(worried)
    choose(sheet_of(worried), 1, "")

    worried.settled()
    assert worried.program.door.desk is not None
    assert "999" in worried.window.toast.words.text()


def test_quitting_stops_too_and_goes_on_afterwards(worried: Computer) -> None:
    worried.window.close()
    assert worried.window.isVisible()
    choose(sheet_of(worried), 2, "Glynis is ringing")

    worried.until(lambda: not worried.window.isVisible())
    assert worried.program.door.desk is None


def test_nobody_is_asked_when_nobody_is_there(worried: Computer) -> None:
    press_lock(worried)
    sheet_of(worried)

    worried.program.door.idleness.idle.emit()

    assert worried.program.door.desk is None
    worried.settled()
    assert not any(sheet.isVisible() for sheet in worried.window.findChildren(QDialog))


def test_ending_a_visit_stops_while_a_note_is_only_being_written(opened: Computer) -> None:
    opened.start_visit()
    form = opened.desk.session.newest_form("safeguarding-concern")
    opened.desk.asking._begin(form.canonical, opened.person)
    opened.until(lambda: len(opened.visiting.records) == 2)
    record = next(one for one in opened.visiting.records.values() if one.form.name == form.name)
    enter(record, paths.parse_written("xe/e.saw"), "No food in the kitchen")

    opened.visiting.end_asked.emit()

    choose(sheet_of(opened), 0, "Duty desk")
    opened.until(lambda: opened.desk.ending.screen is not None)


def test_a_call_can_be_written_down_from_the_band(worried: Computer) -> None:
    worried.desk.syncing.bands.call_asked.emit()
    choose(sheet_of(worried), 0, "Duty desk")

    worried.until(lambda: bands(worried) == [])
    assert worried.program.door.desk is not None


def test_the_stop_and_the_concern_show_the_duty_number_of_the_place(worried: Computer) -> None:
    table = b"postcodes,council,day,night,checked\nSK17,Derbyshire,01629 533190,,2026-11-02\n"
    session = worried.desk.session
    duty_team.import_table(session, table)
    press_lock(worried)
    sheet = sheet_of(worried)
    assert "01629 533190 (Derbyshire)" in [words.text() for words in sheet.findChildren(Words)]
    sheet.reject()

    worried.visiting.open_record(unsent.unsent(session)[0])
    worried.settled()
    shown = " ".join(words.text() for words in worried.view().findChildren(Words))
    assert "Ring now: 01629 533190 (Derbyshire). For their home, SK17" in shown


def test_the_open_question_says_by_itself_that_the_hub_has_it(worried: Computer) -> None:
    session = worried.desk.session
    press_lock(worried)
    sheet = sheet_of(worried)
    assert session.read(outbox.waiting)

    session.write(lambda held: held.execute("DELETE FROM outbox"))
    worried.desk.syncing.arrived.emit(Synced(1, 1, 0, (), 0, waiting(session), None))
    worried.until(lambda: sheet.reached)

    said = [words.text() for words in sheet.findChildren(Words)]
    assert any(words.startswith("The hub has it, ") for words in said)
    assert not any("Not sent" in words for words in said)
    sheet.go.click()
    worried.until(lambda: worried.program.door.desk is None)


def test_the_band_counts_the_notes_that_reached_nobody(worried: Computer) -> None:
    session = worried.desk.session
    another = begin_record(session, session.newest_form("safeguarding-concern"), person=worried.person)
    enter(another, paths.parse_written("xe/e.saw"), "A bruise")
    another.seal()

    worried.desk.reload_quietly()

    worried.until(lambda: any(words.startswith("Not sent: 2 notes.") for words in bands(worried)))
