import threading

import pyrage

from fieldkit.services.day import waiting
from fieldkit.services.exchange import sync_now
from fieldkit.services.exchange.sync_now import Synced
from fieldkit.services.exchange.sync_progress import Progress, Told
from fieldkit.store import state
from fieldkit.ui.widgets.share_bar import ShareBar
from fieldkit.ui.widgets.text import Words
from tests.ui.computer import Computer


def test_without_a_hub_the_foot_says_so_and_nothing_is_green(opened: Computer) -> None:
    opened.settled()
    assert opened.window.rail.connection.text() == "No hub yet"
    assert opened.window.rail.only_here.text() == "2 records only on this laptop"
    assert opened.window.rail.last_contact.text() == "No contact yet"
    assert opened.window.rail.places.button("sync").accessibleDescription() == "2 waiting"


def test_the_sync_centre_tells_why_nothing_is_sent_and_what_to_do(opened: Computer) -> None:
    opened.desk.go("sync")
    opened.until(lambda: opened.window.page is opened.desk.syncing.screen)
    opened.desk.syncing.sync_now()
    opened.settled()
    opened.settled()
    assert opened.window.page is opened.desk.syncing.screen
    assert not opened.desk.syncing._running


def test_a_hub_that_does_not_answer_is_asked_less_often_but_never_for_a_concern(opened: Computer) -> None:
    syncing = opened.desk.syncing
    pauses = []
    for failures in (0, 1, 2, 3, 12):
        syncing._failures = failures
        pauses.append(syncing._pause_ms() // 1_000)
    assert pauses == [60, 15, 30, 60, 300]
    syncing.urgent = True
    assert syncing._pause_ms() == 15_000


def test_leaving_a_record_sends_soon_and_goes_on_by_itself(opened: Computer) -> None:
    opened.start_visit()
    syncing = opened.desk.syncing
    opened.settled()
    opened.visiting.leave()
    opened.until(lambda: opened.window.page is opened.desk.today)
    assert 0 < syncing._timer.interval() < 1_000
    opened.until(lambda: syncing._timer.interval() == 60_000)


def test_asking_during_an_exchange_is_followed_by_another(opened: Computer) -> None:
    syncing = opened.desk.syncing
    opened.settled()
    rounds: list[str] = []
    gate = threading.Event()

    def exchange(name: str) -> Synced:
        gate.wait(10)
        rounds.append(name)
        return sync_now.sync_quietly(opened.desk.session)

    syncing._run(lambda _told: exchange("first"))
    syncing._run(lambda _told: exchange("asked"))
    gate.set()
    opened.until(lambda: rounds == ["first", "asked"])
    opened.settled()


def test_pause_holds_until_go_on_and_the_foot_says_so_on_every_screen(opened: Computer) -> None:
    recipient = str(pyrage.x25519.Identity.generate().to_public())
    hub = {"url": "http://127.0.0.1:1", "key": "ab" * 32, "area": "area", "recipient": recipient}
    opened.desk.session.write(lambda held: state.set_hub(held, hub))
    opened.desk.go("sync")
    syncing = opened.desk.syncing
    opened.until(lambda: opened.window.page is syncing.screen)
    opened.settled()
    syncing.screen.pause.emit(True)
    opened.settled()
    assert opened.window.rail.connection.text() == "Paused: only what is urgent goes"
    assert waiting.waiting(opened.desk.session).paused
    opened.desk.go("today")
    opened.until(lambda: opened.window.page is opened.desk.today)
    opened.settled()
    assert opened.window.rail.connection.text() == "Paused: only what is urgent goes"
    syncing.screen.pause.emit(False)
    opened.until(lambda: not waiting.waiting(opened.desk.session).paused)
    opened.settled()
    assert opened.window.rail.connection.text() == "Offline"


def test_progress_of_an_exchange_is_shown_while_it_goes_on(opened: Computer) -> None:
    opened.desk.go("sync")
    syncing = opened.desk.syncing
    opened.until(lambda: opened.window.page is syncing.screen)
    opened.settled()
    gate = threading.Event()

    def exchange(told: Told) -> Synced:
        told(Progress(sent=4, parts=9, done=31_000, total=52_000, came=2, seconds_left=18))
        gate.wait(10)
        return sync_now.sync_quietly(opened.desk.session)

    syncing._run(exchange)
    opened.until(lambda: bool(syncing.screen.findChildren(ShareBar)))
    told = " ".join(one.text() for one in syncing.screen.findChildren(Words))
    gate.set()
    assert "4 of 9 sent, 31 kB of 52 kB · 2 came in" in told
    assert "About 20 seconds left" in told
    opened.settled()
    opened.settled()
    assert not [one for one in syncing.screen.findChildren(ShareBar) if one.isVisible()]


def test_somebody_who_left_the_sync_centre_is_not_called_back_to_it(opened: Computer) -> None:
    opened.desk.go("sync")
    syncing = opened.desk.syncing
    opened.until(lambda: opened.window.page is syncing.screen)
    syncing._refresh()
    opened.desk.go("today")
    opened.until(lambda: opened.window.page is opened.desk.today)
    opened.settled()
    assert opened.window.page is opened.desk.today
