import pyrage

from fieldkit.services.known import last_signal
from fieldkit.store import state
from fieldkit.ui.widgets.chip import Chip
from fieldkit.ui.widgets.text import Words
from tests.ui.computer import Computer

SAID = "No signal here last time, today"


def _out_of_reach(opened: Computer) -> None:
    """Joined to a hub to which there is no connection."""
    recipient = str(pyrage.x25519.Identity.generate().to_public())
    hub = {"url": "http://127.0.0.1:1", "key": "ab" * 32, "area": "area", "recipient": recipient}
    opened.desk.session.write(lambda held: state.set_hub(held, hub))


def _try(opened: Computer) -> str:
    opened.desk.syncing.sync_now()
    opened.settled()
    opened.settled()
    return opened.desk.session.read(lambda held: last_signal.none_since(held, opened.person))


def test_a_visit_without_a_signal_is_said_on_today_and_at_prepare(opened: Computer) -> None:
    _out_of_reach(opened)
    opened.start_visit()
    assert _try(opened) != ""
    opened.visiting.leave()
    opened.until(lambda: opened.window.page is opened.desk.today)
    opened.settled()
    chips = [one for one in opened.desk.today.findChildren(Chip) if one.text() == SAID]
    assert [one.property("tone") for one in chips] == ["plain"]
    opened.desk.today.prepare.emit(opened.visit)
    opened.until(lambda: opened.window.page is opened.desk.preparing.screen)
    assert SAID in [one.text() for one in opened.desk.preparing.screen.findChildren(Words)]


def test_the_same_record_open_at_another_time_says_nothing_of_the_place(opened: Computer) -> None:
    _out_of_reach(opened)
    opened.start_visit()
    opened.laptop.minutes_later(600)
    assert _try(opened) == ""


def test_without_a_visit_nothing_is_learned(opened: Computer) -> None:
    _out_of_reach(opened)
    assert _try(opened) == ""
