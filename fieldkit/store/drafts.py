"""What is being typed survives anything: durable rows for each record and author, no more than a field behind."""

from __future__ import annotations

from collections.abc import Iterable

from fieldkit.records import paths
from fieldkit.records.drafts import Draft, DraftField
from fieldkit.records.paths import Path
from fieldkit.store import form_facts, projections
from fieldkit.store.connection import Connection
from fieldkit.store.draft_rows import SELECT, encoded, read, read_field, write_cursor, write_field
from fieldkit.store.form_facts import FormFacts
from fieldkit.store.record_rows import number_for, row_number


def save(connection: Connection, draft: Draft, at: str, changed: Iterable[Path] | None = None) -> None:
    """Keep this draft in place of the one before. ``at`` (instant) is when it was last touched.

    ``changed`` may name the only fields that differ from what was saved last (also those that left the draft); then
    nothing else is compared, which makes the save of one answer in a long draft as short as in an empty one.
    Lists are brought up to date in the same transaction, where a field is touched that some list shows.
    """
    number, record, is_new = _row(connection, draft, at)
    form = form_facts.find(connection, draft.form)
    shown = is_new
    for path, before in _before(connection, number, draft, None if is_new else changed).items():
        now = draft.fields.get(path)
        if now != before:
            _put(connection, number, path, now)
            shown = shown or _is_shown(form, path, before, now)
    if shown:
        projections.refresh(connection, record)


def load(connection: Connection, record_id: str, cert: str) -> Draft | None:
    """This author's draft of a record, as it was saved last. ``cert`` is the author's certificate id."""
    row = connection.execute(
        SELECT + "WHERE records.id = ? AND drafts.cert = ?", (record_id, bytes.fromhex(cert))
    ).fetchone()
    return read(connection, row) if row else None


def of_record(connection: Connection, record_id: str) -> tuple[Draft, ...]:
    """All drafts of a record on this laptop, whoever's."""
    rows = connection.execute(SELECT + "WHERE records.id = ? ORDER BY drafts.cert", (record_id,))
    return tuple(read(connection, row) for row in rows.fetchall())


def everything(connection: Connection) -> tuple[Draft, ...]:
    """All drafts on this laptop, the one touched last first."""
    rows = connection.execute(SELECT + "ORDER BY touched DESC, records.id")
    return tuple(read(connection, row) for row in rows.fetchall())


def untouched_since(connection: Connection, instant: str) -> tuple[Draft, ...]:
    """Drafts that nobody touched after an instant, oldest first: those due to be sealed by themselves."""
    rows = connection.execute(SELECT + "WHERE touched <= ? ORDER BY touched, records.id", (instant,))
    return tuple(read(connection, row) for row in rows.fetchall())


def delete(connection: Connection, record_id: str, cert: str) -> bool:
    """Drop a draft: what it said was sealed, or its author gave it up. Whether there was one."""
    record = row_number(connection, record_id)
    if record is None:
        return False
    row = connection.execute(
        "SELECT n FROM drafts WHERE record = ? AND cert = ?", (record, bytes.fromhex(cert))
    ).fetchone()
    if row is None:
        return False
    connection.execute("DELETE FROM draft_fields WHERE draft = ?", row)
    connection.execute("DELETE FROM drafts WHERE n = ?", row)
    projections.refresh(connection, record)
    return True


def _row(connection: Connection, draft: Draft, at: str) -> tuple[int, int, bool]:
    """Numbers of the draft's row, brought up to date, and of its record; whether all has to be compared and listed."""
    cert = bytes.fromhex(draft.cert)
    row = connection.execute(
        "SELECT drafts.n, record, form FROM drafts JOIN records ON records.n = record WHERE id = ? AND cert = ?",
        (draft.record, cert),
    ).fetchone()
    if row is None:
        record = number_for(connection, draft.record)
        made = connection.execute(
            "INSERT INTO drafts (record, cert, form, touched, cursor) VALUES (?, ?, ?, ?, ?)",
            (record, cert, draft.form, at, write_cursor(draft)),
        )
        return made.lastrowid, record, True
    number, record, form = row
    connection.execute(
        "UPDATE drafts SET form = ?, touched = ?, cursor = ? WHERE n = ?",
        (draft.form, at, write_cursor(draft), number),
    )
    return number, record, form != draft.form


def _before(
    connection: Connection, number: int, draft: Draft, changed: Iterable[Path] | None
) -> dict[Path, DraftField | None]:
    """The fields to compare, as they were saved last; None for those that were not there."""
    if changed is None:
        rows = connection.execute(
            "SELECT path, value, replaces, touched FROM draft_fields WHERE draft = ?", (number,)
        )
        held = {field.path: field for field in (read_field(*row) for row in rows)}
        return {path: held.get(path) for path in (*held, *draft.fields)}
    before: dict[Path, DraftField | None] = {}
    for path in changed:
        row = connection.execute(
            "SELECT path, value, replaces, touched FROM draft_fields WHERE draft = ? AND path = ?",
            (number, encoded(path)),
        ).fetchone()
        before[path] = read_field(*row) if row else None
    return before


def _put(connection: Connection, number: int, path: Path, now: DraftField | None) -> None:
    if now is None:
        connection.execute("DELETE FROM draft_fields WHERE draft = ? AND path = ?", (number, encoded(path)))
        return
    connection.execute(
        "INSERT INTO draft_fields (draft, path, value, replaces, touched) VALUES (?, ?, ?, ?, ?)"
        " ON CONFLICT (draft, path) DO UPDATE SET value = excluded.value, replaces = excluded.replaces,"
        " touched = excluded.touched",
        (number, *write_field(now)),
    )


def _is_shown(form: FormFacts, path: Path, before: DraftField | None, now: DraftField | None) -> bool:
    """Whether a list shows this field, or it makes the record more or less private by coming or going."""
    item = form.item(path)
    if item.role or paths.is_reserved(path):
        return True
    said_before = before is not None and before.value is not None
    says_now = now is not None and now.value is not None
    return item.label != form.label and said_before != says_now
