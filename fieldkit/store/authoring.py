"""The one step that makes a draft part of the record: sealed, listed, queued for the hub and out of the drafts, or none of it."""

from __future__ import annotations

from fieldkit.records.revisions import Revision
from fieldkit.store import drafts, outbox, revisions
from fieldkit.store.connection import Connection


def keep_sealed(connection: Connection, revision: Revision, at: str) -> None:
    """Store a revision that was sealed here and drop its author's draft of the record, in the caller's transaction.

    Seal inside the same ``Database.write`` in which the draft is loaded, so that no key press falls in between.
    The envelope for the spool is written after the transaction holds: see ``outbox.without_envelope``.
    """
    keep_added(connection, revision, at)
    drafts.delete(connection, revision.header.record, revision.header.cert)


def keep_added(connection: Connection, revision: Revision, at: str) -> None:
    """Store a revision that was sealed here and leave drafts as they are: a sign-off while a partner types, say."""
    revisions.add(connection, (revision,), at)
    outbox.put(connection, revision)
