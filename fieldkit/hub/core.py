"""The hub without HTTP: everything it does for a device, each call complete in itself, so that processes share nothing."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from sqlalchemy import Engine

import fieldkit
from fieldkit.base.clock import Clock, format_instant
from fieldkit.base.ids import RandomBytes
from fieldkit.hub import enrolment, forget_lists
from fieldkit.hub.access_log import log_delivery
from fieldkit.hub.area import AreaState, area_state, begin_epoch, current_policy, open_area, scope_of
from fieldkit.hub.database import reading, writing
from fieldkit.hub.delivery import Delivery, deliver
from fieldkit.hub.devices import Device, find_device, find_posting_device, set_posting_key
from fieldkit.hub.envelopes import open_envelope
from fieldkit.hub.file_desk import FileDesk
from fieldkit.hub.ingest import Taken, ingest, take_in_forms
from fieldkit.hub.keys import load_keys
from fieldkit.hub.roster import current_roster
from fieldkit.records import forgetting
from fieldkit.records.statements import declare
from fieldkit.sync.errors import AreaError, NotSignedError, VersionError
from fieldkit.sync.files import FileOffer, OfferRequest, OfferResponse, PieceTaken
from fieldkit.sync.protocol import (
    POLICY,
    RECEIPT,
    STANDING,
    VERSION,
    Cursor,
    Enrolled,
    EnrolRequest,
    EnvelopeReceipt,
    ExchangeRequest,
    ExchangeResponse,
    Forgotten,
    FormText,
    HubStatus,
    Refusal,
    Signed,
    StandingTold,
    receipt_content,
)
from fieldkit.sync.spool import POSTING_NAME
from fieldkit.sync.standing import standing_content


class HubCore:
    """One area's hub over a migrated database."""

    def __init__(self, engine: Engine, area: str, clock: Clock, random: RandomBytes) -> None:
        self._engine = engine
        self.area = area
        self._clock = clock
        self._random = random
        with writing(engine) as connection:
            open_area(connection, area, self._now(), random)
            self.keys = load_keys(connection, area, random)
        self.files = FileDesk(engine, area, self.keys, clock, random)

    def add_forms(self, forms: Sequence[FormText]) -> None:
        """Keep these forms and pass them on, as if a laptop had brought them."""
        take_in_forms(self._engine, self.area, forms, self._now())

    def as_device(self, key_id: str) -> DeviceHub:
        """The hub as the device with this certificate id, or posting key name, sees it."""
        return DeviceHub(self, key_id)

    def device(self, key_id: str) -> Device:
        """Who signs in this name. Raises NotSignedError for nobody the hub knows."""
        with reading(self._engine) as connection:
            if key_id.startswith(POSTING_NAME):
                found = find_posting_device(
                    connection, self.area, key_id.removeprefix(POSTING_NAME), self._now()
                )
            else:
                found = find_device(connection, self.area, key_id, self._now())
        if found is None or found.adopted:
            raise NotSignedError
        return found

    def status(self) -> HubStatus:
        return HubStatus(
            version=fieldkit.__version__,
            area=self.area,
            hub_key=self.keys.signing.public,
            fingerprint=self.keys.fingerprint,
            hub_time=self._now(),
        )

    def enrol(self, request: EnrolRequest) -> Enrolled:
        """Raises SyncError: VERSION, UNREADABLE, NOT-SIGNED, CODE-UNKNOWN, -EXPIRED, -USED, PRACTITIONER-TAKEN."""
        _check_version(request.protocol)
        asked = enrolment.read_request(request)
        with writing(self._engine) as connection:
            certificate = enrolment.enrol(connection, self.area, self.keys, asked, self._clock, self._random)
            state = area_state(connection, self.area)
            roster = current_roster(connection, state, self.keys.signing)
            _, resource = current_policy(connection, self.area)
        return Enrolled(
            certificate=certificate,
            hub_key=self.keys.signing.public,
            fingerprint=self.keys.fingerprint,
            recipient=self.keys.recipient,
            area=self.area,
            epoch=state.epoch,
            roster=Signed.of(roster.statement),
            policy=Signed.of(declare(POLICY, resource, self.keys.signing)),
            hub_time=self._now(),
        )

    def exchange(self, device: Device, request: ExchangeRequest) -> ExchangeResponse:
        """Take in what was sent, then give what is lacking. Raises SyncError: VERSION, AREA."""
        _check_version(request.protocol)
        if request.cursor.area not in ("", self.area):
            raise AreaError
        taken = ingest(
            self._engine, self.area, self.keys, device, request.revisions, request.forms, self._now(),
            request.orders,
        )  # fmt: skip
        if request.posting_key and not device.ended:
            with writing(self._engine) as connection:
                set_posting_key(connection, self.area, device.certificate, request.posting_key)
        return self._answer(device, request, taken)

    def post_envelope(self, device: Device, envelope: bytes, name: str = "") -> EnvelopeReceipt:
        """Open, take in, and give a receipt. ``name`` is the one in which the envelope was signed.

        Raises SyncError: VERSION, UNREADABLE.
        """
        letter = open_envelope(envelope, self.keys.age_identity)
        _check_version(letter.protocol)
        taken = ingest(
            self._engine, self.area, self.keys, device, letter.revisions, letter.forms, self._now(),
            letter.orders,
        )  # fmt: skip
        with reading(self._engine) as connection:
            state = area_state(connection, self.area)
        return EnvelopeReceipt(
            receipts=self._receipts(state, taken.stored),
            refusals=tuple(taken.refusals),
            orders_known=taken.orders_known,
            standing=self._standing(state, device, name or device.certificate, taken.refusals),
        )

    def tell_standing(self, device: Device, name: str) -> StandingTold:
        """How a laptop stands that has nothing to post. ``name`` is the one in which it asked."""
        with reading(self._engine) as connection:
            state = area_state(connection, self.area)
        return StandingTold(standing=self._standing(state, device, name, ()))

    def _answer(self, device: Device, request: ExchangeRequest, taken: Taken) -> ExchangeResponse:
        with reading(self._engine) as connection:
            state = area_state(connection, self.area)
            policy, resource = current_policy(connection, self.area)
            scope = scope_of(policy, device.reader.role)
            after = _start(request.cursor, state, scope)
            if device.ended:
                delivery = Delivery(after)
            else:
                delivery = deliver(
                    connection, self.area, device, policy, after=after, last=state.number,
                    limit=request.limit, first=request.first, known=taken.known, now=self._now(),
                )  # fmt: skip
            newer = request.roster != state.roster
            roster = current_roster(connection, state, self.keys.signing) if newer else None
        if request.cursor.epoch == state.epoch and request.cursor.number > state.number:
            state = self._restored(state)
            delivery = Delivery(0, more=not device.ended)
        self._log(device, delivery)
        known_policy = request.policy == policy.version
        return ExchangeResponse(
            receipts=self._receipts(state, {**delivery.own, **taken.stored}),
            refusals=tuple(taken.refusals),
            forms_wanted=taken.forms_wanted,
            certificates=tuple(delivery.certificates),
            roster=None if roster is None else Signed.of(roster.statement),
            policy=None if known_policy else Signed.of(declare(POLICY, resource, self.keys.signing)),
            forms=tuple(delivery.forms),
            revisions=tuple(delivery.revisions),
            cursor=Cursor(area=self.area, epoch=state.epoch, number=delivery.number, scope=scope),
            more=delivery.more,
            hub_time=self._now(),
            orders=tuple(delivery.orders.values()),
            orders_known=taken.orders_known,
            orders_refused=taken.orders_refused,
            standing=self._standing(state, device, device.certificate, taken.refusals),
            posting_key="" if device.ended else request.posting_key,
            forget=None if device.ended else self._forget(device, state, request.forgotten, taken),
        )

    def _forget(self, device: Device, state: AreaState, told: Forgotten, taken: Taken) -> Signed | None:
        """The list that this laptop has to obey next, signed now: one that was signed before is not believed again."""
        with reading(self._engine) as connection:
            if not forget_lists.has_any(connection, self.area, device.certificate):
                return None
        now, area, own = self._now(), self.area, device.certificate
        with writing(self._engine) as connection:
            if taken.stored:
                # What they wrote about somebody whom they visit no longer has just arrived, and can go as well.
                forget_lists.make(connection, area, device.reader.practitioner, now)
            forget_lists.renew(connection, area, device, now)
            forget_lists.hear(connection, area, own, state.epoch, told, now)
            found = forget_lists.next_for(connection, area, own, state.epoch, told, now)
        if found is None:
            return None
        return Signed.of(declare(forgetting.TAG, forgetting.content(found), self.keys.signing))

    def _standing(self, state: AreaState, device: Device, to: str, refusals: Iterable[Refusal]) -> Signed:
        """The time and how this laptop stands, signed: it may not take anybody else's word for either."""
        content = standing_content(
            self.area, to, self._now(), lease_days=state.lease_days, ended=device.revoked,
            kept=(one.revision for one in refusals if one.kept),
        )  # fmt: skip
        return Signed.of(declare(STANDING, content, self.keys.signing))

    def _restored(self, state: AreaState) -> AreaState:
        """A laptop has read further than this database counts: it was brought back from a backup."""
        with writing(self._engine) as connection:
            if area_state(connection, self.area).epoch == state.epoch:
                begin_epoch(connection, self.area, self._random)
            return area_state(connection, self.area)

    def _receipts(self, state: AreaState, stored: Mapping[str, tuple[str, ...]]) -> tuple[Signed, ...]:
        if not stored:
            return ()
        content = receipt_content(self.area, state.epoch, self._now(), stored)
        return (Signed.of(declare(RECEIPT, content, self.keys.signing)),)

    def _log(self, device: Device, delivery: Delivery) -> None:
        if delivery.given:
            with writing(self._engine) as connection:
                log_delivery(connection, self.area, device, delivery.given, self._clock, self._random)

    def _now(self) -> str:
        return format_instant(self._clock.now())


