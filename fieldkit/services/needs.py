"""What a person needs us to do differently, and what to know before knocking: read by role from the person's record."""

from __future__ import annotations

from collections.abc import Mapping

from fieldkit.records import access
from fieldkit.records.merge import merge
from fieldkit.store import drafts, facts, library, revisions
from fieldkit.store.connection import Connection
from fieldkit.store.facts import Fact
from fieldkit.store.form_facts import FormFacts

ADJUSTMENT = "person.adjustment"
ALERT = "person.alert"


def facts_of(connection: Connection, record: str) -> tuple[Mapping[str, tuple[Fact, ...]], FormFacts]:
    """What a record says by role, drafts included, and the facts of its form."""
    held = revisions.everything_of(connection, record)
    written = drafts.of_record(connection, record)
    state = merge(held, (one for draft in written for one in draft.held()))
    used = [one.header.form for one in held] + [draft.form for draft in written]
    form = library.facts_of(connection, facts.current_form(state, max(used, default="")))
    return facts.of_state(state, form), form


def needs_of(connection: Connection, person: str) -> tuple[str, ...]:
    """Adjustments and ordinary alerts in a few words each; restricted ones only on the person's own page."""
    if not person:
        return ()
    found, form = facts_of(connection, person)
    return tuple(
        dict.fromkeys(
            one.text
            for role in (ADJUSTMENT, ALERT)
            for one in found.get(role, ())
            if form.item(one.path).label == access.ORDINARY
        )
    )
