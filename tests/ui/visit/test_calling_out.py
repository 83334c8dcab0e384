from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from fieldkit.records import paths
from fieldkit.services.person import responder_card
from fieldkit.services.visit import visits
from fieldkit.services.writing.capture import begin_record
from fieldkit.services.writing.entering import enter
from fieldkit.ui.screens.call_out import CallOutSheet, WhoSheet
from fieldkit.ui.widgets.buttons import Button
from fieldkit.ui.widgets.text import Words
from tests.ui.accessible import nameless
from tests.ui.computer import Computer

ANSWERS = (
    ("rc1/rc.full", "Mary Ashdown"),
    ("rc1/rc.addr", "12 Brook Lane, Longnor"),
    ("rc1/rc.find", "Track left after the chapel, blue door."),
    ("rc1/rc.keyWhere", "Left of the back door"),
    ("rc1/rc.key", "4711 hash"),
    ("rc1/rc.inDate", "2026-10-02"),
    ("rc2/rc.flags", "Blood thinner"),
    ("rc2/rc.date", "2025-05-02"),
    ("rc2/rc.paper", "On the fridge"),
    ("rc2/rc.risk", "The dog bit somebody, May 2026"),
)


def card(computer: Computer) -> None:
    session = computer.desk.session
    record = begin_record(session, session.newest_form("responder-card"), person=computer.person)
    for path, said in ANSWERS:
        enter(record, paths.parse_written(path), said)
    record.seal()


def told(computer: Computer) -> str:
    screen = computer.desk.calling_out.screen
    return " ".join(words.text() for words in screen.findChildren(Words) if words.isVisible())


def press(computer: Computer, words: str) -> None:
    screen = computer.desk.calling_out.screen
    next(one for one in screen.findChildren(Button) if one.text() == words and one.isVisible()).click()


def sheet(computer: Computer, kind: type[CallOutSheet] | type[WhoSheet]) -> CallOutSheet | WhoSheet:
    computer.until(lambda: any(one.isVisible() for one in computer.window.findChildren(kind)))
    return next(one for one in computer.window.findChildren(kind) if one.isVisible())


def test_one_press_on_today_starts_a_call_out_to_nobody_named_yet(responder: Computer) -> None:
    start = next(b for b in responder.desk.today.findChildren(Button) if b.text() == "Start a call-out")
    start.click()
    asked = sheet(responder, CallOutSheet)
    assert asked.go.isEnabled()
    asked.go.click()
    responder.until(lambda: responder.window.filling is responder.visiting.workspace)
    responder.settled()

    workspace = responder.visiting.workspace
    assert workspace.name.text() == "Not named yet"
    assert workspace.who.isVisible()
    assert not workspace.responder_card.isVisible()
    assert nameless(responder.window) == []


def test_the_unnamed_call_out_is_joined_and_one_press_takes_it_back(responder: Computer) -> None:
    responder.desk.calling_out.start("", "117")
    responder.until(lambda: responder.visiting.visit is not None)
    responder.settled()
    responder.visiting.workspace.who.click()
    asked = sheet(responder, WhoSheet)
    assert not asked.go.isEnabled()
    asked.person.chosen.emit(responder.person)
    asked.go.click()
    responder.until(lambda: responder.visiting.workspace.name.text() == "May")
    responder.settled()
    visit = responder.visiting.visit
    assert visit is not None
    assert visit.person == responder.person

    responder.window.toast.take_back()
    responder.until(lambda: responder.visiting.workspace.name.text() == "Not named yet")
    responder.settled()
    session = responder.desk.session
    line = session.read(lambda held: visits.one(held, session.shelf, visit.id))
    assert line is not None
    assert line.person == ""


def test_a_plan_opened_from_today_is_joined_and_one_press_takes_it_back(opened: Computer) -> None:
    opened.desk.safety_plan()
    opened.until(lambda: bool(opened.visiting.records))
    opened.settled()
    workspace = opened.visiting.workspace
    (plan,) = opened.visiting.records.values()
    assert workspace.name.text() == "Not named yet"
    workspace.who.click()
    asked = sheet(opened, WhoSheet)
    asked.person.chosen.emit(opened.person)
    asked.go.click()
    opened.until(lambda: workspace.name.text() == "May")
    opened.settled()
    assert plan.person == opened.person
    assert not workspace.who.isVisible()

    opened.window.toast.take_back()
    opened.until(lambda: workspace.name.text() == "Not named yet")
    opened.settled()
    assert plan.person == ""
    assert workspace.who.isVisible()


def test_the_card_comes_first_and_says_what_is_old(responder: Computer) -> None:
    card(responder)
    responder.desk.calling_out.start(responder.person, "117")
    responder.until(lambda: responder.window.filling is responder.desk.calling_out.screen)
    responder.settled()

    shown = told(responder)
    assert "Track left after the chapel, blue door." in shown
    assert "Checked 2 October" in shown
    assert "Checked 2 May 2025: older than 12 months" in shown
    assert "does not mean no help" in shown
    assert "4711" not in shown
    assert "dog" not in shown
    assert nameless(responder.window) == []


def test_the_code_shows_once_it_is_written_down_and_hides_by_itself(responder: Computer) -> None:
    card(responder)
    responder.desk.calling_out.start(responder.person, "117")
    screen = responder.desk.calling_out.screen
    responder.until(lambda: responder.window.filling is screen)
    responder.settled()
    press(responder, "Show the code")
    responder.until(lambda: "4711 hash" in told(responder))
    assert "Hidden again in 60 seconds." in told(responder)
    record = next(iter(responder.visiting.records))
    assert [one.by for one in responder_card.looks(responder.desk.session, record)] == ["Kevin Doyle"]

    for _ in range(60):
        screen._tick()
    assert "4711" not in told(responder)
    shown = next(
        b for b in screen.findChildren(Button) if b.accessibleName() == "Show: Visiting risks, with dates"
    )
    shown.click()
    assert "dog" in told(responder)
    QTest.keyClick(screen, Qt.Key.Key_Escape)
    responder.until(lambda: responder.window.filling is responder.visiting.workspace)
    QApplication.processEvents()
    assert "dog" not in " ".join(words.text() for words in screen.findChildren(Words))


def test_without_the_incident_number_the_code_stays_hidden_and_the_way_is_said(responder: Computer) -> None:
    card(responder)
    responder.desk.calling_out.start(responder.person, "")
    responder.until(lambda: responder.window.filling is responder.desk.calling_out.screen)
    responder.settled()
    press(responder, "Show the code")
    responder.until(responder.window.toast.isVisible)
    responder.settled()

    assert "incident number" in responder.window.toast.words.text()
    assert "4711" not in told(responder)
