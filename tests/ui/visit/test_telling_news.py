from datetime import timedelta

from PySide6.QtWidgets import QApplication

from fieldkit.records import paths
from fieldkit.services.person import people, person_news
from fieldkit.services.writing.capture import begin_record
from fieldkit.services.writing.entering import enter
from fieldkit.ui.screens.news_sheets import CheckFirstSheet, DeathSheet
from fieldkit.ui.widgets.buttons import Button
from fieldkit.ui.widgets.notices import FindingLine
from fieldkit.ui.widgets.text import Words
from tests.ui.accessible import nameless
from tests.ui.computer import Computer


def page(opened: Computer) -> None:
    opened.desk.open_person(opened.person)
    opened.until(lambda: opened.window.page is opened.desk.person)
    opened.settled()


def press(opened: Computer, words: str) -> None:
    root = opened.window
    next(one for one in root.findChildren(Button) if one.text() == words and one.isVisible()).click()


def told(opened: Computer) -> str:
    QApplication.processEvents()
    return " ".join(words.text() for words in opened.window.findChildren(Words) if words.isVisible())


def test_told_of_a_death_is_said_on_the_page_and_one_press_takes_it_back(opened: Computer) -> None:
    page(opened)
    press(opened, "Told of a death")
    opened.until(lambda: any(one.isVisible() for one in opened.window.findChildren(DeathSheet)))
    sheet = next(one for one in opened.window.findChildren(DeathSheet) if one.isVisible())
    assert not sheet.go.isEnabled()
    sheet.by.setText("Jean")
    sheet.by.typed.emit("Jean")
    sheet.go.click()
    opened.until(lambda: "May may have died. Sharon Pike was told by Jean." in told(opened))
    opened.settled()
    assert "Visits and reminders wait." in told(opened)
    assert nameless(opened.window) == []

    press(opened, "It was a mistake")
    opened.until(lambda: "may have died" not in told(opened))
    opened.settled()
    assert people.page(opened.desk.session, opened.person).death is None


def test_a_visit_to_somebody_who_may_have_died_asks_to_check_and_then_starts(opened: Computer) -> None:
    session = opened.desk.session
    person_news.tell(session, opened.person, by="Jean", opened={})
    opened.desk.go("today")
    opened.settled()
    lines = [one.words.text() for one in opened.desk.today.findChildren(FindingLine)]
    assert any(one.startswith("Check before you go. May may have died.") for one in lines)
    assert opened.desk.today.first_visit() is None

    opened.desk.start_visit(opened.visit)
    opened.until(lambda: any(one.isVisible() for one in opened.window.findChildren(CheckFirstSheet)))
    assert opened.window.filling is None
    next(one for one in opened.window.findChildren(CheckFirstSheet) if one.isVisible()).go.click()
    opened.until(lambda: opened.window.filling is opened.visiting.workspace)
    opened.settled()


def test_a_confirmed_death_leaves_no_way_to_start(opened: Computer) -> None:
    opened.desk.telling.confirmed(opened.person, "hospital", "2026-11-19")
    opened.settled()
    opened.desk.go("today")
    opened.settled()
    shown = [one.text() for one in opened.desk.today.findChildren(Button) if one.isVisible()]
    assert "Start visit" not in shown
    assert "May died on 19 November 2026." in told(opened)


def test_in_hospital_and_home_again(opened: Computer) -> None:
    page(opened)
    press(opened, "In hospital")
    opened.until(lambda: "In hospital since 22 November 2026" in told(opened))
    opened.settled()
    press(opened, "Home again")
    opened.until(lambda: "since 22 November" not in told(opened))
    opened.settled()


def test_what_we_are_sorting_out_stands_on_the_page_and_who_did_not_answer_on_today(opened: Computer) -> None:
    session = opened.desk.session
    record = begin_record(session, session.newest_form("episode"), person=opened.person)
    for path, said in (
        ("ep1/ep.first", "2026-09-14T10:00:00+01:00"),
        ("ep1/ep.lead", "Sharon"),
        ("ep2/ep.block", "waiting-for-a-landlord"),
        ("ep2/ep.pull[new]/ep.pull.name", "PC Lowe"),
    ):
        enter(record, paths.parse_written(path), said)
    record.seal()
    page(opened)
    assert "Open since 14 September · Sharon leads · waiting for a landlord" in told(opened)

    opened.laptop.clock.advance(timedelta(days=8))
    opened.desk.go("today")
    opened.settled()
    assert "No answer yet: PC Lowe" in told(opened)
    press(opened, "Ask again")
    opened.until(lambda: opened.window.filling is opened.visiting.workspace)
    opened.settled()
