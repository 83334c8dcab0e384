"""Migration 3: records in which two answers stand are found without looking at every record there is."""

from __future__ import annotations

from fieldkit.store.connection import Connection


def apply(connection: Connection) -> None:
    """Make the index; it holds only those records."""
    connection.execute("CREATE INDEX record_list_conflicts ON record_list (conflicts) WHERE conflicts > 0")
