"""Out of a damaged store comes all that can be read, into a new one that takes its place; the damaged one is kept as it was.

Row by row, so that one bad page costs the rows on it and no others. What the hub holds it sends again, because the
place in its numbers is given up. Where nothing can be read there is no new store: never an empty one over an old one.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from zstandard import ZstdError

from fieldkit.base.wording import said
from fieldkit.records.revisions import RevisionError
from fieldkit.store import atomic_file, connection, damaged_copy, guard, rebuilding, state
from fieldkit.store.connection import Connection, Row, translated
from fieldkit.store.database import Database, create_database, open_database
from fieldkit.store.errors import DamagedStoreError, DiskFullError
from fieldkit.store.record_rows import unpacked

_DERIVED = frozenset({"record_list", "people", "people_terms", "visits", "actions", "texts"})
_STEP = 256
_EMPTY = 4
_CURSOR = "cursor"


@dataclass(frozen=True)
class Salvaged:
    """How many revisions and records were kept, how many rows of any kind could not be read, and where the old store is."""

    revisions: int
    records: int
    unread: int
    kept_copy: Path


def salvage(path: Path, key: bytes, *, accept: bool = False) -> Salvaged:
    """Put a readable store in the place of a damaged one that nobody has open.

    Raises DamagedStoreError where nothing can be read, DiskFullError where the damaged one cannot be copied first, and
    RemovalError where a good part would be gone, unless ``accept``; then everything is as it was.
    """
    copy = damaged_copy.keep(path)
    if copy is None:
        raise DiskFullError(
            said("There is no room to keep the damaged store."), said("Free some space, then try again.")
        )
    fresh = path.with_name(path.name + ".salvaged")
    fresh.unlink(missing_ok=True)
    source = _readable(path, key)
    database = create_database(fresh, key)
    try:
        unread, known = database.write(lambda target: _copy_everything(source, target)).result()
        kept = database.read(lambda target: (guard.revisions(target), guard.records(target)))
        if not any(kept):
            raise connection.damaged()
        if not accept:
            guard.require_kept(known, kept[0], said("The repair"))
        rebuilding.rebuild(database).result()
    except BaseException:
        _close_and_remove(database, fresh)
        raise
    finally:
        source.close()
    database.close(whole=True)
    open_database(fresh, key).close(whole=True)
    _take_its_place(fresh, path)
    return Salvaged(*kept, unread, copy)


class _Source:
    """The damaged store. After a page that cannot be read the library believes nothing more, so it is opened anew."""

    def __init__(self, path: Path, key: bytes) -> None:
        self._path = path
        self._key = key
        self._held = connection.open_keyed(path, key)

    def ask(self, question: str, given: tuple[object, ...] = ()) -> list[Row] | None:
        """All rows, or None where one of the pages they stand on cannot be read."""
        try:
            with translated():
                return self._held.execute(question, given).fetchall()
        except DamagedStoreError:
            self._anew()
            return None

    def stream(self, question: str) -> Iterator[Row | None]:
        """Rows one by one; None in the end where it stopped at what cannot be read."""
        try:
            with translated():
                yield from self._held.execute(question)
        except DamagedStoreError:
            self._anew()
            yield None

    def close(self) -> None:
        self._held.close()

    def _anew(self) -> None:
        self._held.close()
        self._held = connection.open_keyed(self._path, self._key)


def _readable(path: Path, key: bytes) -> _Source:
    """The damaged store, where at least its list of tables can be read. Raises DamagedStoreError."""
    source = _Source(path, key)
    if source.ask("SELECT count(*) FROM sqlite_master") is None:
        source.close()
        raise connection.damaged()
    return source


def _copy_everything(source: _Source, target: Connection) -> tuple[int, int]:
    """How many rows could not be read, and how many revisions there were by the highest number."""
    target.execute("PRAGMA defer_foreign_keys = ON")
    unread = 0
    for table in _tables(target):
        names = [str(row[1]) for row in target.execute(f"PRAGMA table_info({table})")]
        marks = ", ".join("?" * len(names))
        for row in _rows(source, table, names):
            if row is None or (table == "revisions" and not _holds(dict(zip(names, row, strict=True)))):
                unread += 1
                continue
            target.execute(f"INSERT OR IGNORE INTO {table} ({', '.join(names)}) VALUES ({marks})", row)  # noqa: S608  names come from our own schema
    for table, rowid, *_ in target.execute("PRAGMA foreign_key_check").fetchall():
        if rowid is not None:
            target.execute(f"DELETE FROM {table} WHERE rowid = ?", (rowid,))  # noqa: S608  the name comes from SQLite
    state.drop(target, _CURSOR)
    return unread, _highest(source, "revisions") or 0


def _tables(target: Connection) -> list[str]:
    """The tables that hold what was written down, those that others point to first."""
    rows = target.execute("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY rowid").fetchall()
    return [name for (name,) in rows if name not in _DERIVED and not name.startswith(("words", "sqlite_"))]


def _rows(source: _Source, table: str, names: list[str]) -> Iterator[Row | None]:
    """Every row that can be read, None for one that is known and cannot."""
    listed = ", ".join(names)
    if not _is_numbered(source, table):
        yield from _from_both_ends(source, table, listed)
        return
    highest, first, empty = _highest(source, table), 1, 0
    # Without a known end, a few steps in a row that hold nothing are taken for it.
    while first <= highest if highest is not None else empty < _EMPTY:
        found = list(
            _between(source, f"SELECT {listed} FROM {table} WHERE rowid BETWEEN ? AND ?", first, _STEP)  # noqa: S608  names come from our own schema
        )
        held = [row for row in found if row is not None]
        yield from found if highest is not None else held
        empty = 0 if held else empty + 1
        first += _STEP


def _between(source: _Source, question: str, first: int, count: int) -> Iterator[Row | None]:
    found = source.ask(question, (first, first + count - 1))
    if found is not None:
        yield from found
    elif count == 1:
        yield None
    else:
        half = count // 2
        yield from _between(source, question, first, half)
        yield from _between(source, question, first + half, count - half)


def _from_both_ends(source: _Source, table: str, listed: str) -> Iterator[Row | None]:
    """A table without row numbers: forwards up to what cannot be read, then backwards up to it."""
    for order in ("", " ORDER BY 1 DESC"):
        whole = True
        for row in source.stream(f"SELECT {listed} FROM {table}{order}"):  # noqa: S608  names come from our own schema
            whole = row is not None
            yield row
        if whole:
            return


def _is_numbered(source: _Source, table: str) -> bool:
    rows = source.ask("SELECT sql FROM sqlite_master WHERE name = ?", (table,))
    return rows is not None and bool(rows) and "WITHOUT ROWID" not in str(rows[0][0])


def _highest(source: _Source, table: str) -> int | None:
    """The highest row number; None where the pages that tell it cannot be read. An index tells it too."""
    asked = [f"SELECT max(rowid) FROM {table}"]  # noqa: S608  names come from our own schema
    if table == "revisions":
        asked.append("SELECT max(n) FROM revisions INDEXED BY revisions_record")
    for question in asked:
        rows = source.ask(question)
        if rows is not None:
            return int(rows[0][0] or 0)
    return None


def _holds(row: dict[str, Any]) -> bool:
    """Whether a revision's bytes are those of its id: anything else is not what was written."""
    try:
        revision = unpacked((row["header"], row["signature"], row["bodies"], row["salts"]))
    except (ValueError, KeyError, ZstdError, RevisionError):
        return False
    return revision.id == bytes(row["id"]).hex()


def _close_and_remove(database: Database, fresh: Path) -> None:
    database.close(whole=True)
    for ending in ("", "-wal", "-shm"):
        fresh.with_name(fresh.name + ending).unlink(missing_ok=True)


def _take_its_place(fresh: Path, path: Path) -> None:
    """The damaged one lies in ``damaged/`` by now, with its log."""
    with translated():
        for ending in ("-wal", "-shm"):
            path.with_name(path.name + ending).unlink(missing_ok=True)
            fresh.with_name(fresh.name + ending).unlink(missing_ok=True)
        fresh.replace(path)
        atomic_file.sync_folder(path.parent)
