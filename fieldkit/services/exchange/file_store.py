"""The encrypted store as the exchange of photos and files needs it."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from fieldkit.base.clock import Clock, format_instant
from fieldkit.services.day.waiting import files_may_go
from fieldkit.store import attachments, state
from fieldkit.store.attachments import Attachment
from fieldkit.store.connection import Connection
from fieldkit.store.database import Database
from fieldkit.sync.files import FileOffer


def _nothing() -> None:
    """Nobody watches."""


class SyncFileStore:
    """Implements ``sync.file_exchange.FileStore`` over an open database. Raises a StoreError once it is locked.

    ``heed`` is called, on the thread of the exchange, whenever a piece is about to go or a file is confirmed. With
    ``whole`` nothing is held back: neither a pause nor *Send photos later* counts.
    """

    def __init__(
        self, database: Database, clock: Clock, heed: Callable[[], object] = _nothing, *, whole: bool = False
    ) -> None:
        self._database = database
        self._clock = clock
        self._heed = heed
        self._whole = whole

    def may_go(self) -> bool:
        """Whether photos and files may pass now."""
        return self._whole or self._database.read(
            lambda connection: files_may_go(connection, self._clock.now())
        )

    def hub_key(self) -> str:
        return str((self._database.read(state.hub) or {}).get("key", ""))

    def files_waiting(self) -> Sequence[FileOffer]:
        return tuple(_offer(one) for one in self._database.read(attachments.waiting) if one.chunks)

    def piece(self, piece: str) -> bytes | None:
        self._heed()
        return self._database.read(lambda connection: attachments.chunk(connection, piece))

    def file_confirmed(self, file_hash: str) -> None:
        self._database.write(lambda connection: attachments.confirm(connection, file_hash)).result()
        self._heed()

    def files_lacking(self) -> Sequence[tuple[str, int]]:
        return tuple((one.hash, one.size) for one in self._database.read(attachments.lacking))

    def file_known(self, offer: FileOffer) -> Sequence[str]:
        at = format_instant(self._clock.now())
        told = Attachment(offer.hash, offer.size, offer.content_type, offer.pieces)

        def change(connection: Connection) -> Sequence[str]:
            # An answer that was taken back since it was asked for names no file any more.
            if attachments.get(connection, offer.hash) is not None:
                attachments.announce(connection, told, at)
            known = attachments.get(connection, offer.hash)
            return attachments.missing(connection, known) if known is not None else ()

        return self._database.write(change).result()

    def put_piece(self, content: bytes) -> None:
        def change(connection: Connection) -> None:
            if attachments.is_piece(connection, content):
                attachments.put_chunk(connection, content)

        self._database.write(change).result()


def _offer(one: Attachment) -> FileOffer:
    return FileOffer(hash=one.hash, size=one.size, content_type=one.content_type, pieces=one.chunks)
