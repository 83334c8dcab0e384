"""Before a visit: what was asked lately and need not be asked again, and what is so old that nobody should rely on it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime

from fieldkit.records import access, paths, values
from fieldkit.records.merge import RecordState, merge
from fieldkit.services.known.needs import ALERT, facts_of, needs_in
from fieldkit.services.library.form_shelf import FormNotHereError, FormShelf
from fieldkit.store import facts, library, lists, revisions
from fieldkit.store.connection import Connection

_OLD_DAYS = 365
_TALKS = frozenset({"conversation", "telecare", "equipment"})
_SAYS_NOTHING = frozenset({"not-asked", "prefers-not-to-say", "could-not-tell"})


@dataclass(frozen=True)
class Asked:
    """Parts of one record that were answered. ``form`` is its title, ``at`` (instant) when the newest of it was written."""

    form: str
    sections: tuple[str, ...]
    at: str
    old: bool


@dataclass(frozen=True)
class Stale:
    """A fact that everybody sees and that nobody has looked at for a year. ``since`` is the FHIR date it carries."""

    words: str
    since: str


def asked_before(connection: Connection, shelf: FormShelf, person: str, now: datetime) -> tuple[Asked, ...]:
    """What was answered about a person, by form, the newest first; the newest record of each form, nothing restricted."""
    found: dict[str, Asked] = {}
    for row in lists.records_of(connection, person):
        held = revisions.everything_of(connection, row.id)
        if row.kind not in _TALKS or not held:
            continue
        state = merge(held)
        try:
            form = shelf.form(connection, facts.current_form(state, row.form))
        except FormNotHereError:
            continue
        labels = library.facts_of(connection, form.canonical)
        if form.url in found or labels.label != access.ORDINARY:
            continue
        told = {link: at for link, at in _answered(state) if labels.item((link,)).label == access.ORDINARY}
        sections = tuple(one.label for one in form.items if one.link_id in told and one.label)
        if sections:
            newest = max(told.values())
            old = (now - datetime.fromisoformat(newest)).days > _OLD_DAYS
            found[form.url] = Asked(form.title, sections, newest, old)
    return tuple(found.values())


def stale(connection: Connection, shelf: FormShelf, person: str, today: date) -> tuple[Stale, ...]:
    """What keeps the person safe, where the day it carries is more than a year ago; nothing restricted."""
    said = facts_of(connection, person)
    days = {one.entry: one.text for one in said.by_role.get("person.alert-date", ()) if one.entry}
    entries = {one.held.digest: one.entry for one in said.by_role.get(ALERT, ())}
    found = []
    for need in needs_in(connection, shelf, said, ALERT):
        day = days.get(entries.get(need.held.digest, ()), "")
        if day and not need.restricted and _is_old(day, today):
            found.append(Stale(need.words, day))
    return tuple(found)


def _answered(state: RecordState) -> Iterator[tuple[str, str]]:
    """The outermost part of every answer that says something, with when it was written; the oldest first."""
    for path, field in sorted(state.fields.items(), key=lambda one: one[1].current[0].at):
        if paths.is_reserved(path) or paths.is_entry(path[-1]):
            continue
        value = values.fhir_value(values.parse(field.value))
        coding = value[1] if value is not None and value[0] == "valueCoding" else None
        if value is not None and not (isinstance(coding, dict) and coding.get("code") in _SAYS_NOTHING):
            yield path[0], field.current[0].at


def _is_old(day: str, today: date) -> bool:
    """A year alone is old once the whole of it is more than a year ago."""
    known = {4: f"{day}-12-31", 7: f"{day}-28"}.get(len(day), day[:10])
    try:
        return (today - date.fromisoformat(known)).days > _OLD_DAYS
    except ValueError:
        return False
