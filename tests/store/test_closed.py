"""A closed record has a store and a key of its own, and nothing opens it once that key is destroyed."""

import os
from pathlib import Path

import pytest

from fieldkit.records.keys import SigningKey
from fieldkit.store import closed, state
from fieldkit.store.closed import Wraps
from fieldkit.store.derivation import Cost
from fieldkit.store.errors import ClosedRecordError, PassphraseError

WRAPS = Wraps(b"s" * 32, b"h" * 32)
RECOVERED = Wraps(b"s" * 32, b"x" * 32)
"""After recovery: the store's key is back, the signing keys are new."""
CHEAP = Cost(64, 1, 1)
WORDS = "I walk to the river when it gets loud"


def made(folder: Path) -> str:
    name, database = closed.create(folder, WRAPS, os.urandom)
    database.write(lambda connection: state.put(connection, "words", WORDS)).result()
    database.close()
    return name


def read(folder: Path, name: str, wraps: Wraps = WRAPS) -> str | None:
    database = closed.open_closed(folder, name, wraps)
    found = database.read(lambda connection: state.get(connection, "words"))
    database.close()
    return found


def test_it_is_opened_again_by_its_profile(tmp_path: Path) -> None:
    name = made(tmp_path)
    assert closed.names(tmp_path) == (name,)
    assert read(tmp_path, name) == WORDS
    assert read(tmp_path, name, RECOVERED) == WORDS


def test_no_file_of_it_shows_a_word(tmp_path: Path) -> None:
    made(tmp_path)
    files = [one for one in tmp_path.rglob("*") if one.is_file()]
    assert files
    assert not any(WORDS.encode() in one.read_bytes() for one in files)


def test_destroying_leaves_neither_key_nor_file(tmp_path: Path) -> None:
    name = made(tmp_path)
    with (tmp_path / "closed" / f"{name}.key").open("rb") as held:
        before = held.read()
        closed.destroy(tmp_path, name)
        held.seek(0)
        assert (
            held.read() != before
        )  # what was in the blocks of the key file is written over, not only unlinked
    assert list((tmp_path / "closed").iterdir()) == []
    assert closed.names(tmp_path) == ()
    with pytest.raises(ClosedRecordError):
        read(tmp_path, name)
    closed.destroy(tmp_path, name)


def test_a_wipe_that_was_cut_short_is_finished(tmp_path: Path) -> None:
    name = made(tmp_path)
    (tmp_path / "closed" / f"{name}.key").unlink()
    other = made(tmp_path)
    assert closed.names(tmp_path) == (other,)
    closed.finish_wipes(tmp_path)
    assert {one.name.split(".")[0] for one in (tmp_path / "closed").iterdir()} == {other}
    assert read(tmp_path, other) == WORDS


def test_there_is_nothing_to_finish_where_nothing_was_ever_closed(tmp_path: Path) -> None:
    closed.finish_wipes(tmp_path)
    assert closed.names(tmp_path) == ()


def test_kept_between_two_it_opens_on_this_device_and_for_nobody_who_recovered_the_store(
    tmp_path: Path,
) -> None:
    name = made(tmp_path)
    closed.keep_between_two(tmp_path, name, WRAPS, os.urandom)
    assert closed.kept_between_two(tmp_path, name)
    assert read(tmp_path, name) == WORDS
    with pytest.raises(ClosedRecordError):
        read(tmp_path, name, RECOVERED)


def test_the_person_opens_it_with_a_passphrase_of_their_own(tmp_path: Path) -> None:
    name = made(tmp_path)
    closed.keep_between_two(tmp_path, name, WRAPS, os.urandom, "three quiet words", CHEAP)
    database = closed.open_for_person(tmp_path, name, "three quiet words")
    assert database.read(lambda connection: state.get(connection, "words")) == WORDS
    database.close()
    with pytest.raises(PassphraseError):
        closed.open_for_person(tmp_path, name, "three loud words")


def test_without_a_passphrase_of_theirs_none_opens_it(tmp_path: Path) -> None:
    name = made(tmp_path)
    closed.keep_between_two(tmp_path, name, WRAPS, os.urandom)
    with pytest.raises(PassphraseError):
        closed.open_for_person(tmp_path, name, "")


def test_a_wrapped_key_can_not_be_put_in_anothers_place(tmp_path: Path) -> None:
    one, other = made(tmp_path), made(tmp_path)
    place = tmp_path / "closed"
    (place / f"{one}.key").write_bytes((place / f"{other}.key").read_bytes())
    with pytest.raises(ClosedRecordError):
        read(tmp_path, one)


def test_the_helpers_key_follows_from_the_signing_key(tmp_path: Path) -> None:
    _, database = closed.create(tmp_path, WRAPS, os.urandom)
    first, other = SigningKey(bytes(32)), SigningKey(bytes([1]) * 32)
    assert closed.wraps_of(database, first) == closed.wraps_of(database, first)
    assert closed.wraps_of(database, first).helper != closed.wraps_of(database, other).helper
    assert closed.wraps_of(database, first).store == closed.wraps_of(database, other).store
    database.close()
