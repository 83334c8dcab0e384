"""The encrypted store as an exchange needs it; nothing it does keeps a draft waiting."""

from __future__ import annotations

from collections.abc import Sequence

from fieldkit.base.clock import Clock, format_instant
from fieldkit.base.wording import said
from fieldkit.records.answers import Open
from fieldkit.records.certificates import Certificate
from fieldkit.records.revisions import Revision
from fieldkit.services.page_steps import OFFERED, POLICY, PageSteps
from fieldkit.store import certificates, library, outbox, state, taken_back
from fieldkit.store.connection import Connection
from fieldkit.store.database import Database
from fieldkit.store.errors import NotHeldError
from fieldkit.sync.local import Page, SyncState
from fieldkit.sync.protocol import Cursor, FormText

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
        """In many short transactions with drafts in between; the cursor moves in the last. Waits for the disk.

        Raises a StoreError, StoreClosedError where the store was locked meanwhile: the page comes again then.
        """
        steps = PageSteps(page, format_instant(self._clock.now()))
        self._database.write_slices(
            steps, lambda connection, step: step(connection), finish=steps.finish
        ).result()


def _state(connection: Connection) -> SyncState:
    hub = state.hub(connection)
    if hub is None:
        raise NotHeldError(
            said("This profile has not been enrolled at a hub yet."),
            said("Enrol it with the address and code your hub gives."),
        )
    cursor = state.cursor(connection)
    return SyncState(
        hub_key=str(hub["key"]),
        cursor=Cursor() if cursor is None else Cursor(**cursor),
        roster=certificates.roster(connection, str(hub["area"])),
        policy=state.get(connection, POLICY) or "",
        offered_forms=offered_forms(connection),
        orders=taken_back.waiting(connection),
        own=state.own_certificate(connection) or "",
    )


def offered_forms(connection: Connection) -> frozenset[str]:
    """Canonicals of the forms that the hub has had from us, or given us."""
    return frozenset((state.get(connection, OFFERED) or "").split("\n")) - {""}


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
