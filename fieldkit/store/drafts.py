"""What is being typed survives anything: a durable row for each record and author, replaced at each save."""

from __future__ import annotations

import hashlib
import json

from fieldkit.records import paths
from fieldkit.records.drafts import Draft
from fieldkit.store import form_facts, projections
from fieldkit.store.connection import Connection
from fieldkit.store.draft_rows import SELECT, read, write_cursor, write_fields
from fieldkit.store.record_rows import number_for, row_number


def save(connection: Connection, draft: Draft, at: str) -> None:
    """Keep this draft in place of the one before. ``at`` (instant) is when it was last touched.

    Lists are brought up to date in the same transaction; a key press in a field that no list shows costs one row.
    """
    record = number_for(connection, draft.record)
    cert = bytes.fromhex(draft.cert)
    row = connection.execute(
        "SELECT facts FROM drafts WHERE record = ? AND cert = ?", (record, cert)
    ).fetchone()
    facts = _facts_digest(connection, draft)
    connection.execute(
        "INSERT INTO drafts (record, cert, form, fields, cursor, touched, facts) VALUES (?, ?, ?, ?, ?, ?, ?)"
        " ON CONFLICT (record, cert) DO UPDATE SET form = excluded.form, fields = excluded.fields,"
        " cursor = excluded.cursor, touched = excluded.touched, facts = excluded.facts",
        (record, cert, draft.form, write_fields(draft), write_cursor(draft), at, facts),
    )
    if row is None or row[0] != facts:
        projections.refresh(connection, record)


def load(connection: Connection, record_id: str, cert: str) -> Draft | None:
    """This author's draft of a record, as it was saved last. ``cert`` is the author's certificate id."""
    row = connection.execute(
        SELECT + "WHERE records.id = ? AND drafts.cert = ?", (record_id, bytes.fromhex(cert))
    ).fetchone()
    return read(row) if row else None


def of_record(connection: Connection, record_id: str) -> tuple[Draft, ...]:
    """All drafts of a record on this laptop, whoever's."""
    rows = connection.execute(SELECT + "WHERE records.id = ? ORDER BY drafts.cert", (record_id,))
    return tuple(read(row) for row in rows)


def everything(connection: Connection) -> tuple[Draft, ...]:
    """All drafts on this laptop, the one touched last first."""
    rows = connection.execute(SELECT + "ORDER BY touched DESC, records.id")
    return tuple(read(row) for row in rows)


def untouched_since(connection: Connection, instant: str) -> tuple[Draft, ...]:
    """Drafts that nobody touched after an instant, oldest first: those due to be sealed by themselves."""
    rows = connection.execute(SELECT + "WHERE touched <= ? ORDER BY touched, records.id", (instant,))
    return tuple(read(row) for row in rows)


def delete(connection: Connection, record_id: str, cert: str) -> bool:
    """Drop a draft: what it said was sealed, or its author gave it up. Whether there was one."""
    record = row_number(connection, record_id)
    if record is None:
        return False
    gone = connection.execute(
        "DELETE FROM drafts WHERE record = ? AND cert = ?", (record, bytes.fromhex(cert))
    ).rowcount
    if gone:
        projections.refresh(connection, record)
    return bool(gone)


def _facts_digest(connection: Connection, draft: Draft) -> bytes:
    """Changes when anything changes that a list shows: the form, fields that feed lists, how private the rest is."""
    form = form_facts.find(connection, draft.form)
    shown: list[list[object]] = []
    labels: set[str] = set()
    for path, one in draft.fields.items():
        if one.answer is None:
            continue
        item = form.item(path)
        labels.add(item.label)
        if item.role or paths.is_reserved(path):
            shown.append([list(path), one.value, list(one.replaces)])
    written = json.dumps([draft.form, sorted(labels), shown], ensure_ascii=True)
    return hashlib.sha256(written.encode("ascii")).digest()
