from dataclasses import replace
from datetime import date

import pytest

from fieldkit.services import people, record_list
from fieldkit.services import today as today_service
from fieldkit.services.actions import ActionLine
from fieldkit.services.arrivals import ArrivedLine
from fieldkit.services.waiting import Refused, Waiting
from fieldkit.services.waiting import waiting as waiting_now
from fieldkit.ui import presenting
from tests.ui.computer import Computer

DAY = date(2026, 11, 22)


def _action(**more: object) -> ActionLine:
    base = {
        "record": "r", "entry": "e", "person": "m", "name": "May", "what": "Ring Denise", "goal": "", "owner": "Sharon",
        "owner_type": "", "due": "", "status": "agreed", "overdue": False, "done": False,
    }  # fmt: skip
    return ActionLine(**{**base, **more})  # type: ignore[arg-type]  # a table of mixed values


@pytest.mark.parametrize(
    ("where", "tone"), [("safe", "ok"), ("received", "plain"), ("draft", "wait"), ("refused", "bad")]
)
def test_green_only_for_what_a_receipt_covers(where: str, tone: str) -> None:
    assert presenting.tone_of(where) == tone


@pytest.mark.parametrize(
    ("name", "known_as", "liked"),
    [
        ("Mary Ashdown", "May", "May"),
        ("Karen Mellor", "Karen", ""),
        ("Karen Mellor", "karen", ""),
        ("Ann Marie Kent", "Ann Marie", ""),
        ("Annette Kent", "Ann", "Ann"),
        ("May", "May", ""),
    ],
)
def test_what_they_like_to_be_called_is_said_only_where_it_differs(
    name: str, known_as: str, liked: str
) -> None:
    assert presenting.liked_name(name, known_as) == liked


def test_an_address_stands_on_one_line() -> None:
    assert presenting.one_line("12 Brook Lane,\n Nether Hallow\n") == "12 Brook Lane, Nether Hallow"


def test_promises_are_grouped_by_when_they_are_due() -> None:
    lines = (
        _action(due="2026-11-20", overdue=True), _action(due="2026-11-22"), _action(due="2026-11-30"), _action(),
    )  # fmt: skip
    assert [title for title, _ in presenting.promised(lines, DAY)] == [
        "Late",
        "Due today",
        "Coming",
        "No day set",
    ]


def test_the_foot_tells_no_hub_offline_and_connected_apart() -> None:
    def foot(*, enrolled: bool, connected: bool | None) -> str:
        return presenting.foot_words(
            Waiting((), (), False, None, enrolled), DAY, connected=connected
        ).connection

    assert foot(enrolled=False, connected=None) == "No hub yet"
    assert foot(enrolled=True, connected=None) == "Not tried yet"
    assert foot(enrolled=True, connected=False) == "Offline"
    assert foot(enrolled=True, connected=True) == "Connected"


def test_today_and_the_person_page_are_told_in_their_words(opened: Computer) -> None:
    session = opened.desk.session
    shown = presenting.today_data(today_service.today(session), session.practitioner)
    assert shown.visits[0].known_as == "May"
    assert shown.visits[0].length == "50 min"
    assert "Sharon" not in shown.visits[0].with_whom
    assert shown.under == "One visit today."
    page = presenting.person_data(people.page(session, opened.person), waiting_now(session), DAY)
    assert page.known_as == "May"
    assert page.matters == "I want to stay in my own kitchen."
    assert page.matters_said.startswith("May, to Sharon Pike")
    assert page.number_checked == "NHS number not traced"
    assert page.facts[0].tone == "bad"
    assert page.as_of == "Not synced yet"
    assert [contact.name for contact in page.people] == ["Jean Ashdown"]
    mine = record_list.list_records(session)
    data = presenting.sync_data(waiting_now(session), mine, (), DAY, running=False, trouble="")
    assert len(data.lines) == 2
    assert (data.safe, data.safe_count) == ((), 0)
    assert not any("Not signed" in line.record.detail for line in data.lines)


def test_what_was_not_accepted_stands_first_with_its_code_and_next_step(opened: Computer) -> None:
    session = opened.desk.session
    mine = record_list.list_records(session)
    held = waiting_now(session)
    no = Refused(held.records[1].id, "r", "FK-HUB-FORM", "This form was withdrawn.", "Ring the service desk.")
    came = ArrivedLine(replace(mine[0], authors=("Glynis Hart",)), "2026-11-22T07:40:00.000Z")
    data = presenting.sync_data(replace(held, refused=(no,)), mine, (came,), DAY, running=False, trouble="")
    assert data.lines[0].why == "This form was withdrawn. (FK-HUB-FORM)"
    assert data.lines[0].next_step == "Ring the service desk."
    assert data.came_in[0].detail.startswith("Glynis Hart wrote in it, today")


def test_photos_that_wait_are_counted_with_their_size() -> None:
    assert presenting.photos_words(0, 0) == ""
    assert presenting.photos_words(1, 30_000) == "1 photo or file to send, 0.1 MB."
    assert presenting.photos_words(3, 1_240_000) == "3 photos and files to send, 1.2 MB."
