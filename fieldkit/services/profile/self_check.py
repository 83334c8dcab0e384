"""Looks after the store by itself: a quick look at every start, everything once a week, and what is found is said.

The quick look compares counts with what was written down at the last one: what was sealed is never fewer, and each of
our own revisions either waits for the hub or has its receipt.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

from fieldkit.base.clock import format_instant
from fieldkit.base.jsontext import dumps, loads
from fieldkit.base.wording import joined, said
from fieldkit.services.profile.session import Session
from fieldkit.store import certificates, damaged_copy, guard, state, verifying
from fieldkit.store.connection import Connection

_COUNTS = "self-check-counts"
_CHECKED = "self-check-full"
EVERY = timedelta(days=7)


@dataclass(frozen=True)
class Checked:
    """``faults`` in plain words, empty where all is well; ``kept_copy``: the store was copied as it is because of them."""

    faults: tuple[str, ...]
    kept_copy: bool = False

    @property
    def words(self) -> str:
        """What stands over every screen; "" while all is well."""
        if not self.faults:
            return ""
        kept = said("A copy was kept as it is.") if self.kept_copy else ""
        steps = said(
            "Go on working. Then: 1. Press Sync now. 2. Press Repair: it locks and asks for your passphrase. "
            "3. Sync again: the hub sends what was missing. Call your support desk if it does not work."
        )
        return joined(" ", said("Some of what is on this laptop can't be read."), kept, steps)


def quick(session: Session) -> Checked:
    """At every start: counts, and that nothing of our own has fallen out of the way to the hub."""
    found = session.read(_quick_faults)
    if not found:
        session.write(_note_counts)
    return _kept(session, found)


def expect_fewer(connection: Connection, *, records: int, revisions: int) -> None:
    """So many were taken off because the hub said so: in the transaction that did it, so that nobody misses them later."""
    before = loads(state.get(connection, _COUNTS) or "{}")
    gone = {"records": records, "revisions": revisions}
    state.put(connection, _COUNTS, dumps({name: count - gone.get(name, 0) for name, count in before.items()}))


def is_due(session: Session) -> bool:
    """Whether a week has gone by since everything was looked at, or the clock was set back."""
    last = session.read(lambda connection: state.get(connection, _CHECKED)) or ""
    now = session.laptop.clock.now()
    return not format_instant(now - EVERY) < last <= format_instant(now)


def full(session: Session) -> Checked:
    """Every page, table, hash and signature. Takes long with years of work: for a thread of its own."""
    verified = verifying.verify(session.database)
    session.write(lambda connection: state.put(connection, _CHECKED, session.now()))
    return _kept(session, tuple(f"{one.what} {one.name}: {one.reason}" for one in verified.faults))


def _kept(session: Session, faults: tuple[str, ...]) -> Checked:
    if not faults:
        return Checked(())
    return Checked(faults, damaged_copy.keep(session.database.path) is not None)


def _quick_faults(connection: Connection) -> tuple[str, ...]:
    before = loads(state.get(connection, _COUNTS) or "{}")
    now = _counts(connection)
    fewer = [
        f"{name}: there were {before[name]}, now there are {count}"
        for name, count in now.items()
        if count < before.get(name, 0)
    ]
    lost = _nowhere(connection)
    return (*fewer, *([f"revisions that neither wait nor have a receipt: {lost}"] if lost else []))


def _note_counts(connection: Connection) -> None:
    state.put(connection, _COUNTS, dumps(_counts(connection)))


def _counts(connection: Connection) -> dict[str, int]:
    return {"records": guard.records(connection), "revisions": guard.revisions(connection)}


def _nowhere(connection: Connection) -> int:
    """Own revisions that neither wait to be sent nor are safe at the hub."""
    own = state.own_certificate(connection)
    certificate = certificates.get(connection, own) if own else None
    if certificate is None:
        return 0
    total = 0
    for one in certificates.of_key(connection, certificate.revision_key):
        row = connection.execute(
            "SELECT count(*) FROM revisions WHERE cert = ?"
            " AND NOT EXISTS (SELECT 1 FROM outbox WHERE outbox.revision = revisions.n)"
            " AND NOT EXISTS (SELECT 1 FROM safe WHERE safe.revision = revisions.n)",
            (bytes.fromhex(one.id),),
        ).fetchone()
        total += int(row[0]) if row else 0
    return total
