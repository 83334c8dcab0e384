import os

import pytest
from sqlalchemy import Engine

from fieldkit.hub import events
from fieldkit.hub.area import open_area
from fieldkit.hub.database import writing
from fieldkit.hub.events import Event
from tests.hub.worlds import new_area


@pytest.fixture
def area(engine: Engine) -> str:
    name = new_area()
    with writing(engine) as connection:
        open_area(connection, name, "2026-11-22T09:00:00.000Z", os.urandom)
    return name


def test_events_are_numbered_on_from_the_last(engine: Engine, area: str) -> None:
    with writing(engine) as connection:
        events.append(connection, area, [Event(events.FORM, "f"), Event(events.REVISION, "a")])
        events.append(connection, area, [])
        events.append(connection, area, [Event(events.REVISION, "b")])
        found = events.read_after(connection, area, 1, "anybody", 10)
    assert [(one.number, one.kind, one.ref) for one in found] == [(2, "revision", "a"), (3, "revision", "b")]


def test_what_concerns_one_practitioner_is_not_read_by_another(engine: Engine, area: str) -> None:
    with writing(engine) as connection:
        events.append(connection, area, [Event(events.REVISION, "a", "sharon"), Event(events.REVISION, "b")])
        assert [one.ref for one in events.read_after(connection, area, 0, "sharon", 10)] == ["a", "b"]
        assert [one.ref for one in events.read_after(connection, area, 0, "glynis", 10)] == ["b"]
        assert [one.ref for one in events.read_after(connection, area, 0, "sharon", 1)] == ["a"]


def test_urgent_ones_can_be_read_by_themselves(engine: Engine, area: str) -> None:
    with writing(engine) as connection:
        told = [Event(events.REVISION, name, urgent=name in "bd") for name in "abcdb"]
        events.append(connection, area, told)
        assert events.read_urgent_after(connection, area, 0, "x", 10) == ["b", "d"]
        assert events.read_urgent_after(connection, area, 4, "x", 10) == ["b"]
