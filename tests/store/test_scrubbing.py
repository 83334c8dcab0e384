"""A word that was deleted stands in no page, no log and no part of the search index."""

from pathlib import Path

from fieldkit.store.connection import Connection
from fieldkit.store.scrubbing import scrub
from tests.store import decrypted
from tests.store.laptop import KEY, Laptop, text


def indexed(connection: Connection) -> set[str]:
    connection.execute("CREATE VIRTUAL TABLE temp.known USING fts5vocab('main', 'words', 'row')")
    found = {str(term) for (term,) in connection.execute("SELECT term FROM temp.known")}
    connection.execute("DROP TABLE temp.known")
    return found


def test_the_search_index_forgets_what_was_deleted(laptop: Laptop) -> None:
    for number in range(40):
        laptop.keep(f"talk-{number}", "conversation", {("words",): text(f"ordinary talk {number}")})
    laptop.keep("talk-x", "conversation", {("words",): text("the xylophone upstairs")})
    assert "xylophone" in laptop.write(indexed)
    laptop.write(lambda c: c.execute("DELETE FROM words WHERE rowid = (SELECT max(n) FROM texts)"))
    laptop.write(lambda c: c.execute("DELETE FROM texts WHERE n = (SELECT max(n) FROM texts)"))

    assert scrub(laptop.database)

    assert "xylophone" not in laptop.write(indexed)
    assert "ordinary" in laptop.write(indexed)


def test_the_log_holds_nothing_older(laptop: Laptop, tmp_path: Path) -> None:
    path = laptop.database.path
    laptop.write(lambda c: c.execute("INSERT INTO state (name, value) VALUES ('a', 'a secret sentence')"))
    laptop.write(lambda c: c.execute("DELETE FROM state WHERE name = 'a'"))
    assert decrypted.holds(path, KEY, b"a secret sentence")

    assert scrub(laptop.database)

    assert not decrypted.holds(path, KEY, b"a secret sentence")
