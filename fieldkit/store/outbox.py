"""What was authored here and is not safe at the hub yet, in the order in which it has to go."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from fieldkit.base.wording import said
from fieldkit.records import paths
from fieldkit.records.answers import Open
from fieldkit.records.revisions import Revision
from fieldkit.store import attachments, form_facts
from fieldkit.store.connection import Connection, Row
from fieldkit.store.errors import NotHeldError
from fieldkit.store.record_rows import unpacked

ONLY_HERE = "only-here"
SENDING = "sending"
REFUSED = "refused"
SAFE = "safe"
RECEIVED = "received"
"""States of delivery; the last is for what others wrote, which is at the hub by nature."""

CONCERN, URGENT, SMALL, REST = range(4)
SMALL_BYTES = 16_000

_SELECT = (
    "SELECT lower(hex(revisions.id)), records.id, outbox.rank, outbox.size, outbox.state, outbox.code, outbox.reason,"
    " outbox.next_step FROM outbox JOIN revisions ON revisions.n = outbox.revision"
    " JOIN records ON records.n = revisions.record "
)


@dataclass(frozen=True)
class Waiting:
    """One revision that no receipt covers wholly. ``rank``: CONCERN, URGENT, SMALL or REST; ``size`` in bytes.

    ``code``, ``reason`` and ``next_step`` say why the hub said no, where ``state`` is REFUSED.
    """

    revision: str
    record: str
    rank: int
    size: int
    state: str
    code: str
    reason: str
    next_step: str


@dataclass(frozen=True)
class Counts:
    """How many revisions wait, by state; ``attachments`` counts files."""

    only_here: int
    sending: int
    refused: int
    attachments: int

    @property
    def total(self) -> int:
        return self.only_here + self.sending + self.refused + self.attachments


def put(connection: Connection, revision: Revision) -> None:
    """Note that a revision held here has to reach the hub; again does nothing."""
    rank, size = _rank(connection, revision)
    connection.execute(
        "INSERT OR IGNORE INTO outbox (revision, rank, size, state) SELECT n, ?, ?, ? FROM revisions WHERE id = ?"
        " AND NOT EXISTS (SELECT 1 FROM safe WHERE safe.revision = revisions.n)",
        (rank, size, ONLY_HERE, bytes.fromhex(revision.id)),
    )
    attachments.queue(connection, revision)


def waiting(connection: Connection, most: int = -1) -> tuple[Waiting, ...]:
    """Everything that waits, in the order in which it goes, what the hub said no to included."""
    rows = connection.execute(_SELECT + "ORDER BY outbox.rank, outbox.revision LIMIT ?", (most,))
    return tuple(Waiting(*row) for row in rows)


def of_record(connection: Connection, record_id: str) -> tuple[Waiting, ...]:
    """What of one record waits."""
    rows = connection.execute(
        _SELECT + "WHERE records.id = ? ORDER BY outbox.rank, outbox.revision", (record_id,)
    )
    return tuple(Waiting(*row) for row in rows)


def take(connection: Connection, most_bytes: int, most: int = 500, up_to: int = REST) -> tuple[Revision, ...]:
    """The revisions to send next, whole and in order, up to a number of bytes and at least one. Refused ones stay.

    ``up_to`` leaves out what is less pressing than that rank.
    """
    taken: list[Revision] = []
    size = 0
    rows: Iterable[Row] = connection.execute(
        "SELECT header, signature, bodies, salts, size FROM outbox JOIN revisions ON n = revision"
        " WHERE state <> ? AND rank <= ? ORDER BY rank, revision LIMIT ?",
        (REFUSED, up_to, most),
    )
    for *columns, bytes_ in rows:
        size += bytes_
        if taken and size > most_bytes:
            break
        taken.append(unpacked(tuple(columns)))
    return tuple(taken)


def weight(connection: Connection, up_to: int = REST) -> tuple[int, int]:
    """How many revisions would go next, and how many bytes they are; what the hub said no to stays and does not count."""
    row = connection.execute(
        "SELECT count(*), coalesce(sum(size), 0) FROM outbox WHERE state <> ? AND rank <= ?", (REFUSED, up_to)
    ).fetchone()
    return (int(row[0]), int(row[1])) if row else (0, 0)


def mark_sending(connection: Connection, revision_ids: Iterable[str]) -> None:
    """They are on their way; without a receipt they go again."""
    _set_state(connection, revision_ids, SENDING)


def mark_only_here(connection: Connection) -> None:
    """Nothing is on its way any more: the link was cut, or FieldKit starts."""
    connection.execute("UPDATE outbox SET state = ? WHERE state = ?", (ONLY_HERE, SENDING))


def refuse(connection: Connection, revision_id: str, code: str, reason: str, next_step: str) -> None:
    """The hub said no to this one. It stays here, is shown, and doesn't go again by itself."""
    connection.execute(
        "UPDATE outbox SET state = ?, code = ?, reason = ?, next_step = ? WHERE revision ="
        " (SELECT n FROM revisions WHERE id = ?)",
        (REFUSED, code, reason, next_step, bytes.fromhex(revision_id)),
    )