class DeviceHub:
    """The core as one device sees it; implements ``sync.protocol.Hub`` and ``sync.files.FileHub``."""

    def __init__(self, core: HubCore, key_id: str) -> None:
        self._core = core
        self._key_id = key_id

    def enrol(self, request: EnrolRequest) -> Enrolled:
        return self._core.enrol(request)

    def exchange(self, request: ExchangeRequest) -> ExchangeResponse:
        return self._core.exchange(self._core.device(self._key_id), request)

    def post_envelope(self, envelope: bytes) -> EnvelopeReceipt:
        return self._core.post_envelope(self._core.device(self._key_id), envelope, self._key_id)

    def standing(self) -> StandingTold:
        return self._core.tell_standing(self._core.device(self._key_id), self._key_id)

    def status(self) -> HubStatus:
        return self._core.status()

    def offer_files(self, request: OfferRequest) -> OfferResponse:
        return self._core.files.offer(self._core.device(self._key_id), request)

    def put_piece(self, file_hash: str, content: bytes) -> PieceTaken:
        return self._core.files.put_piece(self._core.device(self._key_id), file_hash, content)

    def file_offer(self, file_hash: str) -> FileOffer:
        return self._core.files.describe(self._core.device(self._key_id), file_hash)

    def file_piece(self, file_hash: str, piece: str) -> bytes:
        return self._core.files.piece(self._core.device(self._key_id), file_hash, piece)


def _check_version(protocol: int) -> None:
    if protocol != VERSION:
        raise VersionError


def _start(cursor: Cursor, state: AreaState, scope: str) -> int:
    """Where to read on from: another epoch or scope begins anew."""
    return cursor.number if cursor.epoch == state.epoch and cursor.scope == scope else 0
