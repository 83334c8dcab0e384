"""A laptop for tests: a real encrypted store in a temporary folder, two authors, a few small forms."""

from __future__ import annotations

import itertools
import json
import os
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeVar

from fieldkit.records import drafts as draft_rules
from fieldkit.records import paths, values
from fieldkit.records.drafts import Draft
from fieldkit.records.merge import merge
from fieldkit.records.revisions import NewAnswer, Revision, seal
from fieldkit.store import certificates, drafts, library, revisions
from fieldkit.store.connection import Connection
from fieldkit.store.database import Database, create_database
from tests.records.people import GLYNIS, SHARON, Author

T = TypeVar("T")

KEY = bytes(range(32))
BASE = "https://fieldkit.example.org/fhir/"
AT = "2026-11-22T09:30:00.000Z"
DERIVATION = (64, 1, 1)

_ROLE = "projects-to"
_PERSON_ITEMS = ("given", "family", "known-as", "nhs", "postcode", "birth-date", "address", "phone")


def extension(name: str, code: str) -> dict[str, str]:
    return {"url": f"{BASE}StructureDefinition/{name}", "valueCode": code}


def item(link: str, *extensions: dict[str, Any], **members: Any) -> dict[str, Any]:
    return {"linkId": link, "type": "string", "extension": list(extensions), **members}


def form(
    name: str, *items: dict[str, Any], version: str = "1.0.0", extra: Iterable[dict[str, str]] = ()
) -> bytes:
    """A form file whose records are of the kind that its name says."""
    resource = {
        "resourceType": "Questionnaire",
        "url": f"{BASE}Questionnaire/{name}",
        "version": version,
        "name": name,
        "title": name.title(),
        "extension": [extension("purpose", name), *extra],
        "item": list(items),
    }
    return json.dumps(resource).encode("utf-8")


PERSON = form("person", *(item(f"p.{role}", extension(_ROLE, f"person.{role}")) for role in _PERSON_ITEMS))
VISIT = form(
    "visit",
    *(
        item(f"v.{role}", extension(_ROLE, f"visit.{role}"))
        for role in ("planned-start", "planned-end", "purpose", "attendee", "place")
    ),
)
CONVERSATION = form(
    "conversation",
    item("words"),
    item("mood"),
    item("gate", {"url": f"{BASE}StructureDefinition/secret", "valueBoolean": True}),
    item("home", extension("sensitivity", "private")),
    item("summary", extension(_ROLE, "record.summary")),
    item("risk", extension("priority", "urgent-fact")),
    item(
        "steps",
        type="group",
        repeats=True,
        item=[
            item("step", extension(_ROLE, "action.what")),
            item("who", extension(_ROLE, "action.owner")),
            item("by", extension(_ROLE, "action.due")),
        ],
    ),
)
CONCERN = form("concern", item("what"), extra=[extension("sensitivity", "concern")])
FORMS = {"person": PERSON, "visit": VISIT, "conversation": CONVERSATION, "concern": CONCERN}


def canonical(data: bytes) -> str:
    return library.canonical_of(json.loads(data), data)


def text(words: str) -> str:
    """The value text of words."""
    return values.write({"valueString": words})


def about(person: str, kind: str) -> dict[paths.Path, str]:
    """The answers that say whose record it is and of what kind."""
    return {
        paths.SUBJECT: values.write({"valueReference": {"reference": f"Patient/{person}"}}),
        paths.KIND: values.write({"valueCode": kind}),
    }


_MOMENTS = itertools.count()


def later() -> str:
    """A later instant at every call."""
    second = next(_MOMENTS)
    return f"2026-11-22T{10 + second // 3600 % 12:02d}:{second // 60 % 60:02d}:{second % 60:02d}.000Z"


@dataclass
class Laptop:
    """An open store with its owner; what it does is done through the store's own functions."""

    database: Database
    owner: Author = SHARON
    known: dict[str, str] = field(
        default_factory=lambda: {name: canonical(data) for name, data in FORMS.items()}
    )

    @property
    def cert(self) -> str:
        return self.owner.certificate.id

    def write(self, change: Callable[[Connection], T]) -> T:
        return self.database.write(change).result()

    def read(self, look: Callable[[Connection], T]) -> T:
        return self.database.read(look)

    def stock(self) -> Laptop:
        """Put certificates and forms in."""

        def change(connection: Connection) -> None:
            for author in (SHARON, GLYNIS):
                certificates.add(connection, author.certificate)
            for data in FORMS.values():
                library.add(connection, data, canonical(data), library.BUNDLED, AT)

        self.write(change)
        return self

    def draft(self, record: str, kind: str, answers: Mapping[paths.Path, str]) -> Draft:
        """What the owner has typed over what is sealed here; not saved."""
        state = merge(self.read(lambda connection: revisions.everything_of(connection, record)))
        draft = Draft(record, self.known[kind], self.cert)
        for path, value in answers.items():
            draft = draft_rules.write(draft, state, path, value, later())
        return draft

    def save(self, record: str, kind: str, answers: Mapping[paths.Path, str]) -> Draft:
        draft = self.draft(record, kind, answers)
        self.write(lambda connection: drafts.save(connection, draft, later()))
        return draft

    def seal(
        self, record: str, kind: str, answers: Mapping[paths.Path, str], author: Author | None = None
    ) -> Revision:
        """A revision over what is held here; not stored."""
        by = author or self.owner
        draft = self.draft(record, kind, answers)
        held = merge(self.read(lambda connection: revisions.everything_of(connection, record)))
        return sealed(record, self.known[kind], draft.new_answers(), by, held.heads)

    def keep(
        self, record: str, kind: str, answers: Mapping[paths.Path, str], author: Author | None = None
    ) -> Revision:
        """Seal and store."""
        revision = self.seal(record, kind, answers, author)
        self.write(lambda connection: revisions.add(connection, [revision], later()))
        return revision

    def person(self, record: str, **said: str) -> Revision:
        """A person with what is said of them: ``given="Ada"``, ``known_as="Adie"``."""
        answers: dict[paths.Path, str] = {
            (f"p.{role.replace('_', '-')}",): text(words) for role, words in said.items()
        }
        return self.keep(record, "person", {**about(record, "person"), **answers})


def sealed(
    record: str, form_name: str, answers: Iterable[NewAnswer], author: Author, parents: Iterable[str] = ()
) -> Revision:
    return seal(
        record=record,
        form=form_name,
        parents=parents,
        cert=author.certificate.id,
        at=later(),
        answers=answers,
        key=author.key,
        random=os.urandom,
    )


def new_laptop(folder: Path, name: str = "store.db") -> Laptop:
    """A stocked laptop; close its database when done."""
    return Laptop(create_database(folder / name, KEY)).stock()
