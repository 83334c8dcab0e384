"""A copy holds what the store holds at that moment, its log included, under the same key."""

from pathlib import Path

from fieldkit.store import copying, drafts, revisions
from fieldkit.store.connection import open_keyed
from fieldkit.store.database import open_database
from tests.store.busy_visit import CERT, RECORD, save
from tests.store.laptop import KEY, Laptop, text


def test_a_copy_of_a_store_in_use_opens_with_the_same_key(laptop: Laptop, tmp_path: Path) -> None:
    laptop.keep("one", "conversation", {("words",): text("The stairs are steep")})
    laptop.write(save(3))
    target = tmp_path / "copy.db"
    target.write_bytes(b"something that was there before")
    assert laptop.database.copy_to(target)
    copied = open_database(target, KEY)
    assert copied.read(revisions.all_ids) == laptop.read(revisions.all_ids)
    assert copied.read(lambda c: drafts.load(c, RECORD, CERT)) == laptop.read(
        lambda c: drafts.load(c, RECORD, CERT)
    )
    copied.close()


def test_rows_are_counted_table_by_table(laptop: Laptop, tmp_path: Path) -> None:
    laptop.keep("one", "conversation", {("words",): text("a")})
    counted = laptop.read(copying.counts)
    assert (counted["records"], counted["revisions"], counted["outbox"]) == (1, 1, 0)
    empty = open_keyed(tmp_path / "empty.db", KEY)
    assert copying.counts(empty) == {}
    empty.close()
