from dataclasses import replace
from datetime import date

from fieldkit.services import record_list
from fieldkit.services.arrivals import ArrivedLine
from fieldkit.services.waiting import Refused, Waiting
from fieldkit.services.waiting import waiting as waiting_now
from fieldkit.ui import presenting_sync
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
