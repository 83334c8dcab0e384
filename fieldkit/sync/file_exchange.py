"""Photos and files follow the records: what the hub lacks goes, what answers here name comes, and each piece is kept at once.

Cut anywhere, it goes on at the piece where it stopped; a file that the hub does not give (not there yet, or not for us)
never holds up the next.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from fieldkit.records.files import hash_of
from fieldkit.records.statements import StatementError
from fieldkit.sync.errors import FileUnknownError, NonsenseError, UntrustedError
from fieldkit.sync.files import FILE_RECEIPT, FileHub, FileOffer, OfferRequest, read_file_receipt
from fieldkit.sync.protocol import Signed

_OFFERS = 100


@dataclass
class FilesDone:
    """What was done, so far or in the end; ``sent`` and ``received`` count files, ``bytes_sent`` what went over the wire.

    ``bytes_under_way`` are those of the file that goes just now.
    """

    sent: int = 0
    received: int = 0
    bytes_sent: int = 0
    bytes_under_way: int = 0


class FileStore(Protocol):
    """The laptop's side. Each call is one short transaction."""

    def hub_key(self) -> str: ...

    def may_go(self) -> bool:
        """Whether photos and files may pass now; asked before each piece, so that a pause holds at once."""

    def files_waiting(self) -> Sequence[FileOffer]: ...

    def piece(self, piece: str) -> bytes | None: ...

    def file_confirmed(self, file_hash: str) -> None: ...

    def files_lacking(self) -> Sequence[tuple[str, int]]:
        """Hash and size of files that answers here name and that have not wholly come."""

    def file_known(self, offer: FileOffer) -> Sequence[str]:
        """Note what a file is made of; the pieces still lacking."""

    def put_piece(self, content: bytes) -> None: ...


def exchange_files(hub: FileHub, store: FileStore, done: FilesDone | None = None) -> FilesDone:
    """Send, then fetch, for as long as files may pass.

    Raises SyncError where the hub fails; ``done`` then holds what was done before.
    """
    done = FilesDone() if done is None else done
    if store.may_go():
        _send(hub, store, done)
    if store.may_go():
        _fetch(hub, store, done)
    return done


def _send(hub: FileHub, store: FileStore, done: FilesDone) -> None:
    waiting = store.files_waiting()
    for start in range(0, len(waiting), _OFFERS):
        offers = tuple(waiting[start : start + _OFFERS])
        answer = hub.offer_files(OfferRequest(offers=offers))
        _confirm(answer.receipts, store, done)
        for offer in offers:
            # Only what was offered: a hub that asks for other pieces is not given them.
            wanted = set(answer.wanted.get(offer.hash, ())) & set(offer.pieces)
            for piece in dict.fromkeys(one for one in offer.pieces if one in wanted):
                content = store.piece(piece) if store.may_go() else None
                if content is None:
                    break
                taken = hub.put_piece(offer.hash, content)
                done.bytes_sent += len(content)
                done.bytes_under_way += len(content)
                _confirm(taken.receipts, store, done)
            done.bytes_under_way = 0


def _confirm(receipts: Sequence[Signed], store: FileStore, done: FilesDone) -> None:
    for signed in receipts:
        try:
            files = read_file_receipt(signed.statement(FILE_RECEIPT), store.hub_key())
        except StatementError as error:
            raise UntrustedError from error
        except (KeyError, TypeError) as error:
            raise NonsenseError from error
        for one in files:
            done.bytes_under_way = 0
            store.file_confirmed(one)
            done.sent += 1


def _fetch(hub: FileHub, store: FileStore, done: FilesDone) -> None:
    for file_hash, size in store.files_lacking():
        try:
            offer = hub.file_offer(file_hash)
            if (offer.hash, offer.size) != (file_hash, size):
                raise NonsenseError
            for piece in store.file_known(offer):
                if not store.may_go():
                    return
                content = hub.file_piece(file_hash, piece)
                if hash_of(content) != piece:
                    raise NonsenseError
                store.put_piece(content)
        except FileUnknownError:
            continue
        done.received += 1
