"""What the hub holds of a file, on both databases."""

import os

import pytest

from fieldkit.hub import files
from fieldkit.hub.database import reading, writing
from fieldkit.records import files as named
from fieldkit.sync.errors import FileUnknownError, UnreadableError
from fieldkit.sync.files import FileOffer
from tests.hub.worlds import RealHub, World
from tests.sync.test_file_exchange import HASH, PHOTO, offer_of, with_photo

NOW = "2026-11-22T09:30:00.000Z"


def test_pieces_told_wrongly_are_told_anew_by_who_has_the_file(real: World) -> None:
    with_photo(real)
    hub = real.hub
    assert isinstance(hub, RealHub)
    junk = [os.urandom(10) for _ in offer_of(PHOTO).pieces]
    lie = FileOffer(
        hash=HASH, size=len(PHOTO), content_type="image/jpeg", pieces=tuple(map(named.hash_of, junk))
    )
    with writing(hub.engine) as connection:
        assert files.take_offer(connection, hub.area, lie, NOW) == lie.pieces
        for piece in junk[:-1]:
            assert not files.take_piece(connection, hub.area, HASH, piece)
        with pytest.raises(UnreadableError):
            files.take_piece(connection, hub.area, HASH, junk[-1])
        assert files.take_offer(connection, hub.area, offer_of(PHOTO), NOW) == offer_of(PHOTO).pieces
        taken = [files.take_piece(connection, hub.area, HASH, piece) for piece in named.pieces_of(PHOTO)]
    assert taken == [False] * (len(taken) - 1) + [True]
    with reading(hub.engine) as connection:
        held = files.read_offer(connection, hub.area, HASH)
    assert held == (offer_of(PHOTO), True)


def test_a_piece_of_nothing_offered_and_an_offer_of_another_size_are_not_taken(real: World) -> None:
    with_photo(real)
    hub = real.hub
    assert isinstance(hub, RealHub)
    with writing(hub.engine) as connection:
        wrong = offer_of(PHOTO).model_copy(update={"size": len(PHOTO) - 1})
        assert files.take_offer(connection, hub.area, wrong, NOW) is None
        with pytest.raises(FileUnknownError):
            files.take_piece(connection, hub.area, HASH, b"x")
        with pytest.raises(FileUnknownError):
            files.read_piece(connection, hub.area, "ab" * 32)
        files.take_offer(connection, hub.area, offer_of(PHOTO), NOW)
        with pytest.raises(UnreadableError):
            files.take_piece(connection, hub.area, HASH, b"not one of its pieces")
