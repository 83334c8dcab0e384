"""'I have read this' is written into the visit: afterwards nobody has to guess what a colleague knew at the door."""

from __future__ import annotations

from dataclasses import dataclass

from fieldkit.base.ids import new_id
from fieldkit.records import paths, values
from fieldkit.records.merge import merge
from fieldkit.records.paths import Path
from fieldkit.services.library import authors
from fieldkit.services.profile.session import Session
from fieldkit.services.writing.capture import open_record
from fieldkit.store import drafts, revisions
from fieldkit.store.connection import Connection

READ: Path = ("", "read")
"""``("", "read", "e:<id>")`` in a visit's record: its author had read what to know before going."""


@dataclass(frozen=True)
class ReadLine:
    """Who had read it, and when (instant)."""

    by: str
    practitioner: str
    at: str


def note_read(session: Session, visit: str) -> None:
    """Write down that this practitioner has read what to know. Sealed at once. Raises RecordNotHereError, StoreError."""
    record = open_record(session, visit)
    entry = paths.entry(new_id(session.laptop.clock, session.laptop.random))
    record.set((*READ, entry), {"valueCode": "prepared", "read": {"at": session.now()}})
    record.seal()


def readers(connection: Connection, visit: str) -> tuple[ReadLine, ...]:
    """Everybody who had read it, the first first."""
    known = authors.read(connection)
    written = (held for draft in drafts.of_record(connection, visit) for held in draft.held())
    state = merge(revisions.everything_of(connection, visit), written)
    found = []
    for path, field in state.fields.items():
        if path[:2] == READ:
            for held in field.current:
                said = (values.parse(held.value) or {}).get("read") or {}
                who = known.of(held.cert)
                found.append(ReadLine(who.name, who.practitioner, str(said.get("at"))))
    return tuple(sorted(found, key=lambda one: one.at))
