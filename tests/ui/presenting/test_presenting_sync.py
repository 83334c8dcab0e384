from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest

from fieldkit.services.day.arrivals import ArrivedLine
from fieldkit.services.day.waiting import Refused, Waiting
from fieldkit.services.day.waiting import waiting as waiting_now
from fieldkit.services.exchange.sync_progress import Progress
from fieldkit.services.writing import record_list
from fieldkit.ui.presenting import presenting_sync
from tests.ui.computer import Computer

DAY = date(2026, 11, 22)


def test_the_foot_tells_no_hub_offline_and_connected_apart() -> None:
    def foot(*, enrolled: bool, connected: bool | None) -> str:
        return presenting_sync.foot_words(
            Waiting((), (), False, None, enrolled), DAY, connected=connected
        ).connection

    assert foot(enrolled=False, connected=None) == "No hub yet"
    assert foot(enrolled=True, connected=None) == "Not tried yet"
    assert foot(enrolled=True, connected=False) == "Offline"
    assert foot(enrolled=True, connected=True) == "Connected"


def test_the_foot_says_the_time_of_a_contact_today_and_the_day_of_an_earlier_one() -> None:
    def last(instant: str) -> str:
        waiting = Waiting((), (), 0, instant, enrolled=True)
        return presenting_sync.foot_words(waiting, DAY, connected=True).last_contact

    moment = datetime(DAY.year, DAY.month, DAY.day, 8, 12).astimezone()
    assert last(moment.isoformat()) == "Last at the hub 08:12"
    assert last((moment - timedelta(days=1)).isoformat()) == "Last at the hub yesterday 08:12"


def test_what_nobody_signs_is_not_called_unsigned_and_what_has_no_receipt_is_not_safe(
    opened: Computer,
) -> None:
    session = opened.desk.session
    mine = record_list.list_records(session)
    data = presenting_sync.sync_data(waiting_now(session), mine, (), DAY, running=False, trouble="")
    assert len(data.lines) == 2
    assert (data.safe, data.safe_count) == ((), 0)
    assert not any("Not signed" in line.record.detail for line in data.lines)


def test_what_was_not_accepted_stands_first_with_its_code_and_next_step(opened: Computer) -> None:
    session = opened.desk.session
    mine = record_list.list_records(session)
    held = waiting_now(session)
    no = Refused(held.records[1].id, "r", "FK-HUB-FORM", "This form was withdrawn.", "Ring the service desk.")
    came = ArrivedLine(replace(mine[0], authors=("Glynis Hart",)), "2026-11-22T07:40:00.000Z")
    data = presenting_sync.sync_data(
        replace(held, refused=(no,)), mine, (came,), DAY, running=False, trouble=""
    )
    assert data.lines[0].why == "This form was withdrawn. (FK-HUB-FORM)"
    assert data.lines[0].next_step == "Ring the service desk."
    assert data.came_in[0].detail.startswith("Glynis Hart wrote in it, today")


def test_photos_that_wait_are_counted_with_their_size() -> None:
    assert presenting_sync.photos_words(0, 0) == ""
    assert presenting_sync.photos_words(1, 30_000) == "1 photo or file to send, 0.1 MB."
    assert presenting_sync.photos_words(3, 1_240_000) == "3 photos and files to send, 1.2 MB."


def test_what_is_still_written_and_what_only_waits_to_go_are_told_apart(opened: Computer) -> None:
    session = opened.desk.session
    held = waiting_now(session)
    drafted = replace(held, records=tuple(replace(one, where="draft") for one in held.records))
    lines = presenting_sync.sync_data(drafted, (), (), DAY, running=False, trouble="").lines
    assert {(one.record.state, one.note) for one in lines} == {
        ("Only on this laptop", "It goes when you leave it, sign it, or press Sync now.")
    }
    queued = replace(held, records=tuple(replace(one, where="only-here") for one in held.records))
    lines = presenting_sync.sync_data(queued, (), (), DAY, running=False, trouble="").lines
    assert {(one.record.state, one.note) for one in lines} == {("Waiting to go", "")}


def test_what_is_safe_says_when_the_receipt_came(opened: Computer) -> None:
    session = opened.desk.session
    mine = [replace(one, where="safe") for one in record_list.list_records(session)]
    data = presenting_sync.sync_data(
        replace(waiting_now(session), records=()), mine, (), DAY, running=False, trouble="",
        receipts={mine[0].id: "2026-11-22T07:40:00.000Z"},
    )  # fmt: skip
    assert data.safe[0].note.startswith("Receipt today")
    assert data.safe[1].note == ""


@pytest.mark.parametrize(
    ("progress", "share", "words", "left"),
    [
        (Progress(4, 9, 31_000, 52_000, 0, 18), 31 / 52, "4 of 9 sent, 31 kB of 52 kB", "About 20 seconds left"),
        (Progress(1, 2, 400_000, 3_200_000, 3, 130), 1 / 8, "1 of 2 sent, 0.4 MB of 3.2 MB · 3 came in",
         "About 3 minutes left"),
        (Progress(2, 2, 900, 900, 0, 0), 1.0, "2 of 2 sent, 1 kB of 1 kB", ""),
        (Progress(0, 0, 0, 0, 40, None), None, "40 came in.", ""),
        (Progress(0, 0, 0, 0, 0, None), None, "Asking the hub what is new.", ""),
    ],
)  # fmt: skip
def test_how_far_it_has_come_is_said_in_plain_words(
    progress: Progress, share: float | None, words: str, left: str
) -> None:
    shown = presenting_sync.share_words(progress)
    assert (shown.share, shown.words, shown.left) == (share, words, left)


def test_a_pause_stands_in_the_foot_of_every_screen() -> None:
    paused = Waiting((), (), False, None, True, paused=True)
    assert (
        presenting_sync.foot_words(paused, DAY, connected=True).connection
        == "Paused: only what is urgent goes"
    )