def try_again(connection: Connection, revision_id: str) -> None:
    """Send one again that the hub said no to. Raises NotHeldError where it does not wait."""
    changed = connection.execute(
        "UPDATE outbox SET state = ?, code = '', reason = '', next_step = '' WHERE revision ="
        " (SELECT n FROM revisions WHERE id = ?)",
        (ONLY_HERE, bytes.fromhex(revision_id)),
    ).rowcount
    if not changed:
        raise NotHeldError(said("This is not waiting to be sent."), said("Look at the list of what waits."))


def try_all_again(connection: Connection) -> None:
    """Send everything again that the hub said no to: it is asked to keep it all before a key goes."""
    connection.execute(
        "UPDATE outbox SET state = ?, code = '', reason = '', next_step = '' WHERE state = ?",
        (ONLY_HERE, REFUSED),
    )


def counts(connection: Connection) -> Counts:
    """For "3 on this laptop only"."""
    by_state: dict[str, int] = dict(
        connection.execute("SELECT state, count(*) FROM outbox GROUP BY state").fetchall()
    )
    attachments = connection.execute("SELECT count(*) FROM attachment_outbox").fetchone()
    return Counts(
        int(by_state.get(ONLY_HERE, 0)),
        int(by_state.get(SENDING, 0)),
        int(by_state.get(REFUSED, 0)),
        int(attachments[0]) if attachments else 0,
    )


def without_envelope(connection: Connection) -> tuple[tuple[Revision, int], ...]:
    """Revisions with their rank whose envelope was not written beside the vault yet, in order."""
    rows = connection.execute(
        "SELECT header, signature, bodies, salts, rank FROM outbox JOIN revisions ON n = revision"
        " WHERE enveloped = 0 ORDER BY rank, revision"
    )
    return tuple((unpacked(tuple(columns)), rank) for *columns, rank in rows)


def mark_enveloped(connection: Connection, revision_ids: Iterable[str]) -> None:
    """Their envelopes lie beside the vault, ready to be posted."""
    connection.executemany(
        "UPDATE outbox SET enveloped = 1 WHERE revision = (SELECT n FROM revisions WHERE id = ?)",
        ((bytes.fromhex(one),) for one in revision_ids),
    )


def rank_of(connection: Connection, revision: Revision) -> int:
    """Where a revision stands in the order: concerns, then urgent facts, then what is small, then the rest."""
    return _rank(connection, revision)[0]


def offer_again(connection: Connection, certificate_ids: Iterable[str]) -> int:
    """Put everything back that these certificates signed, for a hub that was restored; how many that is."""
    numbers = numbers_of(connection, certificate_ids)
    for number in numbers:
        offer_number(connection, number)
    return len(numbers)


def numbers_of(connection: Connection, certificate_ids: Iterable[str]) -> tuple[int, ...]:
    """Numbers of the revisions that these certificates signed, oldest first of each."""
    return tuple(
        number
        for cert in certificate_ids
        for (number,) in connection.execute(
            "SELECT n FROM revisions WHERE cert = ? ORDER BY n", (bytes.fromhex(cert),)
        )
    )


def offer_number(connection: Connection, number: int) -> None:
    """Put one revision back into the outbox by its number, whatever receipts said of it."""
    row = connection.execute(
        "SELECT header, signature, bodies, salts FROM revisions WHERE n = ?", (number,)
    ).fetchone()
    connection.execute("DELETE FROM safe WHERE revision = ?", (number,))
    connection.execute("DELETE FROM outbox WHERE revision = ?", (number,))
    if row is not None:
        put(connection, unpacked(row))


def _rank(connection: Connection, revision: Revision) -> tuple[int, int]:
    form = form_facts.find(connection, revision.header.form)
    bodies = [body for body in revision.bodies if isinstance(body, Open)]
    size = len(revision.header_bytes) + sum(len(body.value) + 120 for body in bodies)
    priorities = {form.item(body.path).priority for body in bodies if not paths.is_reserved(body.path)}
    priorities.add(form.priority)
    if form.purpose == "concern" or priorities & {"safeguarding", "welfare"}:
        return CONCERN, size
    if "urgent-fact" in priorities:
        return URGENT, size
    return (SMALL if size <= SMALL_BYTES else REST), size


def _set_state(connection: Connection, revision_ids: Iterable[str], state: str) -> None:
    connection.executemany(
        "UPDATE outbox SET state = ? WHERE revision = (SELECT n FROM revisions WHERE id = ?)",
        ((state, bytes.fromhex(one)) for one in revision_ids),
    )
