"""Laptops for tests of sync: each has its keys, its own certificate, a store in memory, and writes whole records."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from fieldkit.base.clock import Clock, format_instant
from fieldkit.base.ids import RandomBytes
from fieldkit.base.jsontext import dumps
from fieldkit.records import certificates, paths, revisions
from fieldkit.records.certificates import Certificate
from fieldkit.records.keys import SigningKey
from fieldkit.records.paths import Path
from fieldkit.records.revisions import NewAnswer, Revision
from fieldkit.sync.enrolment import Membership, enrol
from fieldkit.sync.exchange import Outcome, exchange
from fieldkit.sync.protocol import FormText, Hub
from tests.sync.memory_store import MemoryStore
from tests.sync.sample_forms import CONVERSATION, VISIT


@dataclass
class Laptop:
    """One practitioner's laptop. It may write before it has met a hub."""

    name: str
    clock: Clock
    random: RandomBytes
    practitioner: str = ""
    membership: Membership | None = None
    early: list[Revision] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.revision_key = SigningKey.make(self.random)
        self.request_key = SigningKey.make(self.random)
        self.posting_key = SigningKey.make(self.random)
        self.practitioner = self.practitioner or f"practitioner-{self.random(6).hex()}"
        self.provisional = certificates.issue(
            {
                "practitioner": self.practitioner,
                "name": self.name,
                "role": "social-worker",
                "area": "local",
                "device": f"laptop of {self.name}",
                "revision_key": self.revision_key.public,
                "request_key": self.request_key.public,
                "valid_from": "2026-01-01T00:00:00.000Z",
                "valid_to": "2036-01-01T00:00:00.000Z",
            },
            self.revision_key,
        )

    @property
    def certificate(self) -> Certificate:
        return self.provisional if self.membership is None else self.membership.certificate

    def enrol(self, hub: Hub, code: str) -> Membership:
        """Join, and begin a store that offers what was written before."""
        self.membership = enrol(
            hub,
            code,
            device=f"laptop of {self.name}",
            revision_key=self.revision_key,
            request_key=self.request_key.public,
            posting_key=self.posting_key.public,
            provisional=self.provisional,
        )
        told = self.membership
        version = str(told.policy.fields()["version"])
        self.store = MemoryStore(told.hub_key, told.area, told.epoch, told.roster, version)
        self.store.forms |= {form.canonical: form for form in (CONVERSATION, VISIT)}
        for revision in self.early:
            self.store.author(revision)
        return told

    def seal(
        self,
        record: str,
        answers: Iterable[tuple[Path, object]],
        *,
        form: FormText = CONVERSATION,
        replaces: dict[Path, tuple[str, ...]] | None = None,
    ) -> Revision:
        """Sign answers without keeping them."""
        parents = self.store.record(record).heads if self.membership is not None else ()
        return revisions.seal(
            record=record,
            form=form.canonical,
            parents=parents,
            cert=self.certificate.id,
            at=format_instant(self.clock.now()),
            answers=[
                NewAnswer(
                    path, value if isinstance(value, str) else dumps(value), (replaces or {}).get(path, ())
                )
                for path, value in answers
            ],
            key=self.revision_key,
            random=self.random,
        )

    def write(
        self,
        record: str,
        answers: dict[Path, object],
        *,
        form: FormText = CONVERSATION,
        replaces: dict[Path, tuple[str, ...]] | None = None,
    ) -> Revision:
        """Seal and keep, as saving does."""
        revision = self.seal(record, answers.items(), form=form, replaces=replaces)
        if self.membership is None:
            self.early.append(revision)
        else:
            self.store.author(revision)
        return revision

    def begin(
        self, record: str, *, kind: str = "conversation", form: FormText = CONVERSATION, visit: str = ""
    ) -> Revision:
        """The first revision of a record: what it is, and for which visit."""
        answers: dict[Path, object] = {
            paths.KIND: {"valueCode": kind},
            paths.SUBJECT: {"valueReference": {"reference": "Patient/may"}},
        }
        if visit:
            answers[paths.VISIT] = {"valueReference": {"reference": f"Encounter/{visit}"}}
        return self.write(record, answers, form=form)

    def sync(self, hub: Hub) -> Outcome:
        return exchange(hub, self.store)


def text(words: str) -> dict[str, str]:
    """A value that says something."""
    return {"valueString": words}
