"""One whole exchange, page by page: what waits here goes out, what is lacking comes in, and each page is kept at once.

Everything that comes is checked before it is stored: receipts by the hub's key, revisions by their authors'
certificates. One bad thing is set aside with its reason and never holds up the next. Where the hub fails, the pages so
far are kept and the rest goes on waiting: an exchange can be cut anywhere and begun again.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from fieldkit.records.forgetting import ForgetList
from fieldkit.records.revisions import Revision
from fieldkit.sync.errors import NonsenseError, TooLargeError
from fieldkit.sync.local import LocalStore, Page, SyncState, page_with
from fieldkit.sync.protocol import (
    FORM_UNKNOWN,
    PAGE_BYTES,
    PAGE_ITEMS,
    Copy,
    ExchangeRequest,
    ExchangeResponse,
    FormText,
    Hub,
    Refusal,
    Signed,
)
from fieldkit.sync.receiving import check_page


@dataclass
class Outcome:
    """What an exchange has done, so far or in the end.

    ``sent`` revision ids went out; ``confirmed`` ones have a receipt that covers every answer sent open; ``refusals``
    tell what the hub did not take in; ``received`` are revision ids that came; ``records`` those they belong to;
    ``set_aside`` counts what came and does not hold. ``ended`` is why the hub has ended this laptop's access, and
    ``kept`` what it says, signed, that it keeps in quarantine. ``posting_key`` is the new one that the hub now knows.
    ``taken_back`` are the records of which answers were destroyed by what came. ``forget`` is the hub's list of what this
    laptop may hold no longer: to be obeyed by the caller once everything was sent.
    """

    pages: int = 0
    sent: set[str] = field(default_factory=set)
    confirmed: set[str] = field(default_factory=set)
    refusals: list[Refusal] = field(default_factory=list)
    received: set[str] = field(default_factory=set)
    records: set[str] = field(default_factory=set)
    set_aside: int = 0
    new_epoch: bool = False
    ended: str = ""
    kept: set[str] = field(default_factory=set)
    posting_key: str = ""
    taken_back: set[str] = field(default_factory=set)
    forget: ForgetList | None = None


def exchange(
    hub: Hub, store: LocalStore, outcome: Outcome | None = None, *, posting_key: str = ""
) -> Outcome:
    """Exchange until nothing waits on either side. ``posting_key`` (hex) is made known to the hub on the way.

    Raises SyncError where the hub fails; ``outcome``, when given, then holds what was done before.
    """
    return _Exchange(hub, store, Outcome() if outcome is None else outcome, posting_key).run()


class _Exchange:
    def __init__(self, hub: Hub, store: LocalStore, outcome: Outcome, posting_key: str) -> None:
        self._hub = hub
        self._posting_key = posting_key
        self._store = store
        self.outcome = outcome
        self._tried: set[str] = set()
        self._ordered: set[str] = set()
        self._forms_sent: set[str] = set()
        self._wanted: tuple[str, ...] = ()
        self._again: list[Revision] = []
        self._items = PAGE_ITEMS
        self._size = PAGE_BYTES

    def run(self) -> Outcome:
        state = self._store.sync_state()
        outgoing = self._next()
        while True:
            more = self._page(state, outgoing)
            state = self._store.sync_state()
            outgoing = self._next()
            if not ((more and not state.paused) or outgoing or self._wanted):
                return self.outcome

    def _next(self) -> Sequence[Revision]:
        if self._again:
            again, self._again = self._again, []
            return again
        return self._store.outbox(items=self._items, size=self._size, without=frozenset(self._tried))

    def _page(self, state: SyncState, outgoing: Sequence[Revision]) -> bool:
        """Exchange and store one page; whether the hub has more."""
        request = ExchangeRequest(
            cursor=state.cursor,
            first=self.outcome.pages == 0,
            roster=state.roster.number if state.roster else 0,
            policy=state.policy,
            revisions=tuple(Copy.of(revision) for revision in outgoing),
            forms=self._forms_for(state, outgoing),
            posting_key=self._posting_key,
            orders=tuple(Signed.of(one) for one in state.orders if one.id not in self._ordered),
            forgotten=state.forgotten,
        )
        self._ordered.update(one.id for one in state.orders)
        try:
            response = self._hub.exchange(request)
        except TooLargeError as error:
            self._too_large(state, outgoing, error)
            return True
        page = check_page(request, response, state, self._store.certificate, frozenset(self._forms_sent))
        stuck = response.more and page.cursor == state.cursor
        if stuck or (page.new_epoch and self.outcome.new_epoch):
            raise NonsenseError
        self._store.commit_page(page)
        self._note(response, page, outgoing)
        return response.more

    def _forms_for(self, state: SyncState, outgoing: Sequence[Revision]) -> tuple[FormText, ...]:
        used = {revision.header.form for revision in outgoing} - state.offered_forms
        wanted = sorted((used | set(self._wanted)) - self._forms_sent)
        self._wanted = ()
        self._forms_sent.update(wanted)
        found = (self._store.form_text(canonical) for canonical in wanted)
        return tuple(form for form in found if form is not None)

    def _too_large(self, state: SyncState, outgoing: Sequence[Revision], error: TooLargeError) -> None:
        """Send less at once; one revision that is too large by itself is noted as refused, and the rest goes on."""
        self._forms_sent.clear()
        if len(outgoing) > 1:
            self._items = max(1, len(outgoing) // 2)
            self._size = max(1, self._size // 2)
            return
        if not outgoing:
            raise error
        refusal = Refusal(
            revision=outgoing[0].id,
            code=error.code,
            reason=error.message,
            next_step=error.next_step,
            kept=False,
        )
        self._tried.add(refusal.revision)
        self._store.commit_page(page_with(state, refusals=(refusal,)))
        self.outcome.refusals.append(refusal)

    def _note(self, response: ExchangeResponse, page: Page, outgoing: Sequence[Revision]) -> None:
        done = self.outcome
        done.pages += 1
        ids = {revision.id for revision in outgoing}
        done.sent |= ids
        done.confirmed |= _covered(outgoing, page)
        done.received |= {one.revision.id for one in page.revisions}
        done.records |= {one.revision.header.record for one in page.revisions}
        done.set_aside += len(page.set_aside)
        done.new_epoch = done.new_epoch or page.new_epoch
        done.taken_back |= {one.record for one in page.orders}
        done.records |= {one.record for one in page.orders}
        done.posting_key = response.posting_key or done.posting_key
        done.forget = page.forget
        if page.standing is not None:
            done.ended = page.standing.ended
            done.kept |= page.standing.kept
        self._tried |= ids
        if page.new_epoch:
            self._tried.clear()
            self._ordered.clear()
            self._forms_sent.clear()
        self._wanted = tuple(form for form in response.forms_wanted if form not in self._forms_sent)
        without_form = {refusal.revision for refusal in response.refusals if refusal.code == FORM_UNKNOWN}
        self._again = [one for one in outgoing if one.id in without_form and one.header.form in self._wanted]
        done.refusals += page.refusals


def _covered(outgoing: Sequence[Revision], page: Page) -> set[str]:
    """Which of these have a receipt for every answer."""
    stored = {
        (one, digest) for _, told in page.receipts for one, digests in told.items() for digest in digests
    }
    return {one.id for one in outgoing if all((one.id, digest) in stored for digest, _ in one.header.answers)}
