"""What an exchange asks of the laptop's store; the encrypted store implements it, and so does a test's store in memory."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Protocol

from fieldkit.records.certificates import Certificate, Roster
from fieldkit.records.forgetting import ForgetList
from fieldkit.records.revisions import Revision
from fieldkit.records.statements import Statement
from fieldkit.records.taking_back import TakingBack
from fieldkit.sync.protocol import Cursor, Forgotten, FormText, Refusal
from fieldkit.sync.standing import Standing


@dataclass(frozen=True)
class SyncState:
    """Where this laptop stands with its hub.

    ``hub_key`` is the hub's identity key (hex), known since enrolment. ``roster`` and ``policy`` are the newest held
    (None and "" before the first). ``offered_forms`` are canonicals that the hub has had from us or given us in
    ``cursor.epoch``. ``own`` is the id of the certificate that requests are signed under; "" leaves it unchecked.
    ``orders`` to take back are those that the hub has not confirmed. ``paused``: the outbox gives only what is pressing,
    and of what the hub has only the first page is asked for, which brings urgent facts ahead of their turn.
    """

    hub_key: str
    cursor: Cursor
    roster: Roster | None
    policy: str
    offered_forms: frozenset[str]
    own: str = ""
    orders: Sequence[Statement] = ()
    paused: bool = False
    forgotten: Forgotten = field(default_factory=Forgotten)
    heard: str = ""


@dataclass(frozen=True)
class Received:
    """One revision from the hub whose signature, hashes and certificate hold."""

    revision: Revision
    certificate: Certificate


@dataclass(frozen=True)
class SetAside:
    """One thing from the hub that is not what it says it is: kept apart with the reason, and nothing waits for it.

    ``wire`` is the JSON text as it came.
    """

    revision: str
    code: str
    reason: str
    wire: str


@dataclass(frozen=True)
class Page:
    """Everything one page brought, checked. Its cursor moves when all of it is stored, so a page cut short comes again.

    ``receipts`` pair a verified receipt statement with what it says is stored: revision id -> answer digests.
    ``new_epoch``: the hub was restored from a backup; what we authored is to be offered again. ``standing`` is what
    the hub says of this laptop. ``orders`` to take back hold and are to be obeyed; ``orders_known`` are ids of our own
    that the hub has obeyed, ``orders_refused`` those it said no to. ``forget`` is a list to obey once everything was sent.
    """

    cursor: Cursor
    receipts: Sequence[tuple[Statement, dict[str, tuple[str, ...]]]]
    refusals: Sequence[Refusal]
    certificates: Sequence[Certificate]
    roster: Roster | None
    policy: Statement | None
    forms: Sequence[FormText]
    revisions: Sequence[Received]
    set_aside: Sequence[SetAside]
    offered_forms: frozenset[str]
    new_epoch: bool
    standing: Standing | None = None
    orders: Sequence[TakingBack] = ()
    orders_known: Sequence[str] = ()
    orders_refused: Sequence[Refusal] = ()
    forget: ForgetList | None = None


def page_with(
    state: SyncState,
    *,
    receipts: Sequence[tuple[Statement, dict[str, tuple[str, ...]]]] = (),
    refusals: Sequence[Refusal] = (),
) -> Page:
    """A page that brings nothing but receipts and refusals, and leaves everything else where it stands."""
    return Page(
        cursor=state.cursor,
        receipts=receipts,
        refusals=refusals,
        certificates=(),
        roster=None,
        policy=None,
        forms=(),
        revisions=(),
        set_aside=(),
        offered_forms=state.offered_forms,
        new_epoch=False,
    )


class LocalStore(Protocol):
    """The laptop's side of an exchange. No method keeps a draft waiting; none is called while the hub is asked."""

    def sync_state(self) -> SyncState: ...

    def outbox(self, *, items: int, size: int, without: frozenset[str]) -> Sequence[Revision]:
        """Revisions with an answer that no receipt covers, most pressing first (concern or welfare, urgent facts, small,
        rest), at most ``items`` and about ``size`` bytes (one larger revision comes alone), leaving out the ids in
        ``without`` and what the hub has refused."""

    def form_text(self, canonical: str) -> FormText | None:
        """The exact bytes of a form held here."""

    def certificate(self, certificate_id: str) -> Certificate | None: ...

    def commit_page(self, page: Page) -> None:
        """Store all of it, the cursor last; again does no harm. A revision already held is joined with the copy that came."""
