import threading

from fieldkit.services import sync_now
from fieldkit.services.sync_now import Synced
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


def test_while_something_urgent_reached_nobody_its_band_stays(opened: Computer) -> None:
    opened.start_visit()
    form = opened.desk.session.newest_form("safeguarding-concern")
    opened.desk.asking._begin(form.canonical, opened.person)
    opened.until(lambda: len(opened.visiting.records) == 2)
    concern = next(one for one in opened.visiting.records.values() if one.form.name == form.name)
    text = next(
        node
        for node in concern.root.walk()
        if node.item is not None and node.item.type == "text" and not node.entry_id
    )
    concern.set(text.path, {"valueString": "x"})
    opened.visiting.leave()
    opened.until(lambda: opened.window.page is opened.desk.today)
    opened.settled()
    bands = [opened.window._bands.itemAt(i) for i in range(opened.window._bands.count())]
    words = [str(getattr(band.widget(), "words").text()) for band in bands if band is not None]  # noqa: B009  # a band, to the stubs a widget
    assert len(words) == 1
    assert words[0].startswith("Not sent: 1 note.")
    assert "oncern" not in words[0]


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

    syncing._run(lambda: exchange("first"))
    syncing._run(lambda: exchange("asked"))
    gate.set()
    opened.until(lambda: rounds == ["first", "asked"])
    opened.settled()
