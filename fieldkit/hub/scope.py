"""A change of who may read what is itself an event: it brings what it opens, however long ago that was written."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import Connection

from fieldkit.hub import events
from fieldkit.hub.ending_facts import COVER, DIED, SUBJECT
from fieldkit.hub.events import Event
from fieldkit.hub.facts import (
    AUTHOR,
    EVERY,
    FORM,
    HELD_BACK,
    KIND,
    PARTNER,
    VISIT,
    Facts,
    facts_of,
    needs_anew,
    read_facts,
    records_of_visits,
    records_with_fact,
    records_with_forms,
    write_facts,
)
from fieldkit.hub.form_facts import UNKNOWN, FormFacts
from fieldkit.hub.forms import known_forms
from fieldkit.hub.revision_rows import read_record, revision_ids
from fieldkit.records.revisions import Revision


@dataclass(frozen=True)
class Change:
    """The facts of one record before (empty for a new one) and after."""

    record: str
    before: Facts
    after: Facts

    def added(self, fact: str) -> frozenset[str]:
        return self.after.get(fact, frozenset()) - self.before.get(fact, frozenset())

    def differs(self, fact: str) -> bool:
        return self.after.get(fact, frozenset()) != self.before.get(fact, frozenset())


def update_facts(
    connection: Connection,
    area: str,
    changed: Sequence[Revision],
    authors: Mapping[str, str],
    known: Mapping[str, FormFacts],
) -> list[Change]:
    """Bring the facts of the records of these revisions up to date. ``authors``: practitioner by certificate id."""
    by_record: dict[str, list[Revision]] = {}
    for revision in changed:
        by_record.setdefault(revision.header.record, []).append(revision)
    before = read_facts(connection, area, by_record)
    changes = []
    for record, revisions in by_record.items():
        held = before.get(record, {})
        wrote = {authors[one.header.cert] for one in revisions if one.header.cert in authors}
        people = held.get(AUTHOR, frozenset()) | wrote
        if any(needs_anew(one, known.get(one.header.form, UNKNOWN)) for one in revisions):
            # Of a record that has no facts yet everything there is has just come.
            whole = read_record(connection, area, record).values() if held else revisions
            after = _anew(connection, area, whole, people, known)
        else:
            used = frozenset(one.header.form for one in revisions)
            after = {**held, AUTHOR: people, FORM: held.get(FORM, frozenset()) | used}
        change = Change(record, held, after)
        if any(change.differs(fact) for fact in EVERY):
            write_facts(connection, area, record, after)
            changes.append(change)
    return changes


def opened_events(
    connection: Connection, area: str, changes: Iterable[Change], new_forms: Sequence[str]
) -> list[Event]:
    """For everything that these changes may have opened to somebody, one event for each revision."""
    found: list[Event] = []
    everybody = set(records_with_forms(connection, area, new_forms)) if new_forms else set[str]()
    for change in changes:
        if change.before and any(change.differs(fact) for fact in (KIND, VISIT, FORM, HELD_BACK, SUBJECT)):
            everybody.add(change.record)
        if change.before.get(DIED) and change.differs(DIED):
            everybody |= records_with_fact(connection, area, SUBJECT, [change.record])
        # Who covers again may have missed what was written since the last cover was over.
        partners = change.added(PARTNER) | {one.partition(" ")[0] for one in change.added(COVER)}
        reached = {change.record} if change.before else set[str]()
        if partners:
            reached |= records_of_visits(connection, area, [change.record])
            found += _events(connection, area, reached, sorted(partners))
        if change.before and change.added(AUTHOR) - partners:
            found += _events(connection, area, [change.record], sorted(change.added(AUTHOR) - partners))
    return found + _events(connection, area, everybody, [None])


def _events(
    connection: Connection, area: str, records: Iterable[str], readers: Sequence[str | None]
) -> list[Event]:
    ids = revision_ids(connection, area, records)
    return [Event(events.REVISION, one, practitioner=reader) for reader in readers for one in ids]


def _anew(
    connection: Connection,
    area: str,
    revisions: Collection[Revision],
    people: frozenset[str],
    known: Mapping[str, FormFacts],
) -> Facts:
    missing = {one.header.form for one in revisions} - known.keys()
    forms = {**known, **known_forms(connection, area, missing)}
    return facts_of(revisions, people, forms)
