"""Files lie in the store in pieces: whole when all are there, the same piece once, the hub told by hash."""

import hashlib
import json
from functools import partial

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from fieldkit.records import files
from fieldkit.store import attachments
from fieldkit.store.errors import DamagedStoreError, NotHeldError
from tests.store.laptop import AT, Laptop

PIECE = attachments.CHUNK_BYTES


@settings(deadline=None, max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.sampled_from([0, 1, PIECE - 1, PIECE, PIECE + 1, 3 * PIECE]), st.binary(min_size=1, max_size=8))
def test_any_file_is_given_back_to_the_byte(laptop: Laptop, size: int, pattern: bytes) -> None:
    content = (pattern * (size // len(pattern) + 1))[:size]
    made = laptop.write(lambda c: attachments.add(c, content, "image/jpeg", AT))
    assert made.hash == hashlib.sha256(content).hexdigest()
    assert laptop.read(lambda c: attachments.content(c, made.hash)) == content
    assert laptop.read(lambda c: attachments.get(c, made.hash)) == made


def test_the_same_file_twice_takes_no_more_room(laptop: Laptop) -> None:
    content = bytes(2 * PIECE)
    laptop.write(lambda c: attachments.add(c, content, "image/png", AT))
    made = laptop.write(lambda c: attachments.add(c, content, "image/png", AT))
    assert len(set(made.chunks)) == 1
    assert laptop.read(lambda c: c.execute("SELECT count(*) FROM chunks").fetchone()) == (1,)


def test_a_file_that_arrives_piece_by_piece_is_whole_with_the_last(laptop: Laptop) -> None:
    pieces = [b"one" * 100, b"two" * 100]
    whole = b"".join(pieces)
    hashes = tuple(hashlib.sha256(piece).hexdigest() for piece in pieces)
    coming = attachments.Attachment(hashlib.sha256(whole).hexdigest(), len(whole), "image/png", hashes)
    laptop.write(lambda c: attachments.announce(c, coming, AT))
    assert laptop.write(lambda c: attachments.put_chunk(c, pieces[1])) == hashes[1]
    assert laptop.read(lambda c: attachments.missing(c, coming)) == (hashes[0],)
    with pytest.raises(NotHeldError):
        laptop.read(lambda c: attachments.content(c, coming.hash))
    laptop.write(lambda c: attachments.put_chunk(c, pieces[0]))
    assert laptop.read(lambda c: attachments.content(c, coming.hash)) == whole
    assert laptop.read(attachments.waiting) == ()


def test_a_file_whose_pieces_make_another_is_not_shown(laptop: Laptop) -> None:
    piece = laptop.write(lambda c: attachments.put_chunk(c, b"something else"))
    lie = attachments.Attachment("ab" * 32, 14, "image/png", (piece,))
    laptop.write(lambda c: attachments.announce(c, lie, AT))
    with pytest.raises(DamagedStoreError):
        laptop.read(lambda c: attachments.content(c, lie.hash))


def test_a_file_nobody_heard_of_is_told(laptop: Laptop) -> None:
    with pytest.raises(NotHeldError):
        laptop.read(lambda c: attachments.content(c, "ab" * 32))


def photo_answer(content: bytes) -> str:
    return json.dumps(files.attachment(content, "image/jpeg", "The step"))


def sealed_photo(laptop: Laptop, content: bytes) -> attachments.Attachment:
    """A file, and a sealed answer that names it."""
    made = laptop.write(lambda c: attachments.add(c, content, "image/jpeg", AT))
    revision = laptop.keep("r-1", "conversation", {("words",): photo_answer(content)})
    laptop.write(lambda c: attachments.queue(c, revision))
    return made


def test_a_file_goes_once_an_answer_that_names_it_is_sealed_and_waits_until_the_hub_names_its_hash(
    laptop: Laptop,
) -> None:
    laptop.stock()
    laptop.write(lambda c: attachments.add(c, b"drawn signature", "image/jpeg", AT))
    assert laptop.read(attachments.waiting) == ()
    made = sealed_photo(laptop, b"drawn signature")
    assert laptop.read(attachments.waiting) == (made,)
    assert laptop.read(attachments.waiting_bytes) == len(b"drawn signature")
    laptop.write(lambda c: attachments.confirm(c, made.hash))
    assert laptop.read(attachments.waiting) == ()
    laptop.write(lambda c: attachments.offer_again(c, AT))
    assert laptop.read(attachments.waiting) == (made,)


def test_what_was_taken_out_again_before_it_was_sealed_is_removed_with_its_thumbnail(laptop: Laptop) -> None:
    laptop.stock()
    kept = sealed_photo(laptop, b"kept")
    gone = laptop.write(lambda c: attachments.add(c, bytes(2 * PIECE) + b"gone", "image/jpeg", AT))
    laptop.write(lambda c: attachments.keep_thumbnail(c, gone.hash, b"small"))
    typed = laptop.write(lambda c: attachments.add(c, b"in a draft", "image/jpeg", AT))
    laptop.save("r-2", "conversation", {("words",): photo_answer(b"in a draft")})
    assert laptop.read(attachments.has_unsealed)
    assert laptop.write(attachments.sweep) == 1
    assert laptop.read(lambda c: attachments.get(c, gone.hash)) is None
    assert laptop.read(lambda c: attachments.thumbnail(c, gone.hash)) is None
    assert laptop.read(lambda c: attachments.content(c, kept.hash)) == b"kept"
    assert laptop.read(lambda c: attachments.content(c, typed.hash)) == b"in a draft"
    assert laptop.read(lambda c: c.execute("SELECT count(*) FROM chunks").fetchone()) == (2,)


def test_a_file_that_an_answer_from_the_hub_names_is_lacking_until_its_last_piece(laptop: Laptop) -> None:
    laptop.stock()
    content = b"a" * PIECE + b"b"
    revision = laptop.keep("r-1", "conversation", {("words",): photo_answer(content)})
    laptop.write(lambda c: attachments.note(c, (revision,), AT))
    (lacking,) = laptop.read(attachments.lacking)
    assert (lacking.size, lacking.chunks) == (len(content), ())
    with pytest.raises(NotHeldError):
        laptop.read(lambda c: attachments.content(c, lacking.hash))
    pieces = tuple(map(files.hash_of, files.pieces_of(content)))
    told = attachments.Attachment(lacking.hash, lacking.size, lacking.content_type, pieces)
    laptop.write(lambda c: attachments.announce(c, told, AT))
    for piece in files.pieces_of(content):
        assert laptop.read(attachments.lacking) == (told,)
        laptop.write(partial(attachments.put_chunk, piece=piece))
    assert laptop.read(attachments.lacking) == ()
    assert laptop.read(lambda c: attachments.content(c, lacking.hash)) == content


def test_a_thumbnail_is_kept_beside_its_picture(laptop: Laptop) -> None:
    made = laptop.write(lambda c: attachments.add(c, b"picture", "image/jpeg", AT))
    assert laptop.read(lambda c: attachments.thumbnail(c, made.hash)) is None
    laptop.write(lambda c: attachments.keep_thumbnail(c, made.hash, b"small"))
    assert laptop.read(lambda c: attachments.thumbnail(c, made.hash)) == b"small"


def test_recordings_pass_after_all_photos_both_ways(laptop: Laptop) -> None:
    laptop.stock()
    kinds = ("video/mp4", "audio/ogg", "image/jpeg")
    for number, kind in enumerate(kinds):
        content = f"content {number}".encode()
        told = json.dumps(files.attachment(content, kind, "What it is"))
        laptop.write(partial(attachments.add, content=content, content_type=kind, at=f"{AT}{number}"))
        revision = laptop.keep(f"r-{number}", "conversation", {("words",): told})
        laptop.write(partial(attachments.queue, revision=revision))
    (_, _, photo) = kinds
    waiting = [one.content_type for one in laptop.read(attachments.waiting)]
    assert (waiting[0], len(waiting)) == (photo, 3)
    laptop.write(lambda c: c.execute("DELETE FROM chunks"))
    lacking = [one.content_type for one in laptop.read(attachments.lacking)]
    assert lacking == [photo, "video/mp4", "audio/ogg"]
