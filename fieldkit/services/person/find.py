"""Find anything: people by name, sound, number or place, and the words in records that this reader may see."""

from __future__ import annotations

from dataclasses import dataclass

from fieldkit.records import access
from fieldkit.records.access import Policy, Reader
from fieldkit.records.paths import write
from fieldkit.services.library import authors
from fieldkit.services.library.authors import Authors
from fieldkit.services.library.record_lines import Lines, RecordLine
from fieldkit.services.person.people import PersonLine, person_line
from fieldkit.services.profile.session import Session
from fieldkit.services.sending import lease
from fieldkit.store import library, lists
from fieldkit.store.connection import Connection
from fieldkit.store.search import Place, search


@dataclass(frozen=True)
class FoundWords:
    """A record in which the words stand. ``marks`` are the found stretches of ``snippet`` (start, end)."""

    record: RecordLine
    path: str
    snippet: str
    marks: tuple[tuple[int, int], ...]


@dataclass(frozen=True)
class FoundAll:
    """People first, then records; nothing that this reader may not see is there or counted."""

    people: tuple[PersonLine, ...]
    records: tuple[FoundWords, ...]


def find(session: Session, typed: str, most: int = 20) -> FoundAll:
    """Search as you type: the last word counts as a beginning. Restricted words are found on their own screens only.

    Raises LeaseEndedError.
    """
    lease.require(session)
    day = session.laptop.clock.now().astimezone().date()

    def look(connection: Connection) -> FoundAll:
        may_see = _Sight(session, library.policy(connection), authors.read(connection))
        found = search(connection, typed, may_see, most)
        lines = Lines(connection)
        rows = ((hit, lists.record(connection, hit.place.record)) for hit in found.hits)
        return FoundAll(
            people=tuple(person_line(row, day) for row in found.people),
            records=tuple(
                FoundWords(lines.line(row), write(hit.path), hit.snippet, hit.marks)
                for hit, row in rows
                if row is not None
            ),
        )

    return session.read(look)


class _Sight:
    """Whether the one who searches may see a text at a place."""

    def __init__(self, session: Session, policy: Policy, known: Authors) -> None:
        own = session.practitioner
        self._reader = Reader(own.id, own.role)
        self._policy = policy
        self._known = known

    def __call__(self, place: Place) -> bool:
        if place.label != access.ORDINARY:
            return False
        wrote = (self._known.of(one).practitioner for one in place.authors)
        involved = access.involvement(self._reader, wrote, ())
        return access.may_read(self._policy, self._reader.role, place.kind, place.label, involved)
