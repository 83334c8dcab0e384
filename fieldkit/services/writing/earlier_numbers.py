"""What the same person said to the same question before: the numbers that a chart of before and now needs."""

from __future__ import annotations

from collections.abc import Iterator

from fieldkit.printing.about import Earlier
from fieldkit.records import access, paths, values
from fieldkit.records.merge import merge
from fieldkit.services.profile.session import Session
from fieldkit.store import facts, lists, revisions
from fieldkit.store.connection import Connection
from fieldkit.store.lists import RecordRow

_FEW = 12
"""How many earlier records are looked into."""


def earlier_numbers(session: Session, connection: Connection, row: RecordRow) -> dict[str, Earlier]:
    """By the words of each question, the last whole number said before this record was begun, in a record that may be
    shown. Only settled answers count.
    """
    found: dict[str, Earlier] = {}
    before = (
        (one for one in lists.records_of(connection, row.person) if one.id != row.id) if row.person else ()
    )
    older = sorted(
        (one for one in before if one.started < row.started), key=lambda one: one.started, reverse=True
    )
    for one in older[:_FEW]:
        for asked, number, at in _numbers(session, connection, one.id):
            found.setdefault(asked, Earlier(number, at))
    return found


def _numbers(session: Session, connection: Connection, record: str) -> Iterator[tuple[str, int, str]]:
    held = revisions.everything_of(connection, record)
    if not held:
        return
    state = merge(held)
    form = session.shelf.form(connection, facts.current_form(state, max(one.header.form for one in held)))
    if form.sensitivity not in ("", access.ORDINARY):
        return
    for path, field in state.fields.items():
        item = None if paths.is_reserved(path) else form.item(path[-1])
        if item is None or item.type != "integer" or item.effective_sensitivity not in ("", access.ORDINARY):
            continue
        if len(field.said) != 1:
            continue
        number = (values.parse(field.said[0].value) or {}).get("valueInteger")
        if isinstance(number, int):
            yield item.text or item.label, number, field.said[0].at
