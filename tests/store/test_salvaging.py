"""What a damaged store still holds is carried over; what it was stays on the disk byte for byte."""

from pathlib import Path

import pytest

from fieldkit.store import drafts, lists, outbox, salvaging, state, verifying
from fieldkit.store.database import Database, open_database
from fieldkit.store.errors import DamagedStoreError, RemovalError
from tests.store.laptop import KEY, Laptop, text

MANY = 120


@pytest.fixture
def path(laptop: Laptop, tmp_path: Path) -> Path:
    """A store with much in it, closed."""
    for number in range(MANY):
        laptop.keep(f"r-{number}", "conversation", {("words",): text(f"one {number} " * 40)})
    laptop.save("r-draft", "conversation", {("words",): text("half a wor")})
    laptop.write(lambda held: state.set_cursor(held, {"area": "a", "epoch": "e", "number": 7, "scope": ""}))
    laptop.database.close()
    return tmp_path / "store.db"


def spoil(path: Path, at: int) -> bytes:
    content = bytearray(path.read_bytes())
    content[at] ^= 1
    path.write_bytes(bytes(content))
    return bytes(content)


def number_of_revisions(database: Database) -> int:
    return verifying.verify(database).revisions


def test_one_bad_page_costs_what_is_on_it_and_nothing_else(path: Path) -> None:
    before = spoil(path, -3000)
    found = salvaging.salvage(path, KEY)
    assert found.kept_copy.read_bytes() == before
    assert MANY - 12 <= found.revisions < MANY
    assert found.unread > 0
    again = open_database(path, KEY)
    verified = verifying.verify(again)
    assert (verified.revisions, verified.faults) == (found.revisions, ())
    # Everything is asked of the hub again, and what was being typed and what waited is still here.
    assert again.read(state.cursor) is None
    assert len(again.read(drafts.everything)) == 1
    assert len(again.read(lists.records)) >= found.revisions
    assert len(again.read(outbox.waiting)) <= MANY
    again.close()


def test_a_sound_store_comes_through_whole(path: Path) -> None:
    found = salvaging.salvage(path, KEY)
    assert (found.revisions, found.records, found.unread) == (MANY, MANY + 1, 0)


def test_a_revision_whose_bytes_are_not_its_own_is_left_out(path: Path) -> None:
    held = open_database(path, KEY)
    held.write(lambda c: c.execute("UPDATE revisions SET bodies = x'00ff' WHERE n = 3")).result()
    held.close()
    found = salvaging.salvage(path, KEY)
    assert (found.revisions, found.unread) == (MANY - 1, 1)


def test_where_a_good_part_would_be_gone_somebody_has_to_say_so(path: Path) -> None:
    held = open_database(path, KEY)
    held.write(lambda c: c.execute("UPDATE revisions SET bodies = x'00ff' WHERE n > 60")).result()
    held.close()
    before = path.read_bytes()
    with pytest.raises(RemovalError):
        salvaging.salvage(path, KEY)
    assert path.read_bytes() == before
    assert not list(path.parent.glob("*.salvaged*"))
    assert salvaging.salvage(path, KEY, accept=True).revisions == 60


def test_never_an_empty_store_over_an_old_one(path: Path) -> None:
    content = path.read_bytes()
    spoiled = content[:16] + bytes(len(content) - 16)
    path.write_bytes(spoiled)
    with pytest.raises(DamagedStoreError):
        salvaging.salvage(path, KEY, accept=True)
    assert path.read_bytes() == spoiled
    assert not list(path.parent.glob("*.salvaged*"))
