"""When somebody stops a visit, what was written is shown, the largest first, and goes where they say so."""

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QRadioButton

from fieldkit.records.paths import parse_written
from fieldkit.services.writing import take_back
from fieldkit.services.writing.capture import begin_record, open_record
from fieldkit.services.writing.entering import enter
from fieldkit.ui.screens.taking_back import TAKE_BACK
from fieldkit.ui.visit.opened import Opened
from fieldkit.ui.widgets.buttons import Button
from tests.ui.computer import Computer

SAID = "He took my pension book on Tuesday and I cried all afternoon"
END = parse_written("v.ending/v.end")
STOPPED = {
    "valueCoding": {
        "system": "https://fieldkit.example.org/fhir/CodeSystem/answers",
        "code": "person-stopped",
        "display": "Person stopped",
    }
}


def ending(opened: Computer) -> None:
    opened.visiting.end_asked.emit()
    opened.until(lambda: opened.desk.ending.screen is not None)
    opened.settled()


def action(opened: Computer) -> str:
    """A record beside the visit with two answers."""
    session = opened.desk.session
    record = begin_record(session, session.newest_form("action"), person=opened.person)
    record.set(parse_written("aa/a.what"), {"valueString": SAID})
    record.set(parse_written("ab/a.learned"), {"valueString": "Tea at four"})
    opened.visiting.show_opened(Opened(record, opened.visiting.page))
    return record.id


def test_a_visit_that_the_person_stopped_shows_what_was_written_before_it_ends(opened: Computer) -> None:
    opened.start_visit()
    record = action(opened)
    ending(opened)
    screen = opened.desk.ending.screen
    assert screen is not None
    visit = opened.desk.ending.record
    assert visit is not None
    visit.set(END, STOPPED)

    screen.finished.emit()
    opened.until(lambda: opened.desk.ending.sheet is not None)

    sheet = opened.desk.ending.sheet
    assert sheet is not None
    key = next(one for one in sheet.choices if "a.what" in one)
    assert next(iter(sheet.choices)) == key
    take = sheet.choices[key].findChildren(QRadioButton)[1]
    take.click()
    assert sheet.go.text() == "Take back 1 answer"
    sheet.go.click()
    opened.until(lambda: not opened.visiting.records)
    opened.settled()
    session = opened.desk.session
    words = {one.words for one in take_back.written(session, open_record(session, record))}
    assert SAID not in words
    assert "Tea at four" in words


def test_anything_can_be_taken_back_without_ending_the_visit(opened: Computer) -> None:
    opened.start_visit()
    action(opened)
    ending(opened)
    screen = opened.desk.ending.screen
    assert screen is not None

    screen.take_back.emit()
    opened.until(lambda: opened.desk.ending.sheet is not None)
    sheet = opened.desk.ending.sheet
    assert sheet is not None
    sheet.choices[next(iter(sheet.choices))].chosen.emit(TAKE_BACK)
    sheet.go.click()
    opened.settled()

    assert opened.window.toast.words.text() == "One answer taken back, as May asked."
    assert opened.desk.ending.screen is screen


def test_a_visit_that_ended_as_it_should_asks_nothing_more(opened: Computer) -> None:
    opened.start_visit()
    ending(opened)
    screen = opened.desk.ending.screen
    assert screen is not None

    screen.finished.emit()
    opened.until(lambda: not opened.visiting.records)

    assert opened.desk.ending.sheet is None


def test_today_does_not_offer_to_carry_on_with_a_visit_that_has_ended(opened: Computer) -> None:
    opened.start_visit().focus_first()
    focus = QApplication.focusWidget()
    assert focus is not None
    QTest.keyClicks(focus, "Sit by the window")
    opened.visiting.leave()
    opened.until(lambda: opened.window.page is opened.desk.today)
    opened.settled()
    assert [one.started for one in opened.desk.today.visits()] == ["begun"]
    opened.start_visit()
    ending(opened)
    screen = opened.desk.ending.screen
    assert screen is not None

    screen.finished.emit()
    opened.until(lambda: opened.window.page is opened.desk.today)
    opened.settled()

    (line,) = opened.desk.today.visits()
    assert (line.started, line.ended) == ("", "ended")
    words = [one.text() for one in opened.desk.today.findChildren(Button)]
    assert "Carry on" not in words
    assert "Open again" in words
    assert opened.desk.today.first_visit() is None


def test_the_end_of_a_call_out_shows_when_they_left_as_its_record_says(responder: Computer) -> None:
    responder.desk.calling_out.start("", "117")
    responder.until(lambda: bool(responder.visiting.records))
    responder.settled()
    (record,) = responder.visiting.records.values()
    enter(record, parse_written("tg/b.left"), "2026-11-22T02:40:00Z")
    ending(responder)
    visit = responder.desk.ending.record
    assert visit is not None
    left = visit.node(parse_written("v.ending/v.left")).values
    assert left == record.node(parse_written("tg/b.left")).values != ()
