"""The full-text index knows in which revision each word stands; the words themselves are kept nowhere twice."""

from __future__ import annotations

import json
from collections.abc import Iterable

from fieldkit.records.revisions import Revision
from fieldkit.records.translated import searched_text
from fieldkit.records.values import CLEARED
from fieldkit.store.connection import Connection
from fieldkit.store.packing import values_in
from fieldkit.store.record_rows import numbered_revisions

PAGES_JOINED = 16
"""How much of the index one writing joins: a few milliseconds' work, and as much as the longest of them adds."""

Text = tuple[str, str, str, str]
"""Revision id, answer digest, label, value."""

_WORDED = '{"valueString":"'


def set_texts(
    connection: Connection,
    record: int,
    revisions: Iterable[Revision],
    texts: tuple[Text, ...],
) -> None:
    """Make these the searchable texts of a record; what was indexed already and stays is left alone."""
    wanted: dict[tuple[int, int, str], str] = {}
    if texts:
        numbers = numbered_revisions(connection, record)
        positions = {
            (revision.id, digest): at
            for revision in revisions
            for at, (digest, _) in enumerate(revision.header.answers)
        }
        for revision_id, digest, label, value in texts:
            wanted[numbers[revision_id], positions[revision_id, digest], label] = value
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
    for key, value in wanted.items():
        if key not in held:
            n = connection.execute(
                "INSERT INTO texts (record, revision, position, label) VALUES (?, ?, ?, ?)", (record, *key)
            ).lastrowid
            connection.execute("INSERT INTO words (rowid, content) VALUES (?, ?)", (n, _words(value)))


def has_words(value: str) -> bool:
    """Whether a value says anything that can be looked for; most tell it by how they begin, without being read."""
    return (value.startswith(_WORDED) and value[len(_WORDED)] != '"') or bool(_words(value))


def clear(connection: Connection) -> int:
    """Forget every word, for ``index_again``; the rows that say where each stands are kept.

    Gives the number of the last of them: what is sealed in the meantime is indexed already.
    """
    connection.execute("INSERT INTO words (words) VALUES ('delete-all')")
    return last(connection)


def last(connection: Connection) -> int:
    """The number of the last row that says where a text stands; 0 for none."""
    row = connection.execute("SELECT coalesce(max(n), 0) FROM texts").fetchone()
    return int(row[0]) if row else 0


def index_again(connection: Connection, after: int, until: int) -> None:
    """Index the words of the rows after one number up to another, once each, after ``clear``; from the lowest up.

    The index takes rows in ascending order together and anything else one by one, at ten times the work.
    """
    rows = connection.execute(
        "SELECT texts.n, revision, position, bodies FROM texts JOIN revisions ON revisions.n = revision"
        " WHERE texts.n > ? AND texts.n <= ? ORDER BY texts.n",
        (after, until),
    ).fetchall()
    said: tuple[str | None, ...] = ()
    of = None
    for n, revision, position, bodies in rows:
        if revision != of:
            of, said = revision, values_in(bodies)
        # In place of what may stand there: a text sealed since ``clear`` may have got the number of one that went.
        connection.execute(
            "INSERT OR REPLACE INTO words (rowid, content) VALUES (?, ?)",
            (n, _words(said[position] or CLEARED)),
        )


def join(connection: Connection) -> None:
    """Join some of the pieces that the index consists of; nothing where there are few.

    Each writing adds a piece, and a search looks into every one. For the end of a transaction, so that a long job's
    slice is one piece.
    """
    connection.execute("INSERT INTO words (words, rank) VALUES ('merge', ?)", (PAGES_JOINED,))


def _words(value: str) -> str:
    return searched_text(json.loads(value))
