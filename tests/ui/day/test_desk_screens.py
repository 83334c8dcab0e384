from fieldkit.ui.screens.about import AboutScreen
from fieldkit.ui.screens.emergency import EmergencyCard
from fieldkit.ui.screens.people import PeopleScreen
from tests.ui.computer import Computer


def test_what_most_days_do_not_need_is_made_when_it_is_gone_to(opened: Computer) -> None:
    desk = opened.desk
    rare = (PeopleScreen, AboutScreen, EmergencyCard)
    assert not [part for part in desk.made() if isinstance(part, rare)]
    desk.go("people")
    opened.until(lambda: opened.window.page is desk.people)
    desk.show_emergency()
    assert opened.window.filling is desk.emergency
    assert [type(part) for part in desk.made() if isinstance(part, rare)] == [PeopleScreen, EmergencyCard]


def test_screens_that_were_made_later_are_put_away_with_the_others(opened: Computer) -> None:
    desk = opened.desk
    desk.go("people")
    desk.go("about")
    desk.go("directory")
    opened.settled()
    opened.program.door.lock()
    opened.settled()
    opened.until(lambda: not opened.window.putting_away.busy)
    assert not opened.window.findChildren(PeopleScreen)
    assert not opened.window.findChildren(AboutScreen)
