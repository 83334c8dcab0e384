"""The store's side of the exchange of files keeps what comes and gives what waits, whatever was cut before."""

import os

from fieldkit.records import files
from fieldkit.services.exchange.file_store import SyncFileStore
from fieldkit.store import attachments
from fieldkit.sync.files import FileOffer
from tests.services.desk import Desk

CONTENT = os.urandom(files.PIECE_BYTES + 3)
PIECES = tuple(map(files.hash_of, files.pieces_of(CONTENT)))
OFFER = FileOffer(hash=files.hash_of(CONTENT), size=len(CONTENT), content_type="image/jpeg", pieces=PIECES)


def test_what_lacks_is_told_piece_by_piece_until_it_is_whole(desk: Desk) -> None:
    session = desk.join()
    store = SyncFileStore(session.database, desk.clock)
    noted = attachments.Attachment(OFFER.hash, OFFER.size, OFFER.content_type, ())
    session.write(lambda held: attachments.announce(held, noted, session.now()))
    assert store.files_lacking() == ((OFFER.hash, OFFER.size),)
    assert store.file_known(OFFER) == PIECES
    for piece in files.pieces_of(CONTENT):
        store.put_piece(piece)
    assert store.files_lacking() == ()
    assert store.file_known(OFFER) == ()
    assert session.read(lambda held: attachments.content(held, OFFER.hash)) == CONTENT


def test_what_waits_is_offered_with_its_pieces_until_it_is_confirmed(desk: Desk) -> None:
    session = desk.join()
    store = SyncFileStore(session.database, desk.clock)
    session.write(lambda held: attachments.add(held, CONTENT, "image/jpeg", session.now()))
    assert store.files_waiting() == ()
    session.write(lambda held: held.execute("DELETE FROM state WHERE name GLOB 'unsealed-file.*'"))
    session.write(lambda held: attachments.offer_again(held, session.now()))
    assert store.files_waiting() == (OFFER,)
    assert b"".join(store.piece(one) or b"" for one in PIECES) == CONTENT
    assert store.piece("ab" * 32) is None
    assert len(store.hub_key()) == 64
    store.file_confirmed(OFFER.hash)
    assert store.files_waiting() == ()
