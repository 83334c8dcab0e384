"""The third step adds an index and touches nothing that was there; the list of conflicts uses it."""

from pathlib import Path

from fieldkit.store.connection import open_keyed, transaction
from fieldkit.store.migrations import m0001_start, m0002_taking_back, m0003_conflicts
from tests.store.laptop import KEY


def test_it_adds_the_index_and_leaves_everything_else_as_it_was(tmp_path: Path) -> None:
    connection = open_keyed(tmp_path / "store.db", KEY)
    with transaction(connection):
        m0001_start.apply(connection)
        m0002_taking_back.apply(connection)
        connection.execute("INSERT INTO records (id) VALUES ('r-1')")
        connection.execute(
            "INSERT INTO record_list VALUES (1, 'k', 'f', '', '', '', '', '', '', '', '', 2, 0, 0, '[]', '')"
        )
    before = set(connection.execute("SELECT name, sql FROM sqlite_master").fetchall())

    with transaction(connection):
        m0003_conflicts.apply(connection)

    after = set(connection.execute("SELECT name, sql FROM sqlite_master").fetchall())
    assert {name for name, _ in after - before} == {"record_list_conflicts"}
    assert before <= after
    assert connection.execute("SELECT record FROM record_list WHERE conflicts > 0").fetchall() == [(1,)]
    plan = connection.execute(
        "EXPLAIN QUERY PLAN SELECT record FROM record_list WHERE conflicts > 0"
    ).fetchall()
    assert "record_list_conflicts" in str(plan)
    connection.close()
