"""My view: what a person adds to a record, or sees differently, kept in their own record and never edited."""

from __future__ import annotations

from collections.abc import Iterator

from fieldkit.printing.about import View
from fieldkit.printing.blocks import Text
from fieldkit.records.merge import DRAFT
from fieldkit.services.known.needs import facts_of
from fieldkit.store.connection import Connection

WORDS, ABOUT, ON = "person.view", "person.view-about", "person.view-on"


def views_of(connection: Connection, person: str, title: str, started: str) -> tuple[View, ...]:
    """The person's views on a record with this title, oldest first; ``started`` is when it was begun (FHIR).

    Which record a view is about was said in words: it has to name the title, and not be older than the record.
    """
    found = sorted(_views(connection, person, title), key=lambda one: one.on)
    return tuple(one for one in found if one.on[:10] >= started[:10])


def _views(connection: Connection, person: str, title: str) -> Iterator[View]:
    said = facts_of(connection, person).by_role
    about = {one.entry: one.text.strip().casefold() for one in said.get(ABOUT, ())}
    days = {one.entry: one.text for one in said.get(ON, ())}
    for one in said.get(WORDS, ()):
        named = about.get(one.entry, "")
        if one.held.revision != DRAFT and named and (named in title.casefold() or title.casefold() in named):
            yield View(
                Text(one.text, str(one.value.get("language") or "")), days.get(one.entry) or one.held.at
            )
