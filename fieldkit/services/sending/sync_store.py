"""The encrypted store as an exchange needs it; nothing it does keeps a draft waiting."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from fieldkit.base.clock import Clock, format_instant
from fieldkit.base.wording import said
from fieldkit.records.answers import Open
from fieldkit.records.certificates import Certificate
from fieldkit.records.revisions import Revision
from fieldkit.services.sending import pausing
from fieldkit.services.sending.page_steps import OFFERED, POLICY, PageSteps
from fieldkit.store import certificates, forgetting, lease, library, outbox, state, taken_back
from fieldkit.store.connection import Connection
from fieldkit.store.database import Database
from fieldkit.store.errors import NotHeldError
from fieldkit.sync.local import Page, SyncState
from fieldkit.sync.protocol import Cursor, Forgotten, FormText

_EVERYTHING = 1 << 62


def _nothing() -> None:
    """Nobody watches."""


class SyncStore:
    """Implements ``sync.local.LocalStore`` over an open database.

    ``heed`` is called, on the thread of the exchange, before each page goes and after it is kept. With ``whole`` a
    pause holds nothing back: a laptop whose access has ended hands over all of it.
    """

    def __init__(
        self,
        database: Database,
        clock: Clock,
        heed: Callable[[], object] = _nothing,
        *,
        whole: bool = False,
    ) -> None:
        self._database = database
        self._clock = clock
        self._heed = heed
        self._whole = whole

    def sync_state(self) -> SyncState:
        """Raises NotHeldError before enrolment."""
        return self._database.read(lambda connection: _state(connection, paused=self._paused(connection)))

    def outbox(self, *, items: int, size: int, without: frozenset[str]) -> Sequence[Revision]:
        """What goes next; it counts as on its way from here on."""
        taken = self._database.read(
            lambda connection: _next(
                connection, items, size, without, pausing.up_to(paused=self._paused(connection))
            )
        )
        if taken:
            ids = [one.id for one in taken]
            self._database.write(lambda connection: outbox.mark_sending(connection, ids)).result()
            self._heed()
        return taken

    def _paused(self, connection: Connection) -> bool:
        return not self._whole and pausing.is_paused(connection, self._clock.now())

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
        self._heed()


def _state(connection: Connection, *, paused: bool) -> SyncState:
    hub = state.hub(connection)
    if hub is None:
        raise NotHeldError(
            said("This profile has not been enrolled at a hub yet."),
            said("Enrol it with the address and code your hub gives."),
        )
    cursor, lent = state.cursor(connection), lease.held(connection)
    return SyncState(
        hub_key=str(hub["key"]),
        cursor=Cursor() if cursor is None else Cursor(**cursor),
        roster=certificates.roster(connection, str(hub["area"])),
        policy=state.get(connection, POLICY) or "",
        offered_forms=offered_forms(connection),
        orders=taken_back.waiting(connection),
        own=state.own_certificate(connection) or "",
        paused=paused,
        forgotten=Forgotten(**vars(forgetting.progress(connection))),
        heard="" if lent is None else lent.at,
    )


def offered_forms(connection: Connection) -> frozenset[str]:
    """Canonicals of the forms that the hub has had from us, or given us."""
    return frozenset((state.get(connection, OFFERED) or "").split("\n")) - {""}


def _next(
    connection: Connection, items: int, size: int, without: frozenset[str], up_to: int
) -> Sequence[Revision]:
    taken: list[Revision] = []
    total = 0
    for revision in outbox.take(connection, _EVERYTHING, items + len(without), up_to):
        if revision.id in without:
            continue
        total += len(revision.header_bytes) + sum(
            len(body.value) for body in revision.bodies if isinstance(body, Open)
        )
        if len(taken) == items or (taken and total > size):
            break
        taken.append(revision)
    return taken
