"""The index follows what stands in the records and keeps no words of its own."""

import pytest

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


def test_what_is_sealed_between_clearing_and_indexing_again_is_found_until_it_goes(laptop: Laptop) -> None:
    laptop.keep("r-1", "conversation", {("mood",): text("cheerful"), ("words",): text("garden")})
    cleared = laptop.write(text_index.clear)
    laptop.keep("r-1", "conversation", {("words",): text("allotment")})
    assert laptop.read(text_index.last) == cleared  # the new text has the number of the one that went
    laptop.write(lambda c: text_index.index_again(c, 0, cleared))
    words = ("garden", "cheerful", "allotment")
    assert laptop.read(lambda c: [matches(c, word) for word in words]) == [0, 1, 1]
    laptop.keep("r-1", "conversation", {("words",): text("shed")})
    assert laptop.read(lambda c: [matches(c, word) for word in words]) == [0, 1, 0]


def test_only_the_rows_after_one_number_up_to_another_are_indexed_again(laptop: Laptop) -> None:
    for number in range(1, 5):
        laptop.keep(f"r-{number}", "conversation", {("words",): text(f"garden{number}")})
    first, *_, last = laptop.read(lambda c: [n for (n,) in c.execute("SELECT n FROM texts ORDER BY n")])
    laptop.write(text_index.clear)
    laptop.write(lambda c: text_index.index_again(c, first, last - 1))
    assert laptop.read(lambda c: [matches(c, f"garden{n}") for n in range(1, 5)]) == [0, 1, 1, 0]


@pytest.mark.parametrize(
    ("value", "has"),
    [
        ('{"valueString":"garden"}', True),
        ('{"valueString":""}', False),
        ('{"valueString": "garden"}', True),
        ('{"valueString": ""}', False),
        ('{"speaker":"person","valueString":"garden"}', True),
        ('{"valueString":"","translated":{"text":"gardd","language":"cy","by":"worker"}}', True),
        ('{"valueCoding":{"valueString":"garden"}}', False),
        ("null", False),
    ],
)
def test_a_value_has_words_only_where_they_can_be_looked_for(value: str, has: bool) -> None:
    assert text_index.has_words(value) is has


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
