"""How long this laptop has done without its hub: counted by running time since a moment the hub signed, never by the date."""

from __future__ import annotations

from dataclasses import asdict, dataclass, replace

from fieldkit.base.jsontext import dumps, loads
from fieldkit.store import state
from fieldkit.store.connection import Connection

_LEASE = "lease"
FIRST_DAYS = 14
"""Until the hub has said how many."""


@dataclass(frozen=True)
class Held:
    """``at`` is the hub's instant of the last contact, ``days`` how long it lends, ``ended`` why it ended the access.

    ``counted`` seconds have gone by since, of which the last were seen ``mark`` seconds into the run named ``boot``;
    before the first look ``mark`` is -1.
    """

    at: str
    days: int
    ended: str = ""
    counted: int = 0
    boot: str = ""
    mark: int = -1


def held(connection: Connection) -> Held | None:
    """What is known; None where no hub has lent anything yet."""
    written = state.get(connection, _LEASE)
    return Held(**loads(written)) if written else None


def renew(connection: Connection, at: str, days: int, ended: str) -> None:
    """The hub was met at an instant that it signed. One from before the last contact changes nothing, save an end."""
    known = held(connection)
    if known is not None and at < known.at and not ended:
        return
    _keep(connection, Held(at, days, ended))


def count(connection: Connection, boot: str, seconds: float) -> Held | None:
    """Add the running time since the last look. Time during which the computer was off is not counted."""
    known = held(connection)
    if known is None:
        return None
    now = int(seconds)
    if known.mark < 0:
        gone = 0
    elif boot == known.boot and now >= known.mark:
        gone = now - known.mark
    else:
        gone = now
    found = replace(known, counted=known.counted + gone, boot=boot, mark=now)
    _keep(connection, found)
    return found


def _keep(connection: Connection, found: Held) -> None:
    state.put(connection, _LEASE, dumps(asdict(found)))
