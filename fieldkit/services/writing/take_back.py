"""Taking back: somebody asks not to keep what they said, and it goes, here at once and elsewhere at the next contact.

Value, salt, draft text, photos and files are destroyed; what stays is that one answer was taken back, when, and that the person asked.
The screen says why what can't be taken back stays.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from fieldkit.base.errors import FieldKitError
from fieldkit.base.wording import joined, said, said_many
from fieldkit.questionnaire.items import Item
from fieldkit.records import access, paths, signoff, taking_back, values
from fieldkit.records.files import file_of
from fieldkit.records.merge import DRAFT, Held, open_answers
from fieldkit.records.paths import Path, is_inside
from fieldkit.records.taking_back import TakingBack
from fieldkit.services.library.words import day_words, value_words
from fieldkit.services.profile.session import Session
from fieldkit.services.sending.envelopes import write_envelopes
from fieldkit.services.writing import capture
from fieldkit.services.writing.open_record import OpenRecord
from fieldkit.store import certificates, going_files, state, taken_back
from fieldkit.store.connection import Connection
from fieldkit.store.facts import reference_id
from fieldkit.store.scrubbing import scrub
from fieldkit.sync import spool

SIGNED = said("The record is signed. Ask your information governance lead.")
SAFETY = said("This keeps people safe. It stays.")
CONCERN = said("A concern stays.")
VISIT = said("That there was a visit, when and by whom, stays.")
_VISIT = frozenset({"visit.planned-start", "visit.planned-end", "visit.attendee"})
_LESS = frozenset({"some-of-it", "person-stopped", "keep-some", "keep-none"})
_AGREED = "v.agree"


class StaysError(FieldKitError):
    """An answer that its author can't take back."""

    code = "FK-TAKE-BACK-STAYS"


@dataclass(frozen=True)
class Written:
    """One answer that stands. ``stays`` says why it can't be taken back, "" where it can."""

    record: str
    path: Path
    label: str
    words: str
    stays: str


def written(session: Session, record: OpenRecord) -> tuple[Written, ...]:
    """What was written in a record: what can be taken back first, the largest of it first. Shown when a visit is stopped."""
    found = []
    day = session.laptop.clock.now().astimezone().date()
    for path, field in record.state.fields.items():
        said = (_plain(record, values.parse(one.value), day) for one in field.said)
        words = "; ".join(filter(None, said))
        if words and not paths.is_reserved(path):
            item = _item(record, path)
            label = item.label if item is not None else ""
            found.append(Written(record.id, path, label, words, why_it_stays(session, record, path)))
    return tuple(sorted(found, key=lambda one: (bool(one.stays), -len(one.words), one.path)))


def written_in(session: Session, records: Iterable[OpenRecord]) -> tuple[Written, ...]:
    """The same over several records: all that a visit wrote."""
    found = [one for record in records for one in written(session, record)]
    return tuple(sorted(found, key=lambda one: (bool(one.stays), -len(one.words), one.record, one.path)))


def wants_less(visit: OpenRecord) -> bool:
    """Whether the visit says that the person stopped it, or that not all of it may be written down or kept."""
    for path, field in visit.state.fields.items():
        codes = {
            str(((values.parse(one.value) or {}).get("valueCoding") or {}).get("code"))
            for one in field.current
        }
        if codes & _LESS or (_AGREED in path and "no" in codes):
            return True
    return False


def why_it_stays(session: Session, record: OpenRecord, path: Path) -> str:
    """Why the answer at a path can't be taken back, in plain words; "" where it can."""
    if record.form.purpose == "concern" or _is_concern(_item(record, path)):
        return CONCERN
    if signoff.sign_offs(record.revisions):
        return SIGNED
    inside = [at for at in record.state.fields if at == path or is_inside(at, path)]
    if any((item := _item(record, at)) is not None and item.projects_to in _VISIT for at in inside):
        return VISIT
    if any((item := _item(record, at)) is not None and item.safety_item for at in inside):
        return SAFETY
    own = session.read(lambda connection: _own_certificates(session, connection))
    standing = [one for at in inside for one in record.state.fields[at].current]
    other = next((one for one in standing if one.cert not in own), None)
    if other is not None and not any(one.cert in own for one in standing):
        name = record.authors.of(other.cert).name
        return said("{name} wrote this. Only {name} can take it back.", name=name)
    return ""


