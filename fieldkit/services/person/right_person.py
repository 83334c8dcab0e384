"""Says later who a visit was for, or that it was for somebody else: by a new answer that one press takes back."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from fieldkit.base.errors import FieldKitError
from fieldkit.base.wording import said
from fieldkit.records import paths, values
from fieldkit.services.profile.session import Session
from fieldkit.services.writing.capture import open_record
from fieldkit.services.writing.open_record import OpenRecord
from fieldkit.store import lists
from fieldkit.store.connection import Connection

Opened = Mapping[str, OpenRecord]
"""Records open in a window, by id: what is being typed there stays."""


class PersonOfVisitError(FieldKitError):
    """A visit that cannot be joined to this person."""

    code = "FK-VISIT-PERSON"


@dataclass(frozen=True)
class Moved:
    """What was moved: each record with what it said before about whom it is about (None for nobody).

    ``visit`` is "" where it was one record by itself.
    """

    visit: str
    person: str
    before: tuple[tuple[str, Mapping[str, Any] | None], ...]


def join(session: Session, visit: str, person: str, opened: Opened) -> Moved:
    """Say that a visit, and every record of it, is about this person. Sealed at once; nothing is typed again.

    Raises PersonOfVisitError, StoreError.
    """

    def look(connection: Connection) -> tuple[str, ...]:
        if lists.visit(connection, visit) is None or lists.person(connection, person) is None:
            raise PersonOfVisitError(
                said("This visit or this person is not on this laptop."),
                said("Sync, or add the person first."),
            )
        return tuple(dict.fromkeys((visit, *(one.id for one in lists.records_at(connection, visit)))))

    return Moved(visit, person, _about(session, session.read(look), person, opened))


def join_record(session: Session, record: str, person: str, opened: Opened) -> Moved:
    """The same of one record that belongs to no visit, as a plan opened at once for nobody known yet.

    Raises PersonOfVisitError, RecordNotHereError, StoreError.
    """
    if session.read(lambda connection: lists.person(connection, person)) is None:
        raise PersonOfVisitError(
            said("This person is not on this laptop."), said("Sync, or add the person first.")
        )
    return Moved("", person, _about(session, (record,), person, opened))


def take_back(session: Session, moved: Moved, opened: Opened) -> None:
    """Put everything back to whom it was about before: again by a new answer, so that both steps can be read."""
    _say(session, moved.before, opened)


def _about(
    session: Session, records: Iterable[str], person: str, opened: Opened
) -> tuple[tuple[str, Mapping[str, Any] | None], ...]:
    reference = {"valueReference": {"reference": f"Patient/{person}"}}
    return _say(session, ((one, reference) for one in records), opened)


def _say(
    session: Session, wanted: Iterable[tuple[str, Mapping[str, Any] | None]], opened: Opened
) -> tuple[tuple[str, Mapping[str, Any] | None], ...]:
    before = []
    for record_id, subject in wanted:
        record = opened.get(record_id) or open_record(session, record_id)
        before.append((record_id, values.parse(record.state.value(paths.SUBJECT) or "null")))
        record.settle(paths.SUBJECT, subject)
        record.seal()
    return tuple(before)
