"""Plans visits from a calendar file: nobody types into FieldKit what already stands in a calendar."""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from dataclasses import dataclass

from fieldkit.services.known.after_death import ClosedByDeathError
from fieldkit.services.person import people
from fieldkit.services.person.people import PersonLine
from fieldkit.services.profile.session import Session
from fieldkit.services.visit import plan_visit
from fieldkit.services.visit.calendar_file import Appointment, read_calendar
from fieldkit.store import lists

PLANNED, KNOWN, NOBODY, OVER, CANCELLED, DIED = "planned", "known", "nobody", "over", "cancelled", "died"
_VISITS = uuid.UUID("5f0d1f0a-3c53-4f59-9b8e-6a2f4f3c7d21")


@dataclass(frozen=True)
class Imported:
    """What became of one appointment. ``person`` and ``visit`` are ids, "" where there is none."""

    appointment: Appointment
    how: str
    person: str = ""
    visit: str = ""


def import_visits(session: Session, data: bytes, *, dry_run: bool = False) -> tuple[Imported, ...]:
    """Plan a visit for every appointment to come that names exactly one person of this laptop.

    Their full name has to stand in the title or the place. The same file again plans nothing twice, on whichever laptop.
    Raises CalendarFileError, StoreError.
    """
    known = people.list_people(session)
    return tuple(_one(session, known, one, dry_run=dry_run) for one in read_calendar(data))


def _one(session: Session, known: Sequence[PersonLine], one: Appointment, *, dry_run: bool) -> Imported:
    if one.cancelled:
        return Imported(one, CANCELLED)
    if one.ends <= session.laptop.clock.now():
        return Imported(one, OVER)
    fitting = [who for who in known if _names(who, one)]
    if len(fitting) != 1:
        return Imported(one, NOBODY)
    (who,) = fitting
    visit = str(uuid.uuid5(_VISITS, f"{one.uid}\n{who.id}"))
    if session.read(lambda connection: lists.visit(connection, visit)) is not None:
        return Imported(one, KNOWN, who.id, visit)
    if not dry_run:
        try:
            plan_visit.plan_visit(
                session, who.id, starts=one.starts, ends=one.ends, purpose=_purpose(who, one), visit=visit
            )
        except ClosedByDeathError:
            return Imported(one, DIED, who.id)
    return Imported(one, PLANNED, who.id, visit)


def _names(who: PersonLine, one: Appointment) -> bool:
    written = f" {_plain(one.summary)} {_plain(one.place)} "
    return bool(_plain(who.name)) and f" {_plain(who.name)} " in written


def _purpose(who: PersonLine, one: Appointment) -> str:
    """The title without the name that stands beside it anyway."""
    at = one.summary.casefold().find(who.name.casefold())
    rest = one.summary[:at] + one.summary[at + len(who.name) :] if at >= 0 else one.summary
    return " ".join(rest.split()).strip(" :-,;")


def _plain(text: str) -> str:
    return " ".join("".join(letter if letter.isalnum() else " " for letter in text.casefold()).split())
