"""A file whose answer is gone goes too, unless something else names it, and a program that ended in between goes on."""

from fieldkit.records import values
from fieldkit.records.files import attachment, hash_of
from fieldkit.records.paths import Path
from fieldkit.store import attachments, going_files
from fieldkit.store.connection import Connection
from tests.store.laptop import AT, Laptop

PHOTO = b"a step without a rail" * 20_000
SHOWN: dict[Path, str] = {("words",): values.write(attachment(PHOTO, "image/jpeg", "A step"))}


def kept(connection: Connection) -> tuple[int, int]:
    files = connection.execute("SELECT count(*) FROM attachments").fetchone()
    pieces = connection.execute("SELECT count(*) FROM chunks").fetchone()
    assert files
    assert pieces
    return int(files[0]), int(pieces[0])


def add(laptop: Laptop) -> None:
    laptop.write(lambda c: attachments.add(c, PHOTO, "image/jpeg", AT))
    laptop.write(lambda c: attachments.keep_thumbnail(c, hash_of(PHOTO), b"a small picture"))


def test_it_goes_with_its_small_picture_once_it_was_noted(laptop: Laptop) -> None:
    add(laptop)
    assert going_files.destroy(laptop.database) == 0
    assert laptop.read(kept) == (1, 3)

    laptop.write(lambda c: going_files.note(c, [hash_of(PHOTO)]))
    assert laptop.read(going_files.noted) == {hash_of(PHOTO)}
    assert going_files.destroy(laptop.database) == 1
    assert (laptop.read(kept), laptop.read(going_files.noted)) == ((0, 0), frozenset())


def test_what_a_record_or_a_draft_names_stays(laptop: Laptop) -> None:
    add(laptop)
    laptop.save("talk", "conversation", SHOWN)
    laptop.write(lambda c: going_files.note(c, [hash_of(PHOTO)]))
    assert going_files.destroy(laptop.database) == 0

    laptop.keep("talk", "conversation", SHOWN)
    laptop.write(lambda c: c.execute("DELETE FROM draft_fields"))
    laptop.write(lambda c: going_files.note(c, [hash_of(PHOTO)]))
    assert going_files.destroy(laptop.database) == 0
    assert laptop.read(lambda c: attachments.content(c, hash_of(PHOTO))) == PHOTO
    assert laptop.read(going_files.noted) == frozenset()


def test_a_piece_or_a_small_picture_that_comes_afterwards_is_not_kept(laptop: Laptop) -> None:
    add(laptop)
    piece = PHOTO[: attachments.CHUNK_BYTES]
    assert laptop.read(lambda c: attachments.is_piece(c, piece))
    laptop.write(lambda c: going_files.note(c, [hash_of(PHOTO)]))
    going_files.destroy(laptop.database)

    assert not laptop.read(lambda c: attachments.is_piece(c, piece))
    laptop.write(lambda c: attachments.keep_thumbnail(c, hash_of(PHOTO), b"a small picture"))
    assert laptop.read(kept) == (0, 0)
