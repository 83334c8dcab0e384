"""When each part of a record came to this laptop: what is news here is not what was written last, but what came last."""

from __future__ import annotations

from collections.abc import Mapping

from fieldkit.store.connection import Connection


def arrivals_of(connection: Connection, record_id: str) -> Mapping[str, str]:
    """The instant at which each revision of a record came, by its id (hex); empty where nothing of it is here."""
    rows = connection.execute(
        "SELECT lower(hex(revisions.id)), arrived FROM revisions JOIN records ON records.n = revisions.record"
        " WHERE records.id = ?",
        (record_id,),
    )
    return dict(rows.fetchall())
