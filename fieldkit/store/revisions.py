"""Everything that was ever sealed, as it arrived: added once, joined when a fuller copy comes, never written over."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from fieldkit.records.revisions import Revision
from fieldkit.store import projections, taken_back
from fieldkit.store.connection import Connection
from fieldkit.store.packing import Packed, pack
from fieldkit.store.record_rows import number_for, revisions_of_number, row_number, unpacked

__all__ = ["Added", "add", "all_ids", "by_record", "count", "everything_of", "get", "has", "record_ids"]


@dataclass(frozen=True)
class Added:
    """What came of adding copies: revision ids that are new here, and known ones of which a copy opened more."""

    new: tuple[str, ...]
    opened: tuple[str, ...]

    @property
    def changed(self) -> bool:
        return bool(self.new or self.opened)


def add(connection: Connection, copies: Iterable[Revision], at: str) -> Added:
    """Store copies and bring every list up to date, in the caller's transaction.

    ``copies`` must be verified by the caller, who has the certificates. Any order, any repetition; a known revision
    is joined with its new copy. ``at`` (instant) is when they came. For one record hand all its copies over at once.
    """
    new: list[str] = []
    opened: list[str] = []
    records: dict[int, None] = {}
    for revision in copies:
        record = number_for(connection, revision.header.record)
        outcome = _add_one(connection, revision, record, at)
        if outcome is not None:
            (new if outcome else opened).append(revision.id)
            records[record] = None
    for record in records:
        projections.refresh(connection, record)
    return Added(tuple(new), tuple(opened))


def by_record(copies: Iterable[Revision]) -> tuple[tuple[Revision, ...], ...]:
    """Copies put together by record, for ``Database.write_slices``: each group is added and listed in one go."""
    groups: dict[str, list[Revision]] = {}
    for revision in copies:
        groups.setdefault(revision.header.record, []).append(revision)
    return tuple(tuple(group) for group in groups.values())


def get(connection: Connection, revision_id: str) -> Revision | None:
    """One revision by its id (hex), as open as it is here."""
    row = connection.execute(
        "SELECT header, signature, bodies, salts FROM revisions WHERE id = ?", (bytes.fromhex(revision_id),)
    ).fetchone()
    return unpacked(row) if row else None


def has(connection: Connection, revision_id: str) -> bool:
    """Whether a copy of this revision is here."""
    found = connection.execute("SELECT 1 FROM revisions WHERE id = ?", (bytes.fromhex(revision_id),))
    return found.fetchone() is not None


def everything_of(connection: Connection, record_id: str) -> tuple[Revision, ...]:
    """All revisions of a record in the order in which they arrived; empty where nothing of it is here."""
    number = row_number(connection, record_id)
    return () if number is None else revisions_of_number(connection, number)


def all_ids(connection: Connection) -> tuple[str, ...]:
    """The ids of all revisions held here, in order of arrival."""
    return tuple(one.hex() for (one,) in connection.execute("SELECT id FROM revisions ORDER BY n"))


def record_ids(connection: Connection) -> tuple[str, ...]:
    """Every record of which something is here, drafts included."""
    return tuple(one for (one,) in connection.execute("SELECT id FROM records ORDER BY n"))


def count(connection: Connection) -> int:
    """How many revisions are held here."""
    row = connection.execute("SELECT count(*) FROM revisions").fetchone()
    return int(row[0]) if row else 0


def _add_one(connection: Connection, revision: Revision, record: int, at: str) -> bool | None:
    """True when new, False when a known one shows more now, None when nothing changed."""
    revision = taken_back.applied(connection, revision)
    key = bytes.fromhex(revision.id)
    row = connection.execute(
        "SELECT header, signature, bodies, salts FROM revisions WHERE id = ?", (key,)
    ).fetchone()
    if row is None:
        packed = pack(revision)
        connection.execute(
            "INSERT INTO revisions (id, record, cert, arrived, header, signature, bodies, salts)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            (key, record, bytes.fromhex(revision.header.cert), at, *_columns(packed)),
        )
        return True
    known = unpacked(row)
    joined = known.join(revision)
    if joined.bodies == known.bodies:
        return None
    packed = pack(joined)
    connection.execute(
        "UPDATE revisions SET bodies = ?, salts = ? WHERE id = ?", (packed.bodies, packed.salts, key)
    )
    return False


def _columns(packed: Packed) -> tuple[bytes, bytes, bytes, bytes]:
    return packed.header, packed.signature, packed.bodies, packed.salts
