"""Photos go after the records, whole or not at all, from where they stopped, and only to who may read their answer."""

import os
from collections.abc import Sequence

import pytest

from fieldkit.records import files
from fieldkit.sync.errors import FileUnknownError, NonsenseError, UnreachableError, UntrustedError
from fieldkit.sync.file_exchange import FilesDone, exchange_files
from fieldkit.sync.files import FileHub, FileOffer, OfferRequest, OfferResponse, PieceTaken
from tests.hub.worlds import RealHub, World
from tests.sync.laptops import Laptop

PHOTO = os.urandom(3 * files.PIECE_BYTES + 5)
HASH = files.hash_of(PHOTO)


def offer_of(content: bytes) -> FileOffer:
    pieces = tuple(map(files.hash_of, files.pieces_of(content)))
    return FileOffer(hash=files.hash_of(content), size=len(content), content_type="image/jpeg", pieces=pieces)


class Shelf:
    """A laptop's files in memory; implements ``FileStore``."""

    def __init__(self, hub_key: str) -> None:
        self._hub_key = hub_key
        self.pieces: dict[str, bytes] = {}
        self.waiting: dict[str, FileOffer] = {}
        self.wanted: dict[str, int] = {}
        self.may_go_on = 1 << 30
        """How often it still says that files may pass."""

    def may_go(self) -> bool:
        self.may_go_on -= 1
        return self.may_go_on >= 0

    def add(self, content: bytes) -> None:
        self.pieces |= {files.hash_of(piece): piece for piece in files.pieces_of(content)}
        self.waiting[files.hash_of(content)] = offer_of(content)

    def want(self, content: bytes) -> None:
        self.wanted[files.hash_of(content)] = len(content)

    def hub_key(self) -> str:
        return self._hub_key

    def files_waiting(self) -> Sequence[FileOffer]:
        return tuple(self.waiting.values())

    def piece(self, piece: str) -> bytes | None:
        return self.pieces.get(piece)

    def file_confirmed(self, file_hash: str) -> None:
        self.waiting.pop(file_hash, None)

    def files_lacking(self) -> Sequence[tuple[str, int]]:
        return tuple(self.wanted.items())

    def file_known(self, offer: FileOffer) -> Sequence[str]:
        return [one for one in offer.pieces if one not in self.pieces]

    def put_piece(self, content: bytes) -> None:
        self.pieces[files.hash_of(content)] = content


class Bent:
    """Stands between laptop and hub; counts what passes and can be cut."""

    def __init__(self, hub: FileHub, cut_after: int | None = None) -> None:
        self.hub = hub
        self.left = cut_after
        self.sent = 0

    def _pass(self) -> None:
        if self.left is not None:
            if not self.left:
                raise UnreachableError
            self.left -= 1

    def offer_files(self, request: OfferRequest) -> OfferResponse:
        return self.hub.offer_files(request)

    def put_piece(self, file_hash: str, content: bytes) -> PieceTaken:
        self._pass()
        self.sent += len(content)
        return self.hub.put_piece(file_hash, content)

    def file_offer(self, file_hash: str) -> FileOffer:
        return self.hub.file_offer(file_hash)

    def file_piece(self, file_hash: str, piece: str) -> bytes:
        self._pass()
        return self.hub.file_piece(file_hash, piece)


def to_hub(real: World, laptop: Laptop) -> FileHub:
    assert isinstance(real.hub, RealHub)
    return real.hub.as_device(laptop.certificate.id)


def shelf(real: World) -> Shelf:
    assert isinstance(real.hub, RealHub)
    return Shelf(real.hub.core.keys.signing.public)


def with_photo(real: World, question: str = "matters") -> tuple[Laptop, Shelf]:
    """Sharon, whose record at the hub names the photo, and her files."""
    sharon = real.join("Sharon")
    sharon.begin("r1")
    sharon.write("r1", {(question,): files.attachment(PHOTO, "image/jpeg", "The step")})
    real.sync(sharon)
    held = shelf(real)
    held.add(PHOTO)
    return sharon, held


