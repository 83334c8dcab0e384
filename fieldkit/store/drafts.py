"""What is being typed survives anything: durable rows for each record and author, no more than a field behind."""

from __future__ import annotations

from collections.abc import Iterable

from fieldkit.records import paths
from fieldkit.records.drafts import Draft, DraftField
from fieldkit.records.paths import Path
from fieldkit.store import form_facts, projections
from fieldkit.store.connection import Connection, Row
from fieldkit.store.draft_rows import SELECT, encoded, read, read_field, write_cursor, write_field
from fieldkit.store.form_facts import FormFacts
from fieldkit.store.record_rows import number_for, row_number


def save(connection: Connection, draft: Draft, at: str, changed: Iterable[Path] | None = None) -> None:
    """Keep this draft in place of the one before. ``at`` (instant) is when it was last touched.

    ``changed`` may name the only fields that differ from what was saved last (also those that left the draft); then
    nothing else is compared, which makes the save of one answer in a long draft as short as in an empty one.
    Lists are brought up to date in the same transaction, where a field is touched that some list shows.
    """
    row = _touch(connection, draft, at)
    if row is None:
        number, record, form = _renew(connection, draft, at)
        shown = True
    else:
        number, record, facts = row
        form = form_facts.UNKNOWN_FORM if facts is None else form_facts.read(facts)
        shown = False
    if row is None or changed is None:
        changed = _compared(connection, number, draft)
    for path in changed:
        now = draft.fields.get(path)
        shown = shown or _is_shown(connection, number, form, path, now)
        _put(connection, number, path, now)
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


def _touch(connection: Connection, draft: Draft, at: str) -> Row | None:
    """Note when and where the draft was touched last; its number, its record's, the facts of its form.

    None where there is no such row yet, or one of another form. This is what every save waits for: looking first and
    then writing the row found is shorter than a writing that tells what it found.
    """
    row = connection.execute(
        "SELECT drafts.n, records.n, facts FROM records JOIN drafts ON record = records.n"
        " LEFT JOIN forms ON canonical = form WHERE records.id = ? AND cert = ? AND form = ?",
        (draft.record, bytes.fromhex(draft.cert), draft.form),
    ).fetchone()
    if row is not None:
        connection.execute(
            "UPDATE drafts SET touched = ?, cursor = ? WHERE n = ?", (at, write_cursor(draft), row[0])
        )
    return row


def _renew(connection: Connection, draft: Draft, at: str) -> tuple[int, int, FormFacts]:
    """The same for a draft that is new here, or that goes on under another form."""
    record, cert = number_for(connection, draft.record), bytes.fromhex(draft.cert)
    connection.execute(
        "INSERT INTO drafts (record, cert, form, touched, cursor) VALUES (?, ?, ?, ?, ?)"
        " ON CONFLICT (record, cert) DO UPDATE SET form = excluded.form, touched = excluded.touched,"
        " cursor = excluded.cursor",
        (record, cert, draft.form, at, write_cursor(draft)),
    )
    row = connection.execute("SELECT n FROM drafts WHERE record = ? AND cert = ?", (record, cert)).fetchone()
    return (row[0] if row else 0), record, form_facts.find(connection, draft.form)


def _compared(connection: Connection, number: int, draft: Draft) -> list[Path]:
    """The fields in which a draft differs from what was saved last."""
    rows = connection.execute(
        "SELECT path, value, replaces, touched FROM draft_fields WHERE draft = ?", (number,)
    )
    held = {field.path: field for field in (read_field(*row) for row in rows)}
    both = dict.fromkeys((*held, *draft.fields))
    return [path for path in both if held.get(path) != draft.fields.get(path)]


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


def _is_shown(
    connection: Connection, number: int, form: FormFacts, path: Path, now: DraftField | None
) -> bool:
    """Whether a list shows this field, or it makes the record more or less private by coming or going."""
    item = form.item(path)
    if item.role or paths.is_reserved(path):
        return True
    if item.label == form.label:
        return False
    before = connection.execute(
        "SELECT value IS NOT NULL FROM draft_fields WHERE draft = ? AND path = ?", (number, encoded(path))
    ).fetchone()
    return bool(before and before[0]) != (now is not None and now.value is not None)
