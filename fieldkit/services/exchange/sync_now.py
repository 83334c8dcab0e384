"""One exchange with the hub: what was sent, what is safe by receipt, what was not accepted, what came."""

from __future__ import annotations

from dataclasses import dataclass

from fieldkit.base.errors import FieldKitError
from fieldkit.base.wording import said
from fieldkit.services.day import arrivals
from fieldkit.services.day.waiting import Waiting, waiting
from fieldkit.services.exchange import forgetting, renewed_key
from fieldkit.services.exchange.file_store import SyncFileStore
from fieldkit.services.exchange.forgetting import OpenNow, nothing_open
from fieldkit.services.exchange.sync_progress import Told, Watch, nobody
from fieldkit.services.profile.session import Session
from fieldkit.services.sending import lease, pausing
from fieldkit.services.sending.envelopes import write_envelopes
from fieldkit.services.sending.sync_store import SyncStore
from fieldkit.services.writing import take_back
from fieldkit.services.writing.seal import seal_all
from fieldkit.store import outbox, state
from fieldkit.store.errors import RemovalError
from fieldkit.sync import spool
from fieldkit.sync.client import HttpHub
from fieldkit.sync.errors import SyncError
from fieldkit.sync.exchange import Outcome, exchange
from fieldkit.sync.file_exchange import exchange_files
from fieldkit.sync.files import WholeHub
from fieldkit.sync.posting import collect_answers
from fieldkit.sync.signing import RequestSigner


class NotEnrolledError(FieldKitError):
    """There is no hub to exchange with yet."""

    code = "FK-SYNC-NOT-ENROLLED"


@dataclass(frozen=True)
class Synced:
    """What an exchange did, as far as it came, and how things stand after it.

    ``sent``, ``safe`` and ``arrived`` count revisions; ``records`` are the ids that changed here. ``trouble`` is why the
    exchange stopped early, None where it went through: what was not sent goes on waiting. ``ended`` is why the hub has
    ended this laptop's access: what is here is handed over then, see ``services.door.ending``. ``forgot`` counts the
    records that the hub had this laptop forget.
    """

    sent: int
    safe: int
    arrived: int
    records: tuple[str, ...]
    set_aside: int
    waiting: Waiting
    trouble: FieldKitError | None
    ended: str = ""
    forgot: int = 0

    @property
    def went_through(self) -> bool:
        return self.trouble is None


def sync_now(session: Session, told: Told = nobody, open_now: OpenNow = nothing_open) -> Synced:
    """What *Sync now* does: end a pause, seal every draft, then exchange. Records open in a window are sealed by their
    owner first. ``told`` hears on this thread how far it has come; what is in ``open_now`` never leaves this laptop yet.

    Raises NotEnrolledError. A hub that fails is told in ``trouble``, and everything goes on waiting.
    """
    pausing.go_on(session)
    seal_all(session)
    return sync_quietly(session, told, open_now)


def sync_quietly(session: Session, told: Told = nobody, open_now: OpenNow = nothing_open) -> Synced:
    """An exchange in the background: drafts stay drafts, and a pause holds. Raises NotEnrolledError."""
    client = hub_of(session)
    try:
        return exchange_with(session, client, told, open_now)
    finally:
        client.close()


def hub_of(session: Session) -> HttpHub:
    """This profile's hub over HTTP; close it when done. Raises NotEnrolledError."""
    hub = session.read(state.hub)
    if hub is None:
        raise NotEnrolledError(
            said("This profile has not been enrolled at a hub yet."),
            said("Ask whoever runs your hub for a code, then `fieldkit enrol URL CODE`."),
        )
    signer = RequestSigner(session.certificate.id, session.profile.request_key)
    return HttpHub(str(hub["url"]), signer, session.laptop.clock)


def exchange_with(
    session: Session, hub: WholeHub, told: Told = nobody, open_now: OpenNow = nothing_open
) -> Synced:
    """The same with a hub that is already at hand. Photos and files go and come after all records.

    What the hub has this laptop forget goes last, once everything was sent; then the hub hears that it is done.
    """
    outcome = Outcome()
    watch = Watch(session, outcome, told)
    clock = session.laptop.clock
    store = SyncStore(session.database, clock, watch.look)
    trouble: FieldKitError | None = None
    forgot = 0
    write_envelopes(session)
    collect_answers(session.spool, store)
    try:
        renewed_key.exchange(session, hub, store, outcome)
        exchange_files(hub, SyncFileStore(session.database, clock, watch.look), watch.files)
        while outcome.forget is not None and not outcome.ended:
            done = forgetting.obey(session, outcome.forget, open_now)
            forgot += done.gone
            if done.left:
                break
            exchange(hub, store, outcome)
    except (SyncError, RemovalError) as error:
        trouble = error
    if outcome.sent or trouble is not None:
        # Whatever has no receipt by now is on its way no more.
        session.write(outbox.mark_only_here)
    lease.look(session)
    spool.forget(session.spool, outcome.confirmed)
    take_back.tidy(session, outcome.taken_back)
    if outcome.records:
        session.write(lambda connection: arrivals.note(connection, sorted(outcome.records), session.now()))
    return Synced(
        sent=len(outcome.sent),
        safe=len(outcome.confirmed),
        arrived=len(outcome.received),
        records=tuple(sorted(outcome.records)),
        set_aside=outcome.set_aside,
        waiting=waiting(session),
        trouble=trouble,
        ended=outcome.ended,
        forgot=forgot,
    )
