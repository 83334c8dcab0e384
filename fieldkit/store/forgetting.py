"""Takes whole records off this laptop because the hub says so, never one of which something of its owner's is still unsent.

What makes up a record goes in one transaction: revisions, receipts' marks, lists, words, files that nothing else names. Orders
to take back stay, since they name digests only and must hold wherever the words come from again.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from fieldkit.base.jsontext import dumps, loads
from fieldkit.records.files import files_in
from fieldkit.store import attachments, people_terms, projections, quarantine, state, text_index
from fieldkit.store.connection import Connection
from fieldkit.store.record_rows import revisions_of_number, row_number, unpacked

_PROGRESS = "forgotten"


@dataclass(frozen=True)
class Progress:
    """How far lists are obeyed, as ``sync.protocol.Forgotten`` tells it."""

    epoch: str = ""
    number: int = 0
    stopped: int = 0
    lost: int = 0
    held: int = 0


@dataclass(frozen=True)
class Elsewhere:
    """What other records need of what is here: hashes of the files that they name, and the last revision looked at."""

    files: frozenset[str]
    last: int


def progress(connection: Connection) -> Progress:
    """How far lists are obeyed; nothing before the first."""
    written = state.get(connection, _PROGRESS)
    return Progress(**loads(written)) if written else Progress()


def set_progress(connection: Connection, now: Progress) -> None:
    """Keep how far lists are obeyed."""
    state.put(connection, _PROGRESS, dumps(vars(now)))


def held(connection: Connection, records: Iterable[str]) -> tuple[str, ...]:
    """Those of these records of which something is here, always in the same order."""
    return tuple(one for one in sorted(records) if row_number(connection, one) is not None)


def all_waiting(connection: Connection) -> frozenset[str]:
    """The records in which something that their owner wrote has not wholly reached the hub: a draft, an answer, a file."""
    found = connection.execute(
        "SELECT id FROM records WHERE n IN (SELECT record FROM drafts JOIN draft_fields ON draft = drafts.n)"
        " OR n IN (SELECT record FROM outbox JOIN revisions ON n = revision)"
    )
    waiting = {one for (one,) in found.fetchall()}
    files = {one.hash for one in attachments.waiting(connection)}
    if files:
        rows = connection.execute("SELECT records.id, records.n FROM records").fetchall()
        waiting |= {one for one, number in rows if files & _files_of(connection, number)}
    return frozenset(waiting)


def is_waiting(connection: Connection, record: str) -> bool:
    """Whether something is typed, unsent or still to be sent as a file in this record."""
    number = row_number(connection, record)
    typed = connection.execute(
        "SELECT 1 FROM drafts JOIN draft_fields ON draft = drafts.n WHERE record = ?", (number,)
    ).fetchone()
    unsent = connection.execute(
        "SELECT 1 FROM outbox JOIN revisions ON n = revision WHERE record = ?", (number,)
    ).fetchone()
    if typed or unsent or number is None:
        return number is not None
    files = {one.hash for one in attachments.waiting(connection)}
    return bool(files) and bool(files & _files_of(connection, number))


def elsewhere(connection: Connection, records: Collection[str]) -> Elsewhere:
    """What every record but these names. Reads all that is here: not for a transaction that writes."""
    without = {row_number(connection, one) for one in records}
    return _named(connection, without, 0)


def named_since(connection: Connection, last: int) -> frozenset[str]:
    """The files (hashes) that revisions after ``last`` name: what came since ``elsewhere`` was asked."""
    return _named(connection, (), last).files


def purge(connection: Connection, record: str, others: Elsewhere) -> int | None:
    """Take all of a record off this laptop; how many revisions went, None where something of it still waits or none is here.

    ``others`` is what ``elsewhere`` found before; what came since is looked at again.
    """
    number = row_number(connection, record)
    if number is None or is_waiting(connection, record):
        return None
    since = _named(connection, {number}, others.last)
    files = _files_of(connection, number) - others.files - since.files - attachments.in_drafts(connection)
    text_index.set_texts(connection, number, (), ())
    connection.execute("DELETE FROM drafts WHERE record = ?", (number,))
    connection.execute(
        "DELETE FROM safe WHERE revision IN (SELECT n FROM revisions WHERE record = ?)", (number,)
    )
    gone = connection.execute("DELETE FROM revisions WHERE record = ?", (number,)).rowcount
    projections.refresh(connection, number)
    people_terms.set_terms(connection, number, frozenset())
    for file_hash in files:
        attachments.remove(connection, file_hash)
    connection.execute("DELETE FROM records WHERE n = ?", (number,))
    for one in quarantine.everything(connection):
        if record.encode("utf-8") in one.content:
            quarantine.release(connection, one.number)
    return gone


def _files_of(connection: Connection, number: int) -> frozenset[str]:
    return frozenset(named.hash for _, _, named in files_in(revisions_of_number(connection, number)))


def _named(connection: Connection, without: Collection[int | None], after: int) -> Elsewhere:
    files: set[str] = set()
    last = after
    rows = connection.execute(
        "SELECT n, record, header, signature, bodies, salts FROM revisions WHERE n > ? ORDER BY n", (after,)
    )
    for n, record, *columns in rows:
        last = n
        if record not in without:
            files |= {named.hash for _, _, named in files_in((unpacked(tuple(columns)),))}
    return Elsewhere(frozenset(files), last)
