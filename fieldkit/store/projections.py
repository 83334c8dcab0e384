"""The lists that screens read are derived: made from revisions and drafts in the same transaction that brings them."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime

from fieldkit.base.clock import format_instant
from fieldkit.records import access, paths, signoff, values
from fieldkit.records.merge import RecordState, merge
from fieldkit.records.paths import Path
from fieldkit.records.revisions import Revision
from fieldkit.store import draft_rows, form_facts, people_terms, text_index
from fieldkit.store.connection import Connection, Row
from fieldkit.store.facts import Fact, current_form, label_of, of_state, reference_id, text_of
from fieldkit.store.form_facts import FormFacts
from fieldkit.store.record_rows import revisions_of_number

DRAFT = "draft"
UNSIGNED = "unsigned"
SIGNED = "signed"
ADDED_SINCE = "added-since-signing"
STATES = (DRAFT, UNSIGNED, SIGNED, ADDED_SINCE)
"""Nothing sealed yet; sealed and nobody signed; signed as it stands; signed, and something came after."""


@dataclass(frozen=True)
class _Seen:
    """One record with all that its rows are made from."""

    number: int
    id: str
    revisions: tuple[Revision, ...]
    sealed: RecordState
    state: RecordState
    form: str
    forms: tuple[FormFacts, ...]
    waits: str
    facts: Mapping[str, tuple[Fact, ...]]
    kind: str
    person: str
    label: str
    authors: tuple[str, ...]


def refresh(connection: Connection, record: int) -> None:
    """Make the rows of one record again, by its number, in the caller's transaction.

    A row that stays as it was is not written.
    """
    seen = _look(connection, record)
    if seen is None:
        for table in ("record_list", "people", "visits"):
            _put_row(connection, table, record, None)
        _put_actions(connection, record, [])
        people_terms.set_terms(connection, record, frozenset())
        text_index.set_texts(connection, record, (), ())
        return
    person, terms = _person(seen) if seen.kind == "person" else (None, frozenset())
    _put_row(connection, "record_list", record, _record(seen))
    _put_row(connection, "people", record, person)
    people_terms.set_terms(connection, record, terms)
    _put_row(connection, "visits", record, _visit(seen) if seen.kind == "visit" else None)
    _put_actions(connection, record, _actions(seen))
    text_index.set_texts(connection, record, seen.revisions, tuple(_texts(seen)))


def refresh_form(connection: Connection, canonical: str) -> None:
    """Make the rows of every record again that waited for this form."""
    waiting = connection.execute(
        "SELECT record FROM record_list WHERE waits = ? AND waits <> ''", (canonical,)
    ).fetchall()
    for (record,) in waiting:
        refresh(connection, record)


def waiting_in_vain(connection: Connection) -> tuple[int, ...]:
    """Numbers of records whose rows wait for a form that is here: each needs ``refresh``."""
    rows = connection.execute(
        "SELECT record FROM record_list WHERE waits <> '' AND waits IN (SELECT canonical FROM forms)"
    )
    return tuple(record for (record,) in rows)


def _look(connection: Connection, record: int) -> _Seen | None:
    revisions = revisions_of_number(connection, record)
    drafts = draft_rows.of_number(connection, record)
    if not revisions and not drafts:
        return None
    sealed = merge(revisions)
    state = merge(revisions, (held for draft in drafts for held in draft.held())) if drafts else sealed
    used = dict.fromkeys((*(one.header.form for one in revisions), *(one.form for one in drafts)))
    form = current_form(state, max(used))
    by_name = {one: form_facts.find(connection, one) for one in dict.fromkeys((*used, form))}
    facts_form, forms = by_name[form], tuple(by_name.values())
    own_id = revisions[0].header.record if revisions else drafts[0].record
    labels = {label_of(path, forms) for path in _answered(state)}
    kind = _code(state, paths.KIND) or facts_form.purpose
    return _Seen(
        number=record,
        id=own_id,
        revisions=revisions,
        sealed=sealed,
        state=state,
        form=form,
        forms=forms,
        waits=min((name for name, one in by_name.items() if one is form_facts.UNKNOWN_FORM), default=""),
        facts=of_state(state, facts_form),
        kind=kind,
        person=_reference(state, paths.SUBJECT, "Patient") or (own_id if kind == "person" else ""),
        label=access.strictest(labels | {one.label for one in forms}),
        authors=tuple(sorted({*(one.header.cert for one in revisions), *(one.cert for one in drafts)})),
    )


def _record(seen: _Seen) -> Row:
    heads = [revision.header.at for revision in seen.revisions]
    state, signed = _signature(seen)
    return (
        seen.number,
        seen.kind,
        seen.form,
        seen.person,
        _reference(seen.state, paths.VISIT, "Encounter"),
        seen.label,
        state,
        min(heads, default=""),
        max(heads, default=""),
        signed,
        text_of(seen.facts, "record.summary"),
        len(seen.sealed.conflicts) + len(seen.sealed.contested),
        len(seen.sealed.missing),
        seen.sealed.unreadable,
        json.dumps(seen.authors),
        seen.waits,
    )


def _signature(seen: _Seen) -> tuple[str, str]:
    """The record's state, and when it was signed last ("" for never)."""
    if not seen.revisions:
        return DRAFT, ""
    if not any(path[:2] == ("", paths.SIGN_OFF) for path in seen.sealed.fields):
        return UNSIGNED, ""
    signatures = signoff.sign_offs(seen.revisions)
    if not signatures:
        return UNSIGNED, ""
    added = signoff.added_since(seen.revisions, seen.sealed)
    return (ADDED_SINCE if added else SIGNED), max(one.at for one in signatures)


