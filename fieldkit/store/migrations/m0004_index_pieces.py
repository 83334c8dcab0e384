"""Migration 4: the pieces of the search index are joined a little with each writing, never all at once before a save."""

from __future__ import annotations

from fieldkit.store.connection import Connection


def apply(connection: Connection) -> None:
    """Tell the index not to join by itself, and how many pieces of one size may stand side by side."""
    for name, value in (("automerge", 0), ("usermerge", 8), ("crisismerge", 24)):
        connection.execute("INSERT INTO words (words, rank) VALUES (?, ?)", (name, value))
