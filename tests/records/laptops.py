"""Simulated laptops for merge tests: each holds copies and one open draft, and edits the way the app does."""

from __future__ import annotations

import itertools
import os
from dataclasses import dataclass, field

from fieldkit.records import drafts, revisions
from fieldkit.records.drafts import Draft
from fieldkit.records.merge import RecordState, merge
from fieldkit.records.paths import Path
from fieldkit.records.revisions import Revision
from tests.records.people import Author

_SECOND = itertools.count()


def instant() -> str:
    """A later instant at every call."""
    second = next(_SECOND)
    return f"2026-11-22T{second // 3600 % 24:02d}:{second // 60 % 60:02d}:{second % 60:02d}.000Z"


@dataclass
class Laptop:
    """One author's laptop with one record on it."""

    author: Author
    copies: dict[str, Revision] = field(default_factory=dict)
    draft: Draft = field(init=False)

    def __post_init__(self) -> None:
        self.draft = self._empty()

    def sealed_state(self) -> RecordState:
        return merge(self.copies.values())

    def state(self) -> RecordState:
        """What the screen shows: the draft over what is sealed."""
        return merge(self.copies.values(), self.draft.held())

    def begin(self, path: Path) -> None:
        self.draft = drafts.begin(self.draft, self.sealed_state(), path, instant())

    def write(self, path: Path, value: str) -> None:
        self.draft = drafts.write(self.draft, self.sealed_state(), path, value, instant())

    def remove(self, path: Path) -> None:
        self.draft = drafts.remove_entry(self.draft, self.sealed_state(), path, instant())

    def settle(self, path: Path, value: str) -> None:
        self.draft = drafts.settle(self.draft, self.sealed_state(), path, value, instant())

    def seal(self) -> Revision | None:
        answers = self.draft.new_answers()
        if not answers:
            return None
        revision = revisions.seal(
            record="record-1",
            form="f|1#h",
            parents=self.sealed_state().heads,
            cert=self.author.certificate.id,
            at=instant(),
            answers=answers,
            key=self.author.key,
            random=os.urandom,
        )
        self.copies[revision.id] = revision
        self.draft = self._empty()
        return revision

    def receive(self, other: Laptop) -> None:
        """Everything the other has sealed arrives; the open draft here is not touched."""
        for one in other.copies.values():
            self.copies[one.id] = one.join(self.copies.get(one.id, one))

    def _empty(self) -> Draft:
        return Draft("record-1", "f|1#h", self.author.certificate.id)
