from fieldkit.services.day import today
from fieldkit.services.person import person_news
from fieldkit.ui.screens.news_sheets import CheckFirstSheet
from tests.ui.computer import Computer


def test_visiting_somebody_now_takes_todays_planned_visit(opened: Computer) -> None:
    opened.desk.starting.visit_person(opened.person)
    opened.until(lambda: opened.window.filling is opened.visiting.workspace)
    opened.settled()

    assert opened.visiting.visit is not None
    assert opened.visiting.visit.id == opened.visit
    assert len(today.today(opened.desk.session).visits) == 1


def test_a_stopped_visit_is_said_and_does_not_start(opened: Computer) -> None:
    person_news.confirm(opened.desk.session, opened.person, by="police", opened={})
    opened.desk.starting.start(opened.visit)
    opened.until(opened.window.toast.isVisible)
    opened.settled()

    assert "May died." in opened.window.toast.words.text()
    assert opened.window.filling is None
    assert not opened.window.findChildren(CheckFirstSheet)
