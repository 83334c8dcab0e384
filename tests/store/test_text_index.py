"""The index follows what stands in the records and keeps no words of its own."""

from fieldkit.store import text_index
from fieldkit.store.connection import Connection
from tests.store.laptop import Laptop, text


def matches(connection: Connection, words: str) -> int:
    row = connection.execute("SELECT count(*) FROM words WHERE words MATCH ?", (words,)).fetchone()
    return int(row[0]) if row else 0


def test_a_replaced_text_leaves_the_index_and_what_stays_keeps_its_row(laptop: Laptop) -> None:
    laptop.keep("record-1", "conversation", {("words",): text("garden"), ("mood",): text("cheerful")})
    cheerful = laptop.read(
        lambda c: c.execute("SELECT rowid FROM words WHERE words MATCH 'cheerful'").fetchone()
    )
    laptop.keep("record-1", "conversation", {("words",): text("allotment")})
    assert (
        laptop.read(lambda c: c.execute("SELECT rowid FROM words WHERE words MATCH 'cheerful'").fetchone())
        == cheerful
    )
    assert laptop.read(lambda c: [matches(c, word) for word in ("garden", "cheerful", "allotment")]) == [
        0,
        1,
        1,
    ]


def test_the_index_can_be_emptied(laptop: Laptop) -> None:
    laptop.keep("record-1", "conversation", {("words",): text("garden")})
    laptop.write(text_index.clear)
    assert laptop.read(lambda c: matches(c, "garden")) == 0


def test_clearing_keeps_where_each_text_stands_and_says_up_to_which_row_words_are_gone(
    laptop: Laptop,
) -> None:
    laptop.keep("record-1", "conversation", {("words",): text("garden")})
    rows = laptop.read(lambda c: c.execute("SELECT * FROM texts").fetchall())
    assert laptop.write(text_index.clear) == rows[0][0]
    assert laptop.read(lambda c: c.execute("SELECT * FROM texts").fetchall()) == rows


def test_no_table_of_the_index_holds_the_words(laptop: Laptop) -> None:
    laptop.keep("record-1", "conversation", {("words",): text("an unmistakable narrative of hers")})
    tables = laptop.read(
        lambda c: [name for (name,) in c.execute("SELECT name FROM sqlite_master WHERE name LIKE 'words%'")]
    )
    assert "words_content" not in tables


def test_the_pieces_of_the_index_are_joined_as_they_come_and_every_word_is_still_found(
    laptop: Laptop,
) -> None:
    pieces = []
    for number in range(60):
        laptop.keep(f"record-{number}", "conversation", {("words",): text(f"garden number{number}")})
        pieces += laptop.read(lambda c: c.execute("SELECT count(DISTINCT segid) FROM words_idx").fetchall())
    assert max(pieces) <= (16,)
    assert laptop.read(lambda c: [matches(c, word) for word in ("garden", "number7", "number59")]) == [
        60,
        1,
        1,
    ]
    laptop.write(text_index.clear)
    assert laptop.read(lambda c: matches(c, "garden")) == 0
