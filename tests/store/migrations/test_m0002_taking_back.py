"""The second step adds the table of orders and touches nothing that was there."""

from pathlib import Path

from fieldkit.store.connection import open_keyed, transaction
from fieldkit.store.migrations import m0001_start, m0002_taking_back
from tests.store.laptop import KEY


def test_it_adds_the_orders_and_leaves_everything_else_as_it_was(tmp_path: Path) -> None:
    connection = open_keyed(tmp_path / "store.db", KEY)
    with transaction(connection):
        m0001_start.apply(connection)
        connection.execute("INSERT INTO state (name, value) VALUES ('a', 'b')")
    before = set(connection.execute("SELECT name, sql FROM sqlite_master").fetchall())

    with transaction(connection):
        m0002_taking_back.apply(connection)

    after = set(connection.execute("SELECT name, sql FROM sqlite_master").fetchall())
    assert {name for name, _ in after - before} == {"taken_back", "taken_back_record"}
    assert before <= after
    assert connection.execute("SELECT value FROM state").fetchall() == [("b",)]
    connection.close()
