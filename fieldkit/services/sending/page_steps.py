"""One page of an exchange as many short steps, so that nobody who types ever waits for what arrives.

Each step is whole by itself and does no harm when it comes again: a page cut short, by locking or by a flat battery,
is asked for again because the cursor has not moved, and ends in the same store. The cursor moves with the last step.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from typing import TypeVar

from fieldkit.base.wording import said
from fieldkit.records.certificates import Certificate, Roster
from fieldkit.records.revisions import Revision
from fieldkit.records.statements import Statement
from fieldkit.records.taking_back import TakingBack
from fieldkit.store import (
    attachments,
    certificates,
    guard,
    lease,
    library,
    outbox,
    projections,
    quarantine,
    receipts,
    revisions,
    state,
    taken_back,
)
from fieldkit.store.connection import Connection
from fieldkit.sync.local import Page, SetAside
from fieldkit.sync.protocol import FormText, Refusal

T = TypeVar("T")
Step = Callable[[Connection], None]

OFFERED = "offered-forms"
POLICY = "policy-version"
_MANY = 100
_SOME = 10
"""How many certificates, and how many revisions or receipts, one step takes: a few milliseconds' work."""


class PageSteps:
    """The steps of one page, in order. Some are found on the way, by looking into the store."""

    def __init__(self, page: Page, at: str) -> None:
        """``at`` (instant) is when the page came."""
        self._page = page
        self._at = at
        self._found: deque[Step] = deque()
        self._records = 0

    def __iter__(self) -> Iterator[Step]:
        """Everything but the last step, for ``Database.write_slices``."""
        for step in self._given():
            yield step
            while self._found:
                yield self._found.popleft()

    def finish(self, connection: Connection) -> None:
        """The last step: from here on the hub need not send this page again. Raises RemovalError."""
        guard.require_kept(self._records, guard.records(connection), said("What came from the hub"))
        state.set_cursor(connection, self._page.cursor.model_dump())
        state.put(connection, OFFERED, "\n".join(sorted(self._page.offered_forms)))
        state.set_last_contact(connection, self._at)
        standing = self._page.standing
        if standing is not None:
            lease.renew(connection, standing.at, standing.lease_days, standing.ended)

    def _given(self) -> Iterator[Step]:
        page, at = self._page, self._at
        yield self._begin
        yield from (partial(_certify, some=some) for some in _parts(page.certificates, _MANY))
        yield partial(_govern, roster=page.roster, policy=page.policy)
        yield from (partial(_add_form, form=form, at=at) for form in page.forms)
        yield self._find_waiting
        yield from (partial(_take_back, order=order) for order in page.orders)
        yield partial(_answered, known=page.orders_known, refused=page.orders_refused)
        for group in revisions.by_record(one.revision for one in page.revisions):
            yield from (partial(_add, some=some, at=at) for some in _parts(group, _SOME))
        if page.new_epoch:
            yield self._find_own
        for statement, stored in page.receipts:
            yield partial(_hold, statement=statement, at=at)
            for some in _parts(tuple(stored.items()), _SOME):
                yield partial(_cover, receipt=statement.id, stored=dict(some), at=at)
        yield from (partial(_refuse, refusal=refusal) for refusal in page.refusals)
        yield from (partial(_set_aside, aside=aside, at=at) for aside in page.set_aside)

    def _begin(self, connection: Connection) -> None:
        self._records = guard.records(connection)

    def _find_waiting(self, connection: Connection) -> None:
        """Records that waited for a form that is here now, also one that came in a page that was cut short."""
        waiting = projections.waiting_in_vain(connection)
        self._found.extend(partial(projections.refresh, record=record) for record in waiting)

    def _find_own(self, connection: Connection) -> None:
        """The hub was restored from a backup: what its receipts said before counts no longer, all own work goes again."""
        attachments.offer_again(connection, self._at)
        taken_back.offer_again(connection)
        own = state.own_certificate(connection)
        certificate = certificates.get(connection, own) if own else None
        if certificate is not None:
            mine = [one.id for one in certificates.of_key(connection, certificate.revision_key)]
            numbers = outbox.numbers_of(connection, mine)
            self._found.extend(partial(_offer, numbers=some) for some in _parts(numbers, _SOME))


def _certify(connection: Connection, some: Sequence[Certificate]) -> None:
    for certificate in some:
        certificates.add(connection, certificate)


def _govern(connection: Connection, roster: Roster | None, policy: Statement | None) -> None:
    if roster is not None:
        hub = state.hub(connection) or {}
        certificates.set_roster(connection, roster, str(hub.get("key", "")))
    if policy is not None:
        fields = policy.fields()
        library.set_policy(connection, fields)
        state.put(connection, POLICY, str(fields["version"]))


def _add_form(connection: Connection, form: FormText, at: str) -> None:
    library.keep(connection, form.text.encode("utf-8"), form.canonical, library.PUBLISHED, at)


def _add(connection: Connection, some: Sequence[Revision], at: str) -> None:
    left = [taken_back.applied(connection, taken_back.believed(connection, one)) for one in some]
    revisions.add(connection, left, at)
    attachments.note(connection, left, at)


def _take_back(connection: Connection, order: TakingBack) -> None:
    taken_back.keep(connection, order, known=True)


def _answered(connection: Connection, known: Sequence[str], refused: Sequence[Refusal]) -> None:
    taken_back.confirm(connection, known)
    for one in refused:
        taken_back.refuse(connection, one.revision, one.code, one.reason)


def _offer(connection: Connection, numbers: Sequence[int]) -> None:
    for number in numbers:
        outbox.offer_number(connection, number)


def _hold(connection: Connection, statement: Statement, at: str) -> None:
    receipts.hold(connection, statement, at)


def _cover(connection: Connection, receipt: str, stored: dict[str, tuple[str, ...]], at: str) -> None:
    receipts.cover(connection, receipt, stored, at)


def _refuse(connection: Connection, refusal: Refusal) -> None:
    outbox.refuse(connection, refusal.revision, refusal.code, refusal.reason, refusal.next_step)


def _set_aside(connection: Connection, aside: SetAside, at: str) -> None:
    quarantine.set_aside(
        connection, "revision", aside.revision or at, aside.wire.encode("utf-8"),
        code=aside.code, reason=aside.reason, at=at,
    )  # fmt: skip


def _parts(things: Sequence[T], size: int) -> Iterator[Sequence[T]]:
    return (things[at : at + size] for at in range(0, len(things), size))
