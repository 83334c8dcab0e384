"""Keeps the spool in step with the outbox: an envelope for what waits, none for what is safe."""

from __future__ import annotations

from fieldkit.store import outbox, receipts
from fieldkit.store.database import Database
from fieldkit.store.spool import Spool


def write_missing(database: Database, spool: Spool, recipient: str) -> int:
    """Seal an envelope to the hub (age recipient) for everything that waits and has none; how many were written.

    Called after each sealing and at each start: a crash between the two leaves a revision without its envelope.
    """
    written: list[str] = []
    for revision, rank in database.read(outbox.without_envelope):
        spool.put(revision, rank, recipient)
        written.append(revision.id)
    if written:
        database.write(lambda connection: outbox.mark_enveloped(connection, written)).result()
    return len(written)


def drop_safe(database: Database, spool: Spool) -> int:
    """Remove the envelopes of revisions that receipts cover; how many there were."""
    held = [envelope.revision for envelope in spool.envelopes()]
    safe = database.read(lambda connection: [one for one in held if receipts.is_safe(connection, one)])
    for revision in safe:
        spool.remove(revision)
    return len(safe)
