"""The fourth step changes how the search index is kept and nothing of what is in it."""

from pathlib import Path

from fieldkit.store.connection import open_keyed, transaction
from fieldkit.store.migrations import m0001_start, m0002_taking_back, m0003_conflicts, m0004_index_pieces
from tests.store.laptop import KEY


def test_it_stops_the_joining_by_itself_and_leaves_every_table_and_word_as_it_was(tmp_path: Path) -> None:
    connection = open_keyed(tmp_path / "store.db", KEY)
    with transaction(connection):
        for step in (m0001_start, m0002_taking_back, m0003_conflicts):
            step.apply(connection)
        connection.execute("INSERT INTO words (rowid, content) VALUES (7, 'a rail would help')")
    before = connection.execute("SELECT name, sql FROM sqlite_master").fetchall()

    with transaction(connection):
        m0004_index_pieces.apply(connection)

    assert connection.execute("SELECT name, sql FROM sqlite_master").fetchall() == before
    assert connection.execute("SELECT rowid FROM words WHERE words MATCH 'rail'").fetchall() == [(7,)]
    settings: dict[str, int] = dict(connection.execute("SELECT k, v FROM words_config").fetchall())
    assert (settings["automerge"], settings["usermerge"], settings["crisismerge"]) == (0, 8, 24)
    connection.close()
