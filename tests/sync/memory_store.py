"""A laptop's store in memory, for tests of what passes between laptop and hub: as strict as the real one, and no more."""

from __future__ import annotations

from collections.abc import Sequence

from fieldkit.records.answers import Open
from fieldkit.records.certificates import Certificate, Roster
from fieldkit.records.merge import RecordState, merge
from fieldkit.records.revisions import Revision
from fieldkit.sync.local import Page, SetAside, SyncState
from fieldkit.sync.protocol import Cursor, FormText, Refusal


class MemoryStore:
    """Implements ``sync.local.LocalStore``; everything that was authored here is offered until receipts cover it."""

    def __init__(self, hub_key: str, area: str, epoch: str, roster: Roster, policy: str) -> None:
        self.hub_key = hub_key
        self.cursor = Cursor(area=area, epoch=epoch)
        self.roster: Roster | None = roster
        self.policy = policy
        self.revisions: dict[str, Revision] = {}
        self.certificates: dict[str, Certificate] = {}
        self.forms: dict[str, FormText] = {}
        self.offered: frozenset[str] = frozenset()
        self.mine: list[str] = []
        self.safe: dict[str, set[str]] = {}
        self.refusals: dict[str, Refusal] = {}
        self.set_aside: list[SetAside] = []
        self.pages = 0
        self.page_items = 1_000_000
        self.paused = False

    def author(self, revision: Revision) -> None:
        """Keep what was sealed on this laptop."""
        self.keep(revision)
        self.mine.append(revision.id)

    def keep(self, revision: Revision) -> None:
        held = self.revisions.get(revision.id)
        self.revisions[revision.id] = revision if held is None else held.join(revision)

    def record(self, record: str) -> RecordState:
        return merge(one for one in self.revisions.values() if one.header.record == record)

    def words(self, record: str) -> set[str]:
        """The value texts of a record that can be read here."""
        return {held.value for field in self.record(record).fields.values() for held in field.current}

    def records(self) -> set[str]:
        return {one.header.record for one in self.revisions.values()}

    def is_safe(self, revision: str) -> bool:
        answers = {digest for digest, _ in self.revisions[revision].header.answers}
        return answers <= self.safe.get(revision, set())

    def waiting(self) -> list[str]:
        return [one for one in self.mine if not self.is_safe(one) and one not in self.refusals]

    def sync_state(self) -> SyncState:
        return SyncState(
            self.hub_key, self.cursor, self.roster, self.policy, self.offered, paused=self.paused
        )

    def outbox(self, *, items: int, size: int, without: frozenset[str]) -> Sequence[Revision]:
        taken: list[Revision] = []
        total = 0
        for one in self.waiting():
            if one in without:
                continue
            revision = self.revisions[one]
            total += sum(len(body.value) for body in revision.bodies if isinstance(body, Open))
            if len(taken) == min(items, self.page_items) or (taken and total > size):
                break
            taken.append(revision)
        return taken

    def form_text(self, canonical: str) -> FormText | None:
        return self.forms.get(canonical)

    def certificate(self, certificate_id: str) -> Certificate | None:
        return self.certificates.get(certificate_id)

    def commit_page(self, page: Page) -> None:
        self.pages += 1
        for received in page.revisions:
            self.keep(received.revision)
        self.certificates |= {one.id: one for one in page.certificates}
        self.forms |= {form.canonical: form for form in page.forms}
        self.set_aside += page.set_aside
        if page.new_epoch:
            self.safe.clear()
            self.refusals.clear()
        for refusal in page.refusals:
            self.refusals[refusal.revision] = refusal
        for _, stored in page.receipts:
            for one, digests in stored.items():
                self.safe.setdefault(one, set()).update(digests)
                if one in self.revisions and self.is_safe(one):
                    self.refusals.pop(one, None)
        if page.roster is not None:
            self.roster = page.roster
        if page.policy is not None:
            self.policy = str(page.policy.fields()["version"])
        self.offered = page.offered_forms
        self.cursor = page.cursor
