from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from fieldkit.app import build
from fieldkit.base.uptime import FixedUptime
from fieldkit.services.exchange.enrol import enrol_at
from fieldkit.services.sending import lease
from fieldkit.ui.widgets.notices import Band
from tests.services.desk import ADDRESS
from tests.services.desk import Desk as Laptop
from tests.ui.computer import Computer, seeded

DAY = 86_400


@pytest.fixture
def joined(qtbot: QtBot, tmp_path: Path) -> Iterator[Computer]:
    """A laptop that has joined a hub, which is out of reach, and whose running time can be moved."""
    laptop = Laptop(tmp_path)
    session = laptop.open()
    person, visit = seeded(laptop, session)
    enrol_at(session, laptop.hub.as_device(""), ADDRESS, laptop.hub.invite("Sharon Pike", "social-worker"))
    uptime = FixedUptime()
    session.laptop = replace(session.laptop, uptime=uptime)
    lease.look(session)
    laptop.lock(session)
    program = build(replace(laptop.laptop, uptime=uptime))
    program.window.show()
    made = Computer(qtbot, laptop, person, visit, program)
    made.unlock()
    yield made
    made.close()
    laptop.close()


def bands(computer: Computer) -> list[str]:
    return [one.words.text() for one in computer.window.findChildren(Band) if one.isVisible()]


def days(computer: Computer, count: float) -> None:
    uptime = computer.desk.session.laptop.uptime
    assert isinstance(uptime, FixedUptime)
    uptime.seconds += count * DAY
    computer.desk.lending.look()
    computer.settled()


def test_nothing_is_said_until_three_days_before(joined: Computer) -> None:
    days(joined, 10)
    assert bands(joined) == []
    days(joined, 2)
    assert bands(joined) == ["Connect within 2 days: after that only today's visits are shown."]


def test_afterwards_other_pages_ask_to_connect_and_todays_visit_can_be_started(joined: Computer) -> None:
    days(joined, 14)
    assert bands(joined)[0].startswith("14 days without the hub.")
    for place in ("people", "actions"):
        joined.desk.go(place)
        joined.until(lambda: joined.window.page is joined.desk.lending.screen)
        joined.desk.go("today")
        joined.until(lambda: joined.window.page is joined.desk.today)
    assert [one.visit_id for one in joined.desk.today.visits()] == [joined.visit]
    joined.start_visit()
    assert joined.visiting.records
