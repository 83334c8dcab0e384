"""Deleted is not gone: what the search index and the write-ahead log still hold of deleted words is taken out as well.

Pages of tables need nothing of the kind, since ``secure_delete`` overwrites what is deleted in them.
"""

from __future__ import annotations

from fieldkit.store.connection import Connection
from fieldkit.store.database import Database
from fieldkit.store.writer import Priority

_PAGES = 200
"""How much of the index one step merges: a few milliseconds' work."""


def scrub(database: Database) -> bool:
    """Take every deleted word out of the files; whether all of it is done. Waits for the disk, with saves in between."""
    database.write(_begin, Priority.BACKGROUND).result()
    while database.write(_go_on, Priority.BACKGROUND).result():
        pass
    return database.empty_log()


def _begin(connection: Connection) -> None:
    """A contentless index only marks what was deleted. Merging all its parts into one is what leaves the words out."""
    connection.execute("INSERT INTO words (words, rank) VALUES ('merge', ?)", (-_PAGES,))


def _go_on(connection: Connection) -> bool:
    """Merge a little more; whether anything was left to merge (SQLite's manual, FTS5, "merge")."""
    before = connection.total_changes
    connection.execute("INSERT INTO words (words, rank) VALUES ('merge', ?)", (_PAGES,))
    return connection.total_changes - before >= 2
