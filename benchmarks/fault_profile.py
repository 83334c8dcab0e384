"""A profile to strike at: made once, copied for each run, and looked through afterwards from its pages to its lists."""

from __future__ import annotations

import json
import random
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial
from pathlib import Path as FilePath

from fieldkit.base.clock import FixedClock
from fieldkit.records import drafts as rules
from fieldkit.records import values
from fieldkit.records.drafts import Draft
from fieldkit.records.keys import SigningKey
from fieldkit.records.merge import merge
from fieldkit.records.paths import KIND, SUBJECT, Path
from fieldkit.records.revisions import NewAnswer, Revision, seal
from fieldkit.store import (
    authoring,
    drafts,
    library,
    profile,
    profile_list,
    rebuilding,
    revisions,
    state,
    verifying,
)
from fieldkit.store.connection import Connect, Connection, sqlcipher
from fieldkit.store.database import Database
from fieldkit.store.derivation import Cost
from fieldkit.store.errors import StoreError
from fieldkit.store.profile import OpenProfile
from fieldkit.store.profile_list import Profile
from tests.store.freezing import FROZEN

CLOCK = FixedClock(datetime(2026, 11, 22, 9, 30, tzinfo=UTC))
AT = "2026-11-22T09:30:00.000Z"
OLD, NEW = "the old garden gate", "the new garden gate"
CHEAP = Cost(64, 1, 1)
TALK = "talk"
OLDER = "older-releases"
ROUNDS = 3
_BASE = "https://fieldkit.example.org/fhir/"
_ITEMS = ("words", "summary", "mood", "home")

Tell = Callable[[str], None]
"""Says a line of what is safe: ``draft 3``, ``sealed <id>``, ``page`` …"""


def _form() -> bytes:
    role = {"url": _BASE + "StructureDefinition/projects-to", "valueCode": "record.summary"}
    items = [
        {"linkId": link, "type": "string", "text": link, "extension": [role] if link == "summary" else []}
        for link in _ITEMS
    ]
    purpose = {"url": _BASE + "StructureDefinition/purpose", "valueCode": "conversation"}
    resource = {
        "resourceType": "Questionnaire",
        "url": _BASE + "Questionnaire/talk",
        "version": "1.0.0",
        "name": "talk",
        "title": "Talk",
        "extension": [purpose],
        "item": items,
    }
    return json.dumps(resource).encode("utf-8")


FORM = _form()
CANONICAL = library.canonical_of(json.loads(FORM), FORM)


@dataclass(frozen=True)
class Stage:
    """A data folder with one profile. ``seed`` decides whatever the scene leaves to chance."""

    data: FilePath
    seed: int
    connect: Connect = sqlcipher
    make_room: Callable[[], None] = lambda: None

    @property
    def profile(self) -> Profile:
        return profile_list.list_profiles(self.data)[0]

    def open(self, passphrase: str = OLD) -> OpenProfile:
        return profile.open_profile(self.profile, passphrase, connect=self.connect)

    def randomness(self) -> Callable[[int], bytes]:
        return random.Random(self.seed).randbytes

    def sure(self, work: Callable[[], object], tell: Tell) -> None:
        """Do it; where the disk says no, make room and do it again, as the window does. A second no is a loss."""
        try:
            work()
        except StoreError as error:
            tell(f"failed {error.code}")
            self.make_room()
            work()


@dataclass(frozen=True)
class Scene:
    """``play`` runs until the fault; ``check`` looks afterwards at what it said, and names what is lost."""

    name: str
    play: Callable[[Stage, Tell], None]
    check: Callable[[Stage, list[str]], Iterator[str]]


def build(data: FilePath) -> None:
    """A profile with a form, four sealed records and a draft; beside it the frozen stores of earlier releases."""
    shutil.copytree(FROZEN, data / OLDER)
    profile.create_profile(
        data, display_name="Sharon Pike", role="social-worker", passphrase=OLD, clock=CLOCK, cost=CHEAP
    )
    with opened_profile(Stage(data, 0)) as opened:

        def change(connection: Connection) -> None:
            library.add(connection, FORM, CANONICAL, library.BUNDLED, AT)
            for number in range(4):
                revision = sealed_by(
                    opened, f"before-{number}", answers_of(f"before {number}"), opened.revision_key
                )
                authoring.keep_added(connection, revision, AT)

        opened.database.write(change).result()
        opened.database.write(partial(save_draft, number=0)).result()


@contextmanager
def opened_profile(stage: Stage, passphrase: str = OLD) -> Iterator[OpenProfile]:
    """The profile, open for the length of a block."""
    opened = stage.open(passphrase)
    try:
        yield opened
    finally:
        opened.close()


def own_certificate(connection: Connection) -> str:
    """The id of the certificate that the profile signs with."""
    return state.own_certificate(connection) or ""


def answers_of(words: str) -> dict[Path, str]:
    """An answer with these words in every field, and what the record is about."""
    said: dict[Path, str] = {(link,): values.write({"valueString": f"{words} in {link}"}) for link in _ITEMS}
    about = {"valueReference": {"reference": "Patient/person"}}
    return {SUBJECT: values.write(about), KIND: values.write({"valueCode": "conversation"}), **said}


def sealed_by(
    opened: OpenProfile, record: str, said: dict[Path, str], key: SigningKey, cert: str = ""
) -> Revision:
    """A first revision of a record, the same each time; by the profile's own certificate unless another is named."""
    return seal(
        record=record,
        form=CANONICAL,
        parents=(),
        cert=cert or opened.database.read(own_certificate),
        at=AT,
        answers=[NewAnswer(path, value, ()) for path, value in said.items()],
        key=key,
        random=random.Random(record).randbytes,
    )


def save_draft(connection: Connection, number: int) -> None:
    """Save the draft with the words of this number; how many there are varies with it."""
    cert = own_certificate(connection)
    draft = drafts.load(connection, TALK, cert) or Draft(TALK, CANONICAL, cert)
    sealed = merge(revisions.everything_of(connection, TALK))
    for path, value in answers_of(f"word {number} " + "and on " * (number * 37 % 300)).items():
        draft = rules.write(draft, sealed, path, value, AT)
    drafts.save(connection, draft, AT)


# ------------------------------------------------------------------------------------------ soundness


def unsound(database: Database) -> Iterator[str]:
    """Pages, hashes and signatures; and the lists, which have to be what a rebuild makes of the rest."""
    yield from (f"{fault.what} {fault.name}: {fault.reason}" for fault in verifying.verify(database).faults)
    before = database.read(_lists)
    rebuilding.rebuild(database).result()
    if database.read(_lists) != before:
        yield "the lists are not what the records say"


def _lists(connection: Connection) -> list[tuple[object, ...]]:
    rows = connection.execute(
        "SELECT records.id, kind, form, person, label, state, summary, conflicts, waits FROM record_list"
        " JOIN records ON records.n = record ORDER BY records.id"
    ).fetchall()
    texts = connection.execute(
        "SELECT records.id, lower(hex(revisions.id)), position FROM texts JOIN records ON records.n = texts.record"
        " JOIN revisions ON revisions.n = revision ORDER BY 1, 2, 3"
    ).fetchall()
    return [*rows, *texts]
