"""How a draft lies in its rows, and how they are read back; saving, which also brings lists up to date, is in ``drafts``."""

from __future__ import annotations

import json
from functools import lru_cache

from fieldkit.base.text import repair
from fieldkit.records import paths
from fieldkit.records.drafts import Draft, DraftField
from fieldkit.records.paths import Path
from fieldkit.store.connection import Connection, Row

SELECT = "SELECT drafts.n, records.id, drafts.form, drafts.cert, cursor FROM drafts JOIN records ON records.n = record "
_DIGEST_BYTES = 32


def of_number(connection: Connection, record: int) -> tuple[Draft, ...]:
    """All drafts of a record by its number here, in the order of their certificates."""
    rows = connection.execute(SELECT + "WHERE record = ? ORDER BY drafts.cert", (record,)).fetchall()
    return tuple(read(connection, row) for row in rows)


def read(connection: Connection, row: Row) -> Draft:
    """A draft from the columns of ``SELECT`` and its fields' rows."""
    number, record, form, cert, cursor = row
    fields = (
        read_field(*columns)
        for columns in connection.execute(
            "SELECT path, value, replaces, touched FROM draft_fields WHERE draft = ?", (number,)
        )
    )
    return Draft(record, form, cert.hex(), {one.path: one for one in fields}, _read_cursor(cursor))


def read_field(path: str, value: str | None, replaces: bytes, touched: str) -> DraftField:
    """A field from its columns."""
    seen = (replaces[at : at + _DIGEST_BYTES].hex() for at in range(0, len(replaces), _DIGEST_BYTES))
    return DraftField(_decoded(path), value, tuple(seen), touched)


def write_field(field: DraftField) -> tuple[str, str | None, bytes, str]:
    """The columns path, value, replaces, touched; the value stays to the byte."""
    value = None if field.value is None else repair(field.value)
    return encoded(field.path), value, bytes.fromhex("".join(field.replaces)), field.touched


@lru_cache(maxsize=4096)
def encoded(path: Path) -> str:
    """The path's text; the same few hundred paths come at every save."""
    return paths.encode(path)


@lru_cache(maxsize=4096)
def _decoded(text: str) -> Path:
    return paths.decode(text)


@lru_cache(maxsize=4096)
def _listed(path: Path) -> str:
    return repair(json.dumps(list(path), ensure_ascii=False))


def write_cursor(draft: Draft) -> str | None:
    """Path and position as JSON; None where the author was nowhere."""
    if draft.cursor is None:
        return None
    path, position = draft.cursor
    return f"[{_listed(path)}, {position}]"


def _read_cursor(text: str | None) -> tuple[Path, int] | None:
    if text is None:
        return None
    path, position = json.loads(text)
    return tuple(path), position
