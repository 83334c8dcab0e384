"""Takes in and gives out photos and files for one device, with a signed receipt for each file that is wholly here."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import Connection, Engine

from fieldkit.base.clock import Clock, format_instant
from fieldkit.base.ids import RandomBytes
from fieldkit.hub import files
from fieldkit.hub.access_log import log_delivery
from fieldkit.hub.area import area_state, current_policy
from fieldkit.hub.database import reading, writing
from fieldkit.hub.devices import Device
from fieldkit.hub.keys import HubKeys
from fieldkit.records.statements import declare
from fieldkit.sync.errors import FileUnknownError, NotSignedError, VersionError
from fieldkit.sync.files import FILE_RECEIPT, FileOffer, OfferRequest, OfferResponse, PieceTaken
from fieldkit.sync.protocol import VERSION, Signed


class FileDesk:
    """One area's files. Every method is complete in itself; raises SyncError."""

    def __init__(self, engine: Engine, area: str, keys: HubKeys, clock: Clock, random: RandomBytes) -> None:
        self._engine = engine
        self._area = area
        self._keys = keys
        self._clock = clock
        self._random = random

    def offer(self, device: Device, request: OfferRequest) -> OfferResponse:
        """Which pieces of these are lacking here. A file that no answer here names is left for later."""
        _require_member(device)
        if request.protocol != VERSION:
            raise VersionError
        wanted: dict[str, tuple[str, ...]] = {}
        with writing(self._engine) as connection:
            for offer in request.offers:
                lacking = files.take_offer(connection, self._area, offer, self._now())
                if lacking is not None:
                    wanted[offer.hash] = lacking
            receipts = self._receipts(connection, [one for one, lacking in wanted.items() if not lacking])
        return OfferResponse(
            wanted={one: lacking for one, lacking in wanted.items() if lacking}, receipts=receipts
        )

    def put_piece(self, device: Device, file_hash: str, content: bytes) -> PieceTaken:
        """Keep one piece; the receipt comes with the last."""
        _require_member(device)
        with writing(self._engine) as connection:
            whole = files.take_piece(connection, self._area, file_hash, content)
            return PieceTaken(receipts=self._receipts(connection, [file_hash] if whole else []))

    def describe(self, device: Device, file_hash: str) -> FileOffer:
        """What a file is made of, for somebody who may read an answer that names it; written into the access log."""
        with writing(self._engine) as connection:
            offer, records = self._readable(connection, device, file_hash)
            log_delivery(
                connection, self._area, device, dict.fromkeys(records[:1], 0), self._clock, self._random
            )
        return offer

    def piece(self, device: Device, file_hash: str, piece: str) -> bytes:
        """One piece of such a file."""
        with reading(self._engine) as connection:
            offer, _ = self._readable(connection, device, file_hash)
            if piece not in offer.pieces:
                raise FileUnknownError
            return files.read_piece(connection, self._area, piece)

    def _readable(
        self, connection: Connection, device: Device, file_hash: str
    ) -> tuple[FileOffer, Sequence[str]]:
        """Raises FileUnknownError, the same for what is not here and for what is not for this reader."""
        _require_member(device)
        policy, _ = current_policy(connection, self._area)
        held = files.read_offer(connection, self._area, file_hash)
        records = files.readable_in(connection, self._area, file_hash, policy, device.reader, self._now())
        if held is None or not held[1] or not records:
            raise FileUnknownError
        return held[0], records

    def _receipts(self, connection: Connection, whole: Sequence[str]) -> tuple[Signed, ...]:
        if not whole:
            return ()
        epoch = area_state(connection, self._area).epoch
        content = {"v": 1, "area": self._area, "epoch": epoch, "at": self._now(), "files": sorted(whole)}
        return (Signed.of(declare(FILE_RECEIPT, content, self._keys.signing)),)

    def _now(self) -> str:
        return format_instant(self._clock.now())


def _require_member(device: Device) -> None:
    if device.ended:
        raise NotSignedError
