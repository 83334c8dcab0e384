"""The encrypted store as an exchange needs it: each method is one short transaction."""

from __future__ import annotations

from collections.abc import Sequence

from fieldkit.base.clock import Clock, format_instant
from fieldkit.records.answers import Open
from fieldkit.records.certificates import Certificate
from fieldkit.records.revisions import Revision
from fieldkit.store import certificates, library, outbox, quarantine, receipts, revisions, state
from fieldkit.store.connection import Connection
from fieldkit.store.database import Database
from fieldkit.store.errors import NotHeldError
from fieldkit.sync.local import Page, SyncState
from fieldkit.sync.protocol import Cursor, FormText

_OFFERED = "offered-forms"
_POLICY = "policy-version"
_EVERYTHING = 1 << 62


class SyncStore:
    """Implements ``sync.local.LocalStore`` over an open database."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database = database
        self._clock = clock

    def sync_state(self) -> SyncState:
        """Raises NotHeldError before enrolment."""
        return self._database.read(_state)

    def outbox(self, *, items: int, size: int, without: frozenset[str]) -> Sequence[Revision]:
        return self._database.read(lambda connection: _next(connection, items, size, without))

    def form_text(self, canonical: str) -> FormText | None:
        data = self._database.read(lambda connection: library.data(connection, canonical))
        return None if data is None else FormText(canonical=canonical, text=data.decode("utf-8"))

    def certificate(self, certificate_id: str) -> Certificate | None:
        return self._database.read(lambda connection: certificates.get(connection, certificate_id))

    def commit_page(self, page: Page) -> None:
        at = format_instant(self._clock.now())
        self._database.write(lambda connection: _commit(connection, page, at)).result()


def _state(connection: Connection) -> SyncState:
    hub = state.hub(connection)
    if hub is None:
        raise NotHeldError(
            "This profile has not been enrolled at a hub yet.",
            "Enrol it with the address and code your hub gives.",
        )
    cursor = state.cursor(connection)
    return SyncState(
        hub_key=str(hub["key"]),
        cursor=Cursor() if cursor is None else Cursor(**cursor),
        roster=certificates.roster(connection, str(hub["area"])),
        policy=state.get(connection, _POLICY) or "",
        offered_forms=offered_forms(connection),
    )


def offered_forms(connection: Connection) -> frozenset[str]:
    """Canonicals of the forms that the hub has had from us, or given us."""
    return frozenset((state.get(connection, _OFFERED) or "").split("\n")) - {""}


def _next(connection: Connection, items: int, size: int, without: frozenset[str]) -> Sequence[Revision]:
    taken: list[Revision] = []
    total = 0
    for revision in outbox.take(connection, _EVERYTHING, items + len(without)):
        if revision.id in without:
            continue
        total += len(revision.header_bytes) + sum(
            len(body.value) for body in revision.bodies if isinstance(body, Open)
        )
        if len(taken) == items or (taken and total > size):
            break
        taken.append(revision)
    return taken


def _commit(connection: Connection, page: Page, at: str) -> None:
    for certificate in page.certificates:
        certificates.add(connection, certificate)
    hub = state.hub(connection) or {}
    if page.roster is not None:
        certificates.set_roster(connection, page.roster, str(hub.get("key", "")))
    if page.policy is not None:
        policy = page.policy.fields()
        library.set_policy(connection, policy)
        state.put(connection, _POLICY, str(policy["version"]))
    for form in page.forms:
        library.add(connection, form.text.encode("utf-8"), form.canonical, library.PUBLISHED, at)
    revisions.add(connection, (one.revision for one in page.revisions), at)
    for statement, stored in page.receipts:
        receipts.keep(connection, statement, stored, at)
    for refusal in page.refusals:
        outbox.refuse(connection, refusal.revision, refusal.code, refusal.reason, refusal.next_step)
    for aside in page.set_aside:
        quarantine.set_aside(
            connection, "revision", aside.revision or at, aside.wire.encode("utf-8"),
            code=aside.code, reason=aside.reason, at=at,
        )  # fmt: skip
    if page.new_epoch:
        _offer_again(connection)
    state.set_cursor(connection, page.cursor.model_dump())
    state.put(connection, _OFFERED, "\n".join(sorted(page.offered_forms)))
    state.set_last_contact(connection, at)


def _offer_again(connection: Connection) -> None:
    """The hub was restored from a backup: what its receipts said before no longer counts, so all own work goes again."""
    own = state.own_certificate(connection)
    certificate = certificates.get(connection, own) if own else None
    if certificate is not None:
        mine = certificates.of_key(connection, certificate.revision_key)
        outbox.offer_again(connection, (one.id for one in mine))
