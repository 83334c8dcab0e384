"""Looking after the store: is everything as it was written, and making the lists again."""

from __future__ import annotations

from collections.abc import Callable

from fieldkit.services.session import Session
from fieldkit.store import rebuilding, verifying
from fieldkit.store.verifying import Verified


def verify_store(session: Session) -> Verified:
    """Check every page, table, hash and signature; nothing is changed."""
    return verifying.verify(session.database)


def rebuild_store(session: Session, progress: Callable[[int, int], None] | None = None) -> int:
    """Make every list and the search index again from what was written down; how many records."""
    return rebuilding.rebuild(session.database, progress).result()
