"""Cover for me: a visit goes to a named colleague through the hub, with what it needs, and one press takes it back."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, time, timedelta

from fieldkit.base.clock import format_instant
from fieldkit.base.errors import FieldKitError
from fieldkit.base.wording import said
from fieldkit.questionnaire.items import Item
from fieldkit.records.paths import Path
from fieldkit.services.profile.session import Session
from fieldkit.services.visit import plan_visit
from fieldkit.services.writing.capture import open_record
from fieldkit.services.writing.open_record import OpenRecord

_ATTENDEE = "visit.attendee"


class CoverError(FieldKitError):
    """A visit that cannot be handed over."""

    code = "FK-VISIT-COVER"


@dataclass(frozen=True)
class Handed:
    """A visit that was handed over: to whom, and what was added for it (paths in the visit's record)."""

    visit: str
    colleague: str
    name: str
    added: tuple[Path, ...]


def cover_for_me(session: Session, visit: str, colleague: str, note: str = "") -> Handed:
    """Hand this practitioner's visit to a colleague (practitioner id), sealed at once and among the first to be sent.

    At their next contact it is on their Today, with what was begun for it. Who covers reads along for the day of the visit
    and no longer; who was to come anyway stays a partner as before. Raises CoverError, RecordNotHereError, StoreError.
    """
    to = next((one for one in plan_visit.colleagues(session) if one.practitioner == colleague), None)
    record = open_record(session, visit)
    own = _entries_of(record, session.practitioner.id)
    if to is None or not own:
        raise CoverError(
            said("This visit cannot be handed to them from here."),
            said("Choose a colleague from the list, for a visit of yours."),
        )
    added = []
    stands_in = not _entries_of(record, colleague)
    reference = {"reference": f"Practitioner/{colleague}", "display": to.name}
    if stands_in:
        added.append(record.add(_place(record, _ATTENDEE), {"valueReference": reference}))
    for path in own:
        record.remove(path)
    cover = _say_so(record, to.name, session.practitioner.name, note.strip())
    if stands_in:
        _for_the_day(session, record, cover, reference)
    added.append(cover)
    record.seal()
    return Handed(visit, colleague, to.name, tuple(added))


def take_back(session: Session, handed: Handed) -> None:
    """The visit is this practitioner's again."""
    record = open_record(session, handed.visit)
    for path in handed.added:
        record.remove(path)
    own = session.practitioner
    if not _entries_of(record, own.id):
        reference = {"reference": f"Practitioner/{own.id}", "display": own.name}
        record.add(_place(record, _ATTENDEE), {"valueReference": reference})
    record.seal()


def _say_so(record: OpenRecord, to: str, by: str, note: str) -> Path:
    inside = _item(record, "visit.cover-to").lineage[:-1]
    entry = record.add(tuple(step.link_id for step in inside))
    for role, words in (("visit.cover-to", to), ("visit.cover-by", by), ("visit.cover-note", note)):
        if words:
            record.set((*entry, _item(record, role).link_id), {"valueString": words})
    return entry


def _for_the_day(session: Session, record: OpenRecord, cover: Path, reference: dict[str, str]) -> None:
    """Say who covers by number, and that it ends with the visit's day: the hub goes by it."""
    today = session.laptop.clock.now().astimezone()
    said_at = record.node(_place(record, "visit.planned-start")).values
    starts = datetime.fromisoformat(said_at[0]["valueDateTime"]).astimezone() if said_at else today
    day = max(starts.date(), today.date()) + timedelta(days=1)
    until = datetime.combine(day, time()).astimezone()
    record.set((*cover, _item(record, "visit.cover-practitioner").link_id), {"valueReference": reference})
    record.set((*cover, _item(record, "visit.cover-until").link_id), {"valueDateTime": format_instant(until)})


def _entries_of(record: OpenRecord, practitioner: str) -> tuple[Path, ...]:
    reference = f"Practitioner/{practitioner}"
    return tuple(
        one.path
        for one in record.node(_place(record, _ATTENDEE)).children
        if any((said.get("valueReference") or {}).get("reference") == reference for said in one.values)
    )


def _place(record: OpenRecord, role: str) -> Path:
    return tuple(step.link_id for step in _item(record, role).lineage)


def _item(record: OpenRecord, role: str) -> Item:
    found = next((one for one in record.form.walk() if one.projects_to == role), None)
    if found is None:
        raise CoverError(
            said("This visit's form has no place for a cover."),
            said("Ring whoever should go instead of you."),
        )
    return found
