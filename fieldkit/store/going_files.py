"""Photos and files whose answer was taken back are destroyed here, pieces and small picture, unless another answer names them.

What has to go is noted in the very transaction that destroys the answer, and the note stays until it is done: a program
that is killed in between goes on where it was.
"""

from __future__ import annotations

from collections.abc import Iterable

from fieldkit.store import attachments, state
from fieldkit.store.connection import Connection
from fieldkit.store.database import Database
from fieldkit.store.forgetting import elsewhere, named_since

_GOING = "going-file."


def note(connection: Connection, files: Iterable[str]) -> None:
    """Note that answers which named these files (hashes) are gone, in the transaction that destroys them."""
    for one in files:
        state.put(connection, _GOING + one, "1")


def noted(connection: Connection) -> frozenset[str]:
    """The files that were noted and not looked at yet."""
    rows = connection.execute(
        "SELECT substr(name, ?) FROM state WHERE name GLOB ?", (len(_GOING) + 1, _GOING + "*")
    )
    return frozenset(one for (one,) in rows)


def destroy(database: Database) -> int:
    """Destroy what was noted and nothing names any more; how many files went. Waits for the disk; again does no harm."""
    if not database.read(noted):
        return 0
    others = database.read(lambda connection: elsewhere(connection, ()))

    def change(connection: Connection) -> int:
        wanted = noted(connection)
        kept = others.files | named_since(connection, others.last) | attachments.in_drafts(connection)
        for one in wanted - kept:
            attachments.remove(connection, one)
        for one in wanted:
            state.drop(connection, _GOING + one)
        return len(wanted - kept)

    return database.write(change).result()
