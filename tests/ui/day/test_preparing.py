from datetime import date

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from fieldkit.records import paths
from fieldkit.services.person import actions, people
from fieldkit.services.writing.capture import begin_record, open_record
from fieldkit.services.writing.entering import enter
from fieldkit.ui.day import preparing
from fieldkit.ui.presenting import presenting
from fieldkit.ui.widgets.buttons import Button
from fieldkit.ui.widgets.text import Words
from tests.ui.computer import Computer


def _promise(opened: Computer) -> None:
    session = opened.desk.session
    record = begin_record(session, session.newest_form("conversation"), person=opened.person)
    at = enter(record, paths.parse_written("sh/g[new]/h.action[new]/h.action.what"), "Ring Denise")
    enter(record, (*at[:-1], "h.action.due"), "2026-01-02")
    record.seal()


def test_prepare_tells_what_to_know_and_starts_the_visit(opened: Computer) -> None:
    desk = opened.desk
    _promise(opened)
    desk.today.prepare.emit(opened.visit)
    opened.until(lambda: opened.window.page is desk.preparing.screen)
    opened.settled()
    told = " ".join(words.text() for words in desk.preparing.screen.findChildren(Words))
    assert "Before you visit May" in told
    assert "Ring Denise" in told
    assert "Nothing that has come to this laptop." in told
    assert "Told already: no need to ask again Goals, who does what · Conversation record · today" in told
    assert "Old: ask before you rely on it" not in told
    read = next(b for b in desk.preparing.screen.findChildren(Button) if b.text() == "I have read this")
    read.click()
    opened.until(
        lambda: "Sharon Pike, today" in " ".join(w.text() for w in desk.preparing.screen.findChildren(Words))
    )
    opened.settled()
    opened.window.main_key.emit()
    opened.until(lambda: opened.window.filling is opened.visiting.workspace)
    opened.settled()


def test_nothing_about_others_and_nothing_restricted_is_told(opened: Computer) -> None:
    session = opened.desk.session
    page = people.page(session, opened.person)
    visit = opened.desk.today.visits()[0]
    data = preparing.prepare_data(visit, page, (), date(2026, 11, 22))
    assert data.visit_id == opened.visit
    assert data.needs == presenting.person_facts(page)
    assert data.matters == "I want to stay in my own kitchen."


def test_what_is_old_is_said_to_be_old(opened: Computer) -> None:
    session = opened.desk.session
    person = open_record(session, opened.person)
    flag = person.add(("p.health", "p.flags"))
    enter(person, (*flag, "p.flags.kind"), "seizures")
    person.set((*flag, "p.flags.date"), {"valueDate": "2019"})
    person.seal()
    known = preparing.known_of(session, opened.visit, date(2026, 11, 22))
    assert [one for one in known.stale if "Seizures" in one] == ["Seizures, 2019: not looked at since 2019"]


def _done(screen: QWidget) -> list[Button]:
    return [one for one in screen.findChildren(Button) if one.accessibleName() == "Done: Ring Denise"]


@pytest.mark.parametrize("place", ["today", "actions"])
def test_done_completes_the_promise_and_one_press_takes_it_back(opened: Computer, place: str) -> None:
    desk, session = opened.desk, opened.desk.session
    screen = desk.today if place == "today" else desk.actions
    _promise(opened)
    desk.go(place)
    opened.until(lambda: opened.window.page is screen and bool(_done(screen)))
    opened.settled()
    _done(screen)[0].click()
    opened.until(opened.window.toast.isVisible)
    opened.settled()
    assert opened.window.toast.words.text() == "Done: Ring Denise"
    assert actions.all_open(session) == ()
    opened.until(lambda: not _done(screen))
    opened.window.toast.take_back()
    QTest.qWait(0)
    QApplication.processEvents()
    opened.until(lambda: bool(actions.all_open(session)))
    opened.settled()
    opened.until(lambda: bool(_done(screen)))
