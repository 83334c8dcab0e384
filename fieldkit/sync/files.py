"""What a laptop and a hub say to each other about photos and files: after the records, piece by piece, each piece once.

The hub knows of a file from the answers that name it, takes pieces of those only, and gives a file only to somebody
who may read an answer that names it.
"""

from __future__ import annotations

from typing import Annotated, Protocol

from pydantic import Field

from fieldkit.records.files import MOST_BYTES, PIECE_BYTES
from fieldkit.records.statements import Statement
from fieldkit.sync.protocol import VERSION, Hex64, Hub, Message, Signed

FILE_RECEIPT = "file-receipt"
"""Tag of the hub's statement ``{v, area, epoch, at, files: [hash …]}``: it holds all bytes of these."""

_MOST_PIECES = -(-MOST_BYTES // PIECE_BYTES)


class FileOffer(Message):
    """What a file is made of: SHA-256 of the whole and of its pieces in order."""

    hash: Hex64
    size: int = Field(ge=1, le=MOST_BYTES)
    content_type: Annotated[str, Field(max_length=80)]
    pieces: Annotated[tuple[Hex64, ...], Field(min_length=1, max_length=_MOST_PIECES)]


class OfferRequest(Message):
    """Files that this laptop holds and has no receipt for."""

    protocol: int = VERSION
    offers: Annotated[tuple[FileOffer, ...], Field(max_length=500)]


class OfferResponse(Message):
    """For each offered file that an answer at the hub names: the pieces it lacks. The rest is asked for later.

    ``receipts`` (tag FILE_RECEIPT) name those of which it lacks nothing.
    """

    protocol: int = VERSION
    wanted: dict[str, tuple[Hex64, ...]] = Field(default_factory=dict)
    receipts: tuple[Signed, ...] = ()


class PieceTaken(Message):
    """A piece is stored. ``receipts`` name the file once it was the last."""

    protocol: int = VERSION
    receipts: tuple[Signed, ...] = ()


class FileHub(Protocol):
    """The hub's side of files. Every method raises ``sync.errors.SyncError``; FileUnknownError where there is none for us."""

    def offer_files(self, request: OfferRequest) -> OfferResponse: ...

    def put_piece(self, file_hash: str, content: bytes) -> PieceTaken: ...

    def file_offer(self, file_hash: str) -> FileOffer: ...

    def file_piece(self, file_hash: str, piece: str) -> bytes: ...


class WholeHub(Hub, FileHub, Protocol):
    """A hub for records and files alike."""


def read_file_receipt(statement: Statement, hub_key: str) -> tuple[str, ...]:
    """The files that a receipt names, once the hub's signature holds. Raises StatementError."""
    content = statement.check(hub_key)
    return tuple(content["files"])
