"""The first migration makes a store that takes and gives back what is put in."""

from pathlib import Path

from fieldkit.store import schema
from fieldkit.store.connection import open_keyed, transaction
from fieldkit.store.database import open_database
from fieldkit.store.migrations import m0001_start
from tests.store.laptop import KEY, Laptop, text


def test_a_store_made_by_it_alone_works(tmp_path: Path) -> None:
    connection = open_keyed(tmp_path / "store.db", KEY)
    with transaction(connection):
        m0001_start.apply(connection)
        connection.execute("PRAGMA user_version = 1")
    assert schema.version(connection) == 1
    connection.close()
    laptop = Laptop(open_database(tmp_path / "store.db", KEY)).stock()
    revision = laptop.keep("record-1", "conversation", {("words",): text("Tea at four")})
    assert laptop.read(lambda c: c.execute("SELECT lower(hex(id)) FROM revisions").fetchall()) == [
        (revision.id,)
    ]
    laptop.database.close()
