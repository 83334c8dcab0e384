"""How a draft lies in its row, and how rows are read back; saving, which also brings lists up to date, is in ``drafts``."""

from __future__ import annotations

import json

from fieldkit.base.text import repair
from fieldkit.records.drafts import Draft, DraftField
from fieldkit.records.paths import Path
from fieldkit.store.connection import Connection, Row

SELECT = "SELECT records.id, drafts.form, drafts.cert, fields, cursor FROM drafts JOIN records ON records.n = record "


def of_number(connection: Connection, record: int) -> tuple[Draft, ...]:
    """All drafts of a record by its number here, in the order of their certificates."""
    rows = connection.execute(SELECT + "WHERE record = ? ORDER BY drafts.cert", (record,))
    return tuple(read(row) for row in rows)


def read(row: Row) -> Draft:
    """A draft from the columns of ``SELECT``."""
    record, form, cert, fields, cursor = row
    return Draft(record, form, cert.hex(), _read_fields(fields), _read_cursor(cursor))


def write_fields(draft: Draft) -> str:
    """The fields as JSON ``[[path, value, replaces, touched] …]``; values are texts and stay to the byte."""
    rows = [[list(one.path), one.value, list(one.replaces), one.touched] for one in draft.fields.values()]
    return repair(json.dumps(rows, ensure_ascii=False, separators=(",", ":")))


def write_cursor(draft: Draft) -> str | None:
    """Path and position as JSON; None where the author was nowhere."""
    if draft.cursor is None:
        return None
    path, position = draft.cursor
    return repair(json.dumps([list(path), position], ensure_ascii=False))


def _read_fields(text: str) -> dict[Path, DraftField]:
    rows = ((tuple(path), value, tuple(seen), touched) for path, value, seen, touched in json.loads(text))
    return {path: DraftField(path, value, seen, touched) for path, value, seen, touched in rows}


def _read_cursor(text: str | None) -> tuple[Path, int] | None:
    if text is None:
        return None
    path, position = json.loads(text)
    return tuple(path), position