def test_a_photo_reaches_a_colleague_byte_for_byte(real: World) -> None:
    sharon, hers = with_photo(real)
    glynis, theirs = real.join("Glynis", "cpn"), shelf(real)
    theirs.want(PHOTO)
    assert exchange_files(to_hub(real, sharon), hers) == FilesDone(1, 0, len(PHOTO))
    assert not hers.waiting
    assert exchange_files(to_hub(real, glynis), theirs).received == 1
    assert b"".join(theirs.pieces[one] for one in offer_of(PHOTO).pieces) == PHOTO


def test_cut_at_any_piece_it_goes_on_there_and_nothing_is_sent_twice(real: World) -> None:
    sharon, hers = with_photo(real)
    sent = 0
    for _ in range(len(hers.pieces)):
        line = Bent(to_hub(real, sharon), cut_after=1)
        try:
            exchange_files(line, hers)
        except UnreachableError:
            assert hers.waiting
        sent += line.sent
    exchange_files(to_hub(real, sharon), hers)
    assert not hers.waiting
    assert sent == len(PHOTO)


def test_a_photo_in_a_restricted_answer_is_not_given_to_who_may_not_read_it(real: World) -> None:
    sharon, hers = with_photo(real, question="worry")
    exchange_files(to_hub(real, sharon), hers)
    for role, allowed in (("safeguarding-lead", False), ("firefighter", False), ("cpn", True)):
        reader = real.join(role.title(), role)
        hub = to_hub(real, reader)
        if allowed:
            assert hub.file_offer(HASH).pieces == offer_of(PHOTO).pieces
            assert hub.file_piece(HASH, offer_of(PHOTO).pieces[0]) == PHOTO[: files.PIECE_BYTES]
            continue
        theirs = shelf(real)
        theirs.want(PHOTO)
        assert exchange_files(hub, theirs).received == 0
        assert not theirs.pieces
        with pytest.raises(FileUnknownError):
            hub.file_piece(HASH, offer_of(PHOTO).pieces[0])


def test_a_photo_that_no_answer_at_the_hub_names_waits(real: World) -> None:
    sharon, hers = real.join("Sharon"), shelf(real)
    hers.add(PHOTO)
    assert exchange_files(to_hub(real, sharon), hers) == FilesDone()
    assert hers.waiting
    with pytest.raises(FileUnknownError):
        to_hub(real, sharon).put_piece(HASH, PHOTO[: files.PIECE_BYTES])


def test_a_receipt_that_the_hub_did_not_sign_confirms_nothing(real: World) -> None:
    sharon, hers = with_photo(real)
    other = Shelf("00" * 32)
    other.pieces, other.waiting = hers.pieces, hers.waiting
    with pytest.raises(UntrustedError):
        exchange_files(to_hub(real, sharon), other)
    assert other.waiting


def test_a_piece_that_is_another_is_not_kept(real: World) -> None:
    sharon, hers = with_photo(real)
    exchange_files(to_hub(real, sharon), hers)

    class Lying(Bent):
        def file_piece(self, file_hash: str, piece: str) -> bytes:
            return super().file_piece(file_hash, piece)[:-1] + b"?"

    theirs = shelf(real)
    theirs.want(PHOTO)
    with pytest.raises(NonsenseError):
        exchange_files(Lying(to_hub(real, sharon)), theirs)
    assert not theirs.pieces


def test_files_that_may_no_longer_pass_stop_between_two_pieces_and_go_on_later(real: World) -> None:
    sharon, hers = with_photo(real)
    hers.may_go_on = 2
    done = exchange_files(to_hub(real, sharon), hers)
    assert 0 < done.bytes_sent < len(PHOTO)
    assert hers.waiting
    hers.may_go_on = 1_000
    assert exchange_files(to_hub(real, sharon), hers).bytes_sent == len(PHOTO) - done.bytes_sent
    glynis, theirs = real.join("Glynis", "cpn"), shelf(real)
    theirs.want(PHOTO)
    theirs.may_go_on = 2
    exchange_files(to_hub(real, glynis), theirs)
    assert len(theirs.pieces) == 0
