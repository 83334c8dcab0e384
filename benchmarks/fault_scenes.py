"""What is under way when the fault comes: each scene does one thing to a real profile and says what it was told is safe.

A scene is played in a process of its own and checked in another. What it has said is what a practitioner would have
seen as saved: after the fault the profile has to open, hold all of it, and be sound from its pages to its lists.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from functools import partial
from pathlib import Path as FilePath

from benchmarks.fault_profile import (
    AT,
    CANONICAL,
    CHEAP,
    CLOCK,
    NEW,
    OLD,
    ROUNDS,
    TALK,
    Scene,
    Stage,
    Tell,
    answers_of,
    opened_profile,
    own_certificate,
    save_draft,
    sealed_by,
    unsound,
)
from fieldkit.records import signoff, values
from fieldkit.records.certificates import Certificate, issue
from fieldkit.records.keys import SigningKey
from fieldkit.records.merge import merge
from fieldkit.records.revisions import seal
from fieldkit.services.sending.sync_store import SyncStore
from fieldkit.store import (
    authoring,
    drafts,
    migrating,
    outbox,
    profile_list,
    revisions,
    schema,
    state,
    vault,
)
from fieldkit.store.connection import Connection
from fieldkit.store.database import Database, open_database
from fieldkit.store.errors import PassphraseError
from fieldkit.store.migrating import Migration
from fieldkit.store.profile import OpenProfile
from fieldkit.store.writer import Priority
from fieldkit.sync.local import Page, Received, SyncState, page_with
from fieldkit.sync.protocol import Cursor

# ------------------------------------------------------------------------------------------ typing


def _type(stage: Stage, tell: Tell) -> None:
    with opened_profile(stage) as opened:
        for number in range(1, ROUNDS + 1):
            stage.sure(partial(save_and_wait, opened, number), tell)
            tell(f"draft {number}")


def save_and_wait(opened: OpenProfile, number: int) -> None:
    """Save the draft with the words of this number, and come back when the disk has it."""
    opened.database.write(partial(save_draft, number=number), Priority.DRAFT).result()


def _word(connection: Connection) -> int:
    """The number of the newest words that stand in the record, draft over revisions."""
    held = [one for draft in drafts.of_record(connection, TALK) for one in draft.held()]
    field = merge(revisions.everything_of(connection, TALK), held).fields.get(("words",))
    if field is None or field.conflict:
        return -1
    return int(str((values.parse(field.value) or {})["valueString"]).split()[1])


def _check_words(stage: Stage, said: list[str]) -> Iterator[str]:
    told = max((int(line.split()[1]) for line in said if line.startswith("draft ")), default=0)
    with opened_profile(stage) as opened:
        found = opened.database.read(_word)
        if found not in (told, told + 1):
            yield f"draft {told} was said to be safe and {found} is there"
        yield from unsound(opened.database)


# ------------------------------------------------------------------------------------------ sealing and signing


def _seal_draft(connection: Connection, opened: OpenProfile, stage: Stage) -> str:
    cert = own_certificate(connection)
    draft = drafts.load(connection, TALK, cert)
    if draft is None:
        return ""
    held = merge(revisions.everything_of(connection, TALK))
    revision = seal(
        record=TALK,
        form=CANONICAL,
        parents=held.heads,
        cert=cert,
        at=AT,
        answers=draft.new_answers(),
        key=opened.revision_key,
        random=stage.randomness(),
    )
    authoring.keep_sealed(connection, revision, AT)
    return revision.id


def _seal(stage: Stage, tell: Tell) -> None:
    with opened_profile(stage) as opened:
        for number in range(1, ROUNDS + 1):
            stage.sure(partial(save_and_wait, opened, number), tell)
            tell(f"draft {number}")
            stage.sure(partial(seal_and_wait, opened, stage, tell), tell)


def seal_and_wait(opened: OpenProfile, stage: Stage, tell: Tell) -> None:
    """Seal the draft, and say which revision it became once the disk has it."""
    tell("sealed " + opened.database.write(partial(_seal_draft, opened=opened, stage=stage)).result())


def _sign(stage: Stage, tell: Tell) -> None:
    """The practitioner's signature and the person's are one step: both are there or none."""
    with opened_profile(stage) as opened:
        stage.sure(partial(seal_and_wait, opened, stage, tell), tell)
        stage.sure(partial(_sign_and_wait, opened, stage, tell), tell)


def _sign_and_wait(opened: OpenProfile, stage: Stage, tell: Tell) -> None:
    for made in opened.database.write(partial(_sign_both, opened=opened, stage=stage)).result():
        tell("sealed " + made)


def _sign_both(connection: Connection, opened: OpenProfile, stage: Stage) -> list[str]:
    made = []
    for signer, role in (("practitioner", "social-worker"), ("Mary", "person")):
        held = merge(revisions.everything_of(connection, TALK))
        revision = seal(
            record=TALK,
            form=CANONICAL,
            parents=held.heads,
            cert=own_certificate(connection),
            at=AT,
            answers=signoff.answers(
                f"sign-{signer}",
                signer=signer,
                role=role,
                scope=signoff.ALL,
                digest="0" * 64,
                how="said-so",
                reason=None,
            ),
            key=opened.revision_key,
            random=stage.randomness(),
        )
        authoring.keep_added(connection, revision, AT)
        made.append(revision.id)
    return made


def _check_sealed(stage: Stage, said: list[str]) -> Iterator[str]:
    with opened_profile(stage) as opened:
        held = set(opened.database.read(revisions.all_ids))
        waiting = {one.revision for one in opened.database.read(outbox.waiting)}
        for line in said:
            if line.startswith("sealed ") and line.split()[1] not in held & waiting:
                yield f"{line} is not there, or does not wait for the hub"
        if held != waiting:
            yield "something sealed here does not wait for the hub"
        signed = signoff.sign_offs(opened.database.read(lambda c: revisions.everything_of(c, TALK)))
        if len(signed) == 1:
            yield "half a signing is there"
    yield from _check_words(stage, said)


# ------------------------------------------------------------------------------------------ an exchange


def colleague(seed: int) -> tuple[Certificate, SigningKey]:
    """Somebody else whose work the hub passes on; the same one for the same seed."""
    key = SigningKey(random.Random(seed).randbytes(32))
    names = ("practitioner", "name", "role", "area", "device", "request_key")
    fields = {**dict.fromkeys(names, "colleague"), "revision_key": key.public}
    return issue({**fields, "valid_from": AT, "valid_to": "2030-01-01T00:00:00.000Z"}, key), key


def _page(opened: OpenProfile) -> Page:
    certificate, key = colleague(7)
    arrived = [
        Received(
            sealed_by(opened, f"arrived-{number}", answers_of(f"arrived {number}"), key, certificate.id),
            certificate,
        )
        for number in range(12)
    ]
    empty = page_with(SyncState("", Cursor(), None, "", frozenset()))
    cursor = Cursor(area="area", epoch="epoch", number=12)
    return Page(**{**vars(empty), "cursor": cursor, "certificates": (certificate,), "revisions": arrived})


def _receive(stage: Stage, tell: Tell) -> None:
    with opened_profile(stage) as opened:
        page = _page(opened)
        store = SyncStore(opened.database, CLOCK)
        stage.sure(partial(save_and_wait, opened, 1), tell)
        tell("draft 1")
        stage.sure(lambda: store.commit_page(page), tell)
        tell("page")


def _check_page(stage: Stage, said: list[str]) -> Iterator[str]:
    with opened_profile(stage) as opened:
        page = _page(opened)
        wanted = {one.revision.id for one in page.revisions}
        cursor = opened.database.read(state.cursor)
        held = set(opened.database.read(revisions.all_ids))
        if "page" in said and cursor is None:
            yield "a page was said to be stored and the cursor is where it was"
        if cursor is not None and not wanted <= held:
            yield "the cursor has moved past revisions that are not there"
        SyncStore(opened.database, CLOCK).commit_page(page)
        if not wanted <= set(opened.database.read(revisions.all_ids)):
            yield "the page came again and is still not whole"
        yield from unsound(opened.database)
    yield from _check_words(stage, said)


# ------------------------------------------------------------------------------------------ keys and upgrades


def _change_passphrase(stage: Stage, tell: Tell) -> None:
    folder = stage.profile.folder
    stage.sure(lambda: _change_once(folder, stage), tell)
    tell("passphrase")
    with opened_profile(stage, NEW) as opened:
        opened.database.write(lambda _: vault.confirm(folder)).result()


def _change_once(folder: FilePath, stage: Stage) -> None:
    try:
        vault.change_passphrase(folder, OLD, NEW, CHEAP, stage.randomness())
    except PassphraseError:
        vault.unlock(folder, NEW)


def _check_passphrase(stage: Stage, said: list[str]) -> Iterator[str]:
    try:
        opened = stage.open(NEW)
    except PassphraseError:
        if "passphrase" in said:
            yield "the passphrase was said to be changed and does not open the vault"
        opened = stage.open(OLD)
    try:
        yield from unsound(opened.database)
    finally:
        opened.close()


def _upgrade_step(connection: Connection) -> None:
    """A step as a later release may have it: a table made anew, filled from the old one, and an index."""
    connection.execute("CREATE TABLE fresh (name TEXT PRIMARY KEY, value TEXT NOT NULL, noted TEXT) STRICT")
    connection.execute("INSERT INTO fresh SELECT name, value, 'then' FROM state")
    connection.execute("DROP TABLE state")
    connection.execute("ALTER TABLE fresh RENAME TO state")
    connection.execute("CREATE INDEX later ON record_list (label)")


LATER = (*migrating.MIGRATIONS, Migration(schema.VERSION + 1, _upgrade_step))


def _open_later(stage: Stage) -> Database:
    folder = stage.profile.folder
    keys = vault.unlock(folder, OLD)
    return open_database(folder / profile_list.STORE, keys.database, connect=stage.connect, migrations=LATER)


def _upgrade(stage: Stage, tell: Tell) -> None:
    def upgrade() -> None:
        _open_later(stage).close()

    stage.sure(upgrade, tell)
    tell("upgraded")


def _check_upgrade(stage: Stage, said: list[str]) -> Iterator[str]:
    database = _open_later(stage)
    try:
        if len(database.read(revisions.all_ids)) != 4 or database.read(_word) != 0:
            yield "the upgrade has lost something" + " after it was said to be done" * ("upgraded" in said)
        yield from unsound(database)
    finally:
        database.close()


SCENES = (
    Scene("saving a draft", _type, _check_words),
    Scene("sealing", _seal, _check_sealed),
    Scene("signing", _sign, _check_sealed),
    Scene("receiving a page", _receive, _check_page),
    Scene("changing the passphrase", _change_passphrase, _check_passphrase),
    Scene("upgrading the store", _upgrade, _check_upgrade),
)
