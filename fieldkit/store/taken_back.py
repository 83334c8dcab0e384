"""What was taken back stays destroyed: orders are kept, obeyed by everything that is here and by whatever comes later."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from fieldkit.records import taking_back
from fieldkit.records.files import files_in
from fieldkit.records.revisions import Revision
from fieldkit.records.statements import Statement
from fieldkit.records.taking_back import TAG, TakingBack
from fieldkit.store import certificates, going_files, projections, quarantine
from fieldkit.store.connection import Connection, Row
from fieldkit.store.packing import pack
from fieldkit.store.record_rows import row_number, unpacked

_SELECT = "SELECT content, signature FROM taken_back "


@dataclass(frozen=True)
class Line:
    """One order as it is told: how many answers, when (instant), whose certificate; ``reason`` why the hub said no."""

    count: int
    at: str
    cert: str
    known: bool
    reason: str


def keep(connection: Connection, order: TakingBack, *, known: bool) -> tuple[str, ...]:
    """Keep an order whose signature the caller has checked, and obey it; ids of revisions that lost words by it.

    ``known`` where the hub has it. Again does no harm.
    """
    connection.execute(
        "INSERT INTO taken_back (id, record, at, content, signature, known) VALUES (?, ?, ?, ?, ?, ?)"
        " ON CONFLICT (id) DO UPDATE SET known = max(known, excluded.known)",
        (
            bytes.fromhex(order.id),
            order.record,
            order.at,
            order.statement.content,
            order.statement.signature,
            int(known),
        ),
    )
    _clean_quarantine(connection, order)
    return obey(connection, order.record)


def obey(connection: Connection, record: str) -> tuple[str, ...]:
    """Destroy in one record whatever its orders name; ids (hex) of the revisions that lost words.

    What still waits for the hub gets a new envelope: the caller takes the old one away. Photos and files that went are
    noted for ``going_files.destroy``.
    """
    number = row_number(connection, record)
    if number is None:
        return ()
    changed = []
    rows = connection.execute(
        "SELECT n, header, signature, bodies, salts FROM revisions WHERE record = ?", (number,)
    ).fetchall()
    for n, *columns in rows:
        held = unpacked(tuple(columns))
        cut = applied(connection, held)
        if cut.bodies != held.bodies:
            packed = pack(cut)
            connection.execute(
                "UPDATE revisions SET bodies = ?, salts = ? WHERE n = ?", (packed.bodies, packed.salts, n)
            )
            connection.execute("UPDATE outbox SET enveloped = 0 WHERE revision = ?", (n,))
            going_files.note(connection, _files(held) - _files(cut))
            changed.append(held.id)
    if changed:
        projections.refresh(connection, number)
    return tuple(changed)


def applied(connection: Connection, revision: Revision) -> Revision:
    """A copy as the orders held here leave it."""
    orders = of_record(connection, revision.header.record)
    if not orders:
        return revision
    return taking_back.apply(revision, orders, lambda one, other: _same_author(connection, one, other))


def believed(connection: Connection, revision: Revision) -> Revision:
    """A copy that came from elsewhere; what it calls erased counts where the order is here."""
    return taking_back.believed(revision, (one.id for one in of_record(connection, revision.header.record)))


def of_record(connection: Connection, record: str) -> tuple[TakingBack, ...]:
    """The orders about one record, oldest first."""
    rows = connection.execute(_SELECT + "WHERE record = ? ORDER BY at, id", (record,))
    return tuple(_read(row) for row in rows)


def lines(connection: Connection, record: str) -> tuple[Line, ...]:
    """The same, to be told."""
    rows = connection.execute(
        "SELECT content, signature, known, reason FROM taken_back WHERE record = ? ORDER BY at, id", (record,)
    )
    found = ((_read((content, signature)), known, reason) for content, signature, known, reason in rows)
    return tuple(Line(one.count, one.at, one.cert, bool(known), reason) for one, known, reason in found)


def waiting(connection: Connection) -> tuple[Statement, ...]:
    """Orders that the hub has not confirmed, oldest first; those it said no to are not asked again."""
    rows = connection.execute(_SELECT + "WHERE known = 0 AND code = '' ORDER BY at, id")
    return tuple(Statement(TAG, content, signature) for content, signature in rows)


def confirm(connection: Connection, ids: Iterable[str]) -> None:
    """The hub has these orders (ids in hex) and has obeyed them."""
    connection.executemany(
        "UPDATE taken_back SET known = 1, code = '', reason = '' WHERE id = ?",
        ((bytes.fromhex(one),) for one in ids),
    )


def refuse(connection: Connection, order: str, code: str, reason: str) -> None:
    """The hub said no: it goes on holding the words. Here they stay destroyed."""
    connection.execute(
        "UPDATE taken_back SET code = ?, reason = ? WHERE id = ?", (code, reason, bytes.fromhex(order))
    )


def offer_again(connection: Connection) -> None:
    """A hub that was restored may have forgotten: all orders go again, whoever gave them."""
    connection.execute("UPDATE taken_back SET known = 0, code = '', reason = ''")


def _files(revision: Revision) -> frozenset[str]:
    return frozenset(named.hash for _, _, named in files_in((revision,)))


def _clean_quarantine(connection: Connection, order: TakingBack) -> None:
    """What was set aside is kept byte for byte, so a copy of the words may lie there: it goes altogether."""
    for one in quarantine.everything(connection, "revision"):
        if any(digest.encode("ascii") in one.content for digest in order.answers):
            quarantine.release(connection, one.number)


def _same_author(connection: Connection, one: str, other: str) -> bool:
    if one == other:
        return True
    left, right = certificates.get(connection, one), certificates.get(connection, other)
    if left is None or right is None:
        return False
    return left.revision_key == right.revision_key or left.practitioner == right.practitioner


def _read(row: Row) -> TakingBack:
    return taking_back.read(Statement(TAG, row[0], row[1]))
