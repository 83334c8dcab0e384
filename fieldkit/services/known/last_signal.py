"""Whether a laptop reached its hub at somebody's home last time: whoever goes there can ring before, not at the gate.

Learned from this laptop's own exchanges and kept in its own store: which network works is different for each laptop.
"""

from __future__ import annotations

from datetime import datetime, timedelta

from fieldkit.base.jsontext import dumps, loads
from fieldkit.store import state
from fieldkit.store.connection import Connection

_NAME = "signal."
_BEFORE, _AFTER, _UNKNOWN_LENGTH = timedelta(minutes=30), timedelta(hours=1), timedelta(hours=2)
"""How long around a planned visit somebody is thought to be there; later the same record may be open anywhere."""


def is_there(starts: str, ends: str, now: datetime) -> bool:
    """Whether a visit's times (FHIR instants; "" for nobody knows) make it likely that one is at the person's now."""
    if "T" not in starts:
        return False
    begins = datetime.fromisoformat(starts)
    over = datetime.fromisoformat(ends) if "T" in ends else begins + _UNKNOWN_LENGTH
    return begins - _BEFORE <= now <= over + _AFTER


def note(connection: Connection, person: str, at: str, *, reached: bool) -> None:
    """At an instant, at this person's, an exchange reached the hub or found no connection. Once on a day is enough."""
    before = _held(connection, person)
    same_day = before is not None and str(before["at"])[:10] == at[:10]
    there = reached or (same_day and before is not None and bool(before["reached"]))
    state.put(connection, _NAME + person, dumps({"at": at, "reached": there}))


def none_since(connection: Connection, person: str) -> str:
    """The instant of the last visit at which this laptop found no signal; "" where it had one, or was never there."""
    held = _held(connection, person)
    return "" if held is None or held["reached"] else str(held["at"])


def _held(connection: Connection, person: str) -> dict[str, object] | None:
    written = state.get(connection, _NAME + person)
    return None if written is None else dict(loads(written))
