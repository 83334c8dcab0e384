"""A scripted visit in a process of its own, for killing: types, saves and seals, and says what it was told is safe."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from pathlib import Path

from fieldkit.records import drafts as rules
from fieldkit.records.drafts import Draft
from fieldkit.records.merge import merge
from fieldkit.records.revisions import seal
from fieldkit.store import authoring, drafts, revisions
from fieldkit.store.connection import Connection
from fieldkit.store.database import Database, open_database
from fieldkit.store.writer import Priority
from tests.records.people import SHARON
from tests.store.laptop import CONVERSATION, KEY, about, canonical, later, text

RECORD = "talk-1"
CERT = SHARON.certificate.id
FORM = canonical(CONVERSATION)
SEAL_EVERY = 7


def words(number: int) -> str:
    """What has been typed after so many saves; each save replaces the words before."""
    return text(f"word {number} " + "of a long sentence " * (number % 40))


def save(number: int) -> Callable[[Connection], None]:
    def change(connection: Connection) -> None:
        draft = drafts.load(connection, RECORD, CERT) or Draft(RECORD, FORM, CERT)
        state = merge(revisions.everything_of(connection, RECORD))
        for path, value in {**about("person-1", "conversation"), ("words",): words(number)}.items():
            draft = rules.write(draft, state, path, value, later())
        drafts.save(connection, draft, later())

    return change


def seal_draft(connection: Connection) -> None:
    draft = drafts.load(connection, RECORD, CERT)
    if draft is None:
        return
    held = merge(revisions.everything_of(connection, RECORD))
    revision = seal(
        record=RECORD,
        form=FORM,
        parents=held.heads,
        cert=CERT,
        at=later(),
        answers=draft.new_answers(),
        key=SHARON.key,
        random=os.urandom,
    )
    authoring.keep_sealed(connection, revision, later())


def visit(database: Database, first: int) -> None:
    """Types for ever; a line goes out only after the store said that the words are safe."""
    number = first
    while True:
        database.write(save(number), Priority.DRAFT).result()
        sys.stdout.write(f"{number}\n")
        sys.stdout.flush()
        if number % SEAL_EVERY == 0:
            database.write(seal_draft).result()
        number += 1


if __name__ == "__main__":
    visit(open_database(Path(sys.argv[1]), KEY), int(sys.argv[2]))
