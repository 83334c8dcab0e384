"""The full-text index knows in which revision each word stands; the words themselves are kept nowhere twice."""

from __future__ import annotations

from collections.abc import Iterable

from fieldkit.records.revisions import Revision
from fieldkit.store.connection import Connection
from fieldkit.store.record_rows import numbered_revisions

PAGES_JOINED = 16
"""How much of the index one writing joins: a few milliseconds' work, and as much as the longest of them adds."""

Text = tuple[str, str, str, str]
"""Revision id, answer digest, label, words."""


def set_texts(
    connection: Connection,
    record: int,
    revisions: Iterable[Revision],
    texts: tuple[Text, ...],
    *,
    cleared: int = 0,
) -> None:
    """Make these the searchable texts of a record; what was indexed already and stays is left alone.

    ``cleared`` is what ``clear`` gave: rows up to that number stay too, and their words are indexed once more.
    """
    wanted: dict[tuple[int, int, str], str] = {}
    if texts:
        numbers = numbered_revisions(connection, record)
        positions = {
            (revision.id, digest): at
            for revision in revisions
            for at, (digest, _) in enumerate(revision.header.answers)
        }
        for revision_id, digest, label, words in texts:
            wanted[numbers[revision_id], positions[revision_id, digest], label] = words
    held = {
        (revision, position, label): n
        for n, revision, position, label in connection.execute(
            "SELECT n, revision, position, label FROM texts WHERE record = ?", (record,)
        )
    }
    gone = [(n,) for key, n in held.items() if key not in wanted]
    if gone:
        connection.executemany("DELETE FROM words WHERE rowid = ?", gone)
        connection.executemany("DELETE FROM texts WHERE n = ?", gone)
    for key, words in wanted.items():
        if key not in held:
            n = connection.execute(
                "INSERT INTO texts (record, revision, position, label) VALUES (?, ?, ?, ?)", (record, *key)
            ).lastrowid
            connection.execute("INSERT INTO words (rowid, content) VALUES (?, ?)", (n, words))
        elif held[key] <= cleared:
            connection.execute("INSERT INTO words (rowid, content) VALUES (?, ?)", (held[key], words))


def clear(connection: Connection) -> int:
    """Forget every word, for indexing them again record by record; the rows that say where each stands are kept.

    Gives the number of the last of them: what is sealed in the meantime comes after it and is indexed already.
    """
    connection.execute("INSERT INTO words (words) VALUES ('delete-all')")
    row = connection.execute("SELECT coalesce(max(n), 0) FROM texts").fetchone()
    return int(row[0]) if row else 0


def join(connection: Connection) -> None:
    """Join some of the pieces that the index consists of; nothing where there are few.

    Each writing adds a piece, and a search looks into every one. For the end of a transaction, so that a long job's
    slice is one piece.
    """
    connection.execute("INSERT INTO words (words, rank) VALUES ('merge', ?)", (PAGES_JOINED,))