def take_back(session: Session, record: OpenRecord, chosen: Sequence[Path]) -> int:
    """Destroy what this practitioner wrote at these paths and inside them; how many answers went. Waits for the disk.

    Raises StaysError before anything is changed, or a StoreError.
    """
    for path in chosen:
        why = why_it_stays(session, record, path)
        if why:
            raise StaysError(
                said("This can't be taken back. {why}", why=why), said("Everything is as it was.")
            )
    before = record.draft.fields
    typed = [one for one in chosen if any(at == one or is_inside(at, one) for at in before)]
    photos = record.files_typed(chosen)
    record.forget(chosen)
    record.flush()
    session.write(lambda connection: going_files.note(connection, photos))
    order = _order(session, record, chosen)
    if order is not None:
        _obey(session, record, order)
    going_files.destroy(session.database)
    scrub(session.database)
    return len({*typed, *chosen}) if order is not None else len(typed)


def told(session: Session, record: str, called: str = "") -> tuple[str, ...]:
    """What stays of what was taken back, oldest first: "one answer taken back at 10:42, as May asked"."""
    lines = session.read(lambda connection: taken_back.lines(connection, record))
    return tuple(_told(one, called) for one in lines)


def tidy(session: Session, records: Iterable[str]) -> None:
    """After an exchange that brought orders for these records: their old envelopes and every trace of the words go."""
    touched = tuple(records)
    if not touched:
        return
    ids = [one.id for record in touched for one in capture.look(session, record).revisions]
    spool.forget(session.spool, ids)
    write_envelopes(session)
    going_files.destroy(session.database)
    scrub(session.database)


def _order(session: Session, record: OpenRecord, chosen: Sequence[Path]) -> TakingBack | None:
    own = session.read(lambda connection: _own_certificates(session, connection))
    held = [one for revision in record.revisions for one in open_answers(revision) if one.cert in own]
    others = [
        one.path for revision in record.revisions for one in open_answers(revision) if one.cert not in own
    ]
    named = {path: [one.digest for one in held if _goes(one, path, others)] for path in chosen}
    digests = {digest for found in named.values() for digest in found}
    if not digests:
        return None
    count = sum(1 for found in named.values() if found)
    return taking_back.order(
        record.id,
        digests,
        count=count,
        cert=session.certificate.id,
        at=session.now(),
        key=session.profile.revision_key,
    )


def _goes(held: Held, path: Path, others: Sequence[Path]) -> bool:
    """Whether an own answer goes with a path; what only holds a colleague's answers together stays."""
    if held.revision == DRAFT or not (held.path == path or is_inside(held.path, path)):
        return False
    said = values.fhir_value(values.parse(held.value)) is not None
    return said or not any(is_inside(one, held.path) for one in others)


def _obey(session: Session, record: OpenRecord, order: TakingBack) -> None:
    lost = session.write(lambda connection: taken_back.keep(connection, order, known=False))
    spool.forget(session.spool, lost)
    write_envelopes(session)
    hub = session.read(state.hub)
    if hub is not None:
        spool.put_order(session.spool, order.statement, str(hub["recipient"]))
    record.take_in(capture.look(session, record.id))


def _own_certificates(session: Session, connection: Connection) -> frozenset[str]:
    mine = {one.id for one in certificates.of_key(connection, session.certificate.revision_key)}
    known = certificates.everything(connection).values()
    return frozenset(
        mine
        | {one.id for one in known if one.practitioner == session.practitioner.id}
        | {session.certificate.id}
    )


def _plain(record: OpenRecord, value: Mapping[str, Any] | None, day: date) -> str:
    """An answer for somebody who reads along: colleagues by name, times as a clock shows them."""
    photo = file_of(value)
    if photo is not None:
        called = said("Photo") if photo.content_type.startswith("image/") else said("File")
        return joined(": ", called, photo.title) if photo.title else called
    colleague = reference_id(value, "Practitioner")
    if colleague:
        return record.authors.named(colleague) or "A colleague"
    moment = str((value or {}).get("valueDateTime") or (value or {}).get("valueDate") or "")
    clock = f" at {datetime.fromisoformat(moment).astimezone():%H:%M}" if "T" in moment else ""
    return f"{day_words(moment, day)}{clock}" if moment else value_words(value)


def _item(record: OpenRecord, path: Path) -> Item | None:
    last = next((part for part in reversed(path) if part and not paths.is_entry(part)), "")
    return record.form.item(last)


def _is_concern(item: Item | None) -> bool:
    return item is not None and item.effective_sensitivity == access.CONCERN


def _told(line: taken_back.Line, called: str) -> str:
    at = datetime.fromisoformat(line.at).astimezone()
    words = said_many(
        "One answer taken back at {time}, as {name} asked.",
        "{count} answers taken back at {time}, as {name} asked.",
        line.count,
        time=f"{at:%H:%M}",
        name=called or said("the person"),
    )
    return (
        joined(" ", words, said("The hub still holds it: {reason}", reason=line.reason))
        if line.reason
        else words
    )
