"""The hub's signed word on what it holds: only a receipt that covers every answer makes a revision safe."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping

from fieldkit.records.answers import Erased
from fieldkit.records.statements import Statement
from fieldkit.store.connection import Connection
from fieldkit.store.packing import compress, expand
from fieldkit.store.record_rows import unpacked

TAG = "receipt"
_DIGEST_BYTES = 32


def keep(
    connection: Connection, receipt: Statement, stored: Mapping[str, Collection[str]], at: str
) -> tuple[str, ...]:
    """Keep a receipt whose signature the caller has checked; the revisions that became safe by it.

    ``stored`` gives for each revision id the answer digests whose values the hub says it stores. A revision is safe
    when all its answers are covered, by this receipt or by several together. ``at`` (instant) is when it came.
    """
    hold(connection, receipt, at)
    return cover(connection, receipt.id, stored, at)


def hold(connection: Connection, receipt: Statement, at: str) -> None:
    """Keep the receipt itself; what it says counts with ``cover``, some of it at a time where there is much."""
    connection.execute(
        "INSERT OR IGNORE INTO receipts (id, content, signature, arrived) VALUES (?, ?, ?, ?)",
        (bytes.fromhex(receipt.id), compress(receipt.content), receipt.signature, at),
    )


def cover(
    connection: Connection, receipt_id: str, stored: Mapping[str, Collection[str]], at: str
) -> tuple[str, ...]:
    """Let some of what a receipt that is held says count; the revisions that became safe by it."""
    key = bytes.fromhex(receipt_id)
    return tuple(
        revision for revision, digests in stored.items() if _cover(connection, revision, digests, key, at)
    )


def is_safe(connection: Connection, revision_id: str) -> bool:
    """Whether every answer of a revision is covered by receipts kept here."""
    row = connection.execute(
        "SELECT 1 FROM safe JOIN revisions ON n = revision WHERE id = ?", (bytes.fromhex(revision_id),)
    ).fetchone()
    return row is not None


def covering(connection: Connection, revision_id: str) -> Statement | None:
    """The receipt that completed the cover of a revision."""
    row = connection.execute(
        "SELECT content, receipts.signature FROM safe JOIN revisions ON n = revision"
        " JOIN receipts ON receipts.id = receipt WHERE revisions.id = ?",
        (bytes.fromhex(revision_id),),
    ).fetchone()
    return Statement(TAG, expand(row[0]), row[1]) if row else None


def safe_since(connection: Connection, revision_id: str) -> str | None:
    """When (instant, this laptop's clock) the last missing receipt came; None where the revision is not safe."""
    row = connection.execute(
        "SELECT since FROM safe JOIN revisions ON n = revision WHERE id = ?", (bytes.fromhex(revision_id),)
    ).fetchone()
    return str(row[0]) if row else None


def newest_of(connection: Connection, records: Iterable[str]) -> dict[str, str]:
    """When (instant, this laptop's clock) the newest receipt for each record came; records without one are left out."""
    found = {}
    for record in records:
        row = connection.execute(
            "SELECT max(since) FROM safe JOIN revisions ON revisions.n = safe.revision"
            " JOIN records ON records.n = revisions.record WHERE records.id = ?",
            (record,),
        ).fetchone()
        if row and row[0]:
            found[record] = str(row[0])
    return found


def _cover(
    connection: Connection, revision_id: str, digests: Collection[str], receipt: bytes, at: str
) -> bool:
    row = connection.execute(
        "SELECT revisions.n, covered, header, revisions.signature, bodies, salts FROM revisions"
        " JOIN outbox ON outbox.revision = revisions.n WHERE id = ?",
        (bytes.fromhex(revision_id),),
    ).fetchone()
    if row is None:
        return False
    number, covered, *columns = row
    revision = unpacked(tuple(columns))
    needed = {
        digest
        for (digest, _), body in zip(revision.header.answers, revision.bodies, strict=True)
        if not isinstance(body, Erased)
    }
    known = _split(covered) | (set(digests) & needed)
    if needed <= known:
        connection.execute(
            "INSERT OR IGNORE INTO safe (revision, receipt, since) VALUES (?, ?, ?)", (number, receipt, at)
        )
        connection.execute("DELETE FROM outbox WHERE revision = ?", (number,))
        return True
    joined = b"".join(bytes.fromhex(one) for one in sorted(known))
    connection.execute("UPDATE outbox SET covered = ? WHERE revision = ?", (joined, number))
    return False


def _split(covered: bytes) -> set[str]:
    return {covered[at : at + _DIGEST_BYTES].hex() for at in range(0, len(covered), _DIGEST_BYTES)}
