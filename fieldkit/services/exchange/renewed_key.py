"""A laptop that has lost its posting key, because it was restored from a backup, gets a new one with its next exchange.

Without one it could send nothing while locked, and nobody would notice.
"""

from __future__ import annotations

from fieldkit.records.keys import SigningKey
from fieldkit.services.profile.session import Session
from fieldkit.services.sending.sync_store import SyncStore
from fieldkit.store import state
from fieldkit.sync import exchange as exchanges
from fieldkit.sync import spool
from fieldkit.sync.exchange import Outcome
from fieldkit.sync.protocol import Hub
from fieldkit.sync.spool import PostingKey


def exchange(session: Session, hub: Hub, store: SyncStore, outcome: Outcome) -> None:
    """An exchange that makes a new posting key known where there is none. Raises SyncError.

    The key is kept once the hub has said that it counts; the one of a laptop that was lost counts no longer then.
    """
    if spool.read_posting_key(session.spool) is not None:
        exchanges.exchange(hub, store, outcome)
        return
    fresh = SigningKey.make(session.laptop.random)
    try:
        exchanges.exchange(hub, store, outcome, posting_key=fresh.public)
    finally:
        known = session.read(state.hub)
        if known is not None and outcome.posting_key == fresh.public:
            spool.write_posting_key(session.spool, PostingKey(str(known["url"]), str(known["key"]), fresh))