def _person(seen: _Seen) -> tuple[Row, frozenset[str]]:
    """Somebody's row, and all that they are found by."""

    def text(role: str) -> str:
        return text_of(seen.facts, "person." + role)

    given, family, known_as = text("given"), text("family"), text("known-as")
    row = (
        seen.number,
        " ".join(part for part in (given, family) if part) or known_as,
        f"{family} {given or known_as}".strip().casefold(),
        given,
        family,
        known_as,
        text("birth-date"),
        text("nhs"),
        text("address"),
        text("postcode"),
        text("phone"),
    )
    numbers = [fact.text for role in ("person.nhs", "person.phone") for fact in seen.facts.get(role, ())]
    return row, people_terms.terms_for((given, family, known_as), numbers, text("postcode"))


def _visit(seen: _Seen) -> Row:
    attendees = [fact.reference("Practitioner") for fact in seen.facts.get("visit.attendee", ())]
    return (
        seen.number,
        seen.person,
        _moment(text_of(seen.facts, "visit.planned-start")),
        _moment(text_of(seen.facts, "visit.planned-end")),
        text_of(seen.facts, "visit.purpose"),
        text_of(seen.facts, "visit.place"),
        json.dumps(sorted(filter(None, attendees))),
    )


def _actions(seen: _Seen) -> list[Row]:
    entries: dict[Path, dict[str, list[Fact]]] = {}
    for role, facts in seen.facts.items():
        if role.startswith("action.") or role == "goal.words":
            for fact in facts:
                entries.setdefault(fact.entry, {}).setdefault(role, []).append(fact)
    rows: list[Row] = []
    for entry, by_role in entries.items():
        if not by_role.keys() & {"action.what", "goal.words"}:
            continue
        found = {role: tuple(facts) for role, facts in by_role.items()}
        texts = [text_of(found, role) for role in ("action.what", "goal.words", "action.owner")]
        texts += [text_of(found, role) for role in ("action.owner-type", "action.due", "action.status")]
        label = access.strictest(label_of(one.path, seen.forms) for some in found.values() for one in some)
        rows.append((seen.number, paths.encode(entry) if entry else "", seen.person, *texts, label))
    return rows


def _put_row(connection: Connection, table: str, record: int, row: Row | None) -> None:
    """Let this be the record's one row in a list, None for none. ``table`` is a name of this module's."""
    held = connection.execute(f"SELECT * FROM {table} WHERE record = ?", (record,)).fetchone()  # noqa: S608 - see above
    if held == row:
        return
    connection.execute(f"DELETE FROM {table} WHERE record = ?", (record,))  # noqa: S608 - see above
    if row is not None:
        places = ", ".join("?" * len(row))
        connection.execute(f"INSERT INTO {table} VALUES ({places})", row)  # noqa: S608 - see above


def _put_actions(connection: Connection, record: int, rows: list[Row]) -> None:
    held = connection.execute("SELECT * FROM actions WHERE record = ?", (record,)).fetchall()
    if set(held) == set(rows):
        return
    connection.execute("DELETE FROM actions WHERE record = ?", (record,))
    connection.executemany("INSERT INTO actions VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", rows)


def _texts(seen: _Seen) -> Iterator[tuple[str, str, str, str]]:
    """Revision id, digest, label and value of every sealed text answer that stands now and holds words."""
    for path in _answered(seen.sealed):
        worded = [held for held in seen.sealed.fields[path].current if '"valueString"' in held.value]
        if not worded or any(form.item(path).secret for form in seen.forms):
            continue
        for held in worded:
            if text_index.has_words(held.value):
                yield held.revision, held.digest, label_of(path, seen.forms), held.value


def _answered(state: RecordState) -> Iterable[Path]:
    return (path for path in state.fields if not paths.is_reserved(path))


def _code(state: RecordState, path: Path) -> str:
    text = state.value(path)
    return str((values.parse(text) or {}).get("valueCode") or "") if text else ""


def _reference(state: RecordState, path: Path, kind: str) -> str:
    text = state.value(path)
    return reference_id(values.parse(text), kind) if text else ""


def _moment(text: str) -> str:
    """A FHIR dateTime so that texts sort by time: an instant in UTC where it has a time, otherwise as it is."""
    if "T" not in text:
        return text
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        return text
    return format_instant(moment if moment.tzinfo else moment.replace(tzinfo=UTC))
