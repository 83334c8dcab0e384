"""Where somebody was when the door shut, kept inside the store, so that unlocking goes on there and not at the beginning."""

from __future__ import annotations

from dataclasses import asdict, dataclass

from fieldkit.base.clock import parse_instant
from fieldkit.base.errors import FieldKitError
from fieldkit.base.jsontext import dumps, loads
from fieldkit.services.library.form_shelf import FormNotHereError
from fieldkit.services.profile.session import Session
from fieldkit.services.sending import lease
from fieldkit.services.sending.lease import LeaseEndedError
from fieldkit.services.visit import start_visit, visits
from fieldkit.services.visit.visits import VisitLine
from fieldkit.services.writing import capture
from fieldkit.services.writing.capture import RecordNotHereError
from fieldkit.services.writing.open_record import OpenRecord
from fieldkit.store import state

_PLACE = "last-place"


@dataclass(frozen=True)
class LastPlace:
    """``screen`` is a place of the rail, ``person`` whose page it was, "" for none.

    In a visit, or with a record open: ``records`` that were open, which ``current`` one was in front, its ``section``,
    and the ``visit``. The field and the cursor in it are with the record's draft.
    """

    screen: str = "today"
    person: str = ""
    visit: str = ""
    records: tuple[str, ...] = ()
    current: str = ""
    section: str = ""


@dataclass(frozen=True)
class Reopened:
    """The records of a place, open again, the one in front last; and the visit they belong to."""

    place: LastPlace
    records: tuple[OpenRecord, ...]
    visit: VisitLine | None


def keep(session: Session, place: LastPlace) -> None:
    """Keep it with the moment; it counts until the day is over."""
    session.write(
        lambda connection: state.put(connection, _PLACE, dumps({"at": session.now(), **asdict(place)}))
    )


def read(session: Session) -> LastPlace:
    """Where to go on; Today where nothing was kept, or on another day."""
    written = session.read(lambda connection: state.get(connection, _PLACE))
    try:
        held = loads(written or "null")
        day = parse_instant(held.pop("at")).astimezone().date()
        place = LastPlace(**{**held, "records": tuple(held["records"])})
    except (ValueError, KeyError, TypeError, AttributeError):
        return LastPlace()
    same_day = day == session.laptop.clock.now().astimezone().date()
    return place if same_day and not session.read(lease.is_over) else LastPlace()


def reopen(session: Session, place: LastPlace) -> Reopened:
    """Open again what was open; what is not here any more, or may not be shown, is left out."""
    opened = []
    for record in sorted(place.records, key=lambda one: one == place.current):
        try:
            opened.append(capture.open_record(session, record))
        except RecordNotHereError:
            opened += _blank(session, place.visit, record)
        except (FormNotHereError, LeaseEndedError):
            continue
    visit = session.read(lambda connection: visits.one(connection, session.shelf, place.visit))
    return Reopened(place, tuple(opened), visit)


def _blank(session: Session, visit: str, record: str) -> list[OpenRecord]:
    """The record that a visit begins with, where nobody has answered anything in it yet: it is nowhere but here."""
    if not visit:
        return []
    try:
        begun = start_visit.start_visit(session, visit).record
    except FieldKitError:
        return []
    return [begun] if begun.id == record else []
