"""Lists are made again while work goes on, and a rebuild that was cut short is known."""

from functools import partial

from fieldkit.store import projections, rebuilding, search, state, text_index
from fieldkit.store.connection import Connection
from tests.store.laptop import Laptop, text
from tests.store.test_projections import everything_listed


def test_damaged_lists_are_made_again_from_what_was_written_down(laptop: Laptop) -> None:
    laptop.person("p-1", family="Moss")
    laptop.keep("r-1", "conversation", {("words",): text("garden")})
    before = laptop.read(everything_listed)
    laptop.write(lambda c: c.execute("DELETE FROM people"))
    laptop.write(lambda c: c.execute("UPDATE record_list SET label = 'ordinary', person = 'somebody'"))
    laptop.write(text_index.clear)
    assert laptop.read(everything_listed) != before
    told: list[tuple[int, int]] = []
    rebuilding.rebuild(laptop.database, lambda done, everything: told.append((done, everything))).result()
    assert laptop.read(everything_listed) == before
    assert told == sorted(told)
    assert told[-1][0] == told[-1][1] > 2
    assert not laptop.read(rebuilding.is_unfinished)
    assert len(laptop.read(lambda c: search.search(c, "garden", lambda place: True)).hits) == 1


def test_a_rebuild_that_was_cut_short_is_known_until_the_next_is_done(laptop: Laptop) -> None:
    laptop.write(lambda c: state.put(c, "rebuild", "yes"))
    assert laptop.read(rebuilding.is_unfinished)
    rebuilding.rebuild(laptop.database).result()
    assert not laptop.read(rebuilding.is_unfinished)


def test_words_are_found_while_the_lists_are_made_and_each_once_afterwards(laptop: Laptop) -> None:
    for number in range(40):
        laptop.keep(f"r-{number}", "conversation", {("words",): text(f"garden plot{number}")})
    laptop.keep("r-7", "conversation", {("words",): text("allotment")})
    rows = laptop.read(_standing)
    rebuilding.rebuild(laptop.database).result()
    assert laptop.read(_standing) == rows
    found = [
        laptop.read(partial(_rows_with, word=word)) for word in ("garden", "plot7", "plot39", "allotment")
    ]
    assert [len(one) for one in found] == [39, 0, 1, 1]


def test_a_rebuild_puts_new_words_in_the_order_in_which_they_arrived(laptop: Laptop) -> None:
    for number in (1, 2, 3):
        laptop.keep(f"r-{number}", "conversation", {("words",): text(f"garden{number}")})
    laptop.keep("r-1", "conversation", {("words",): text("shed")})
    laptop.write(text_index.clear)
    laptop.write(lambda c: c.execute("DELETE FROM texts"))
    rebuilding.rebuild(laptop.database).result()
    found = [laptop.read(partial(_rows_with, word=word)) for word in ("garden2", "garden3", "shed")]
    assert found == sorted(found)
    assert [len(one) for one in found] == [1, 1, 1]


def test_rows_that_stay_as_they_were_are_not_written_again(laptop: Laptop) -> None:
    laptop.person("p-1", family="Moss")
    laptop.keep("v-1", "visit", {("purpose",): text("a first look")})
    numbers = laptop.read(lambda c: [number for (number,) in c.execute("SELECT n FROM records")])

    def written(connection: Connection) -> int:
        before = connection.total_changes
        for number in numbers:
            projections.refresh(connection, number)
        return connection.total_changes - before

    assert laptop.write(written) == 0


def _rows_with(connection: Connection, word: str) -> list[int]:
    rows = connection.execute(
        "SELECT words.rowid FROM words JOIN texts ON n = words.rowid WHERE words MATCH ?", (word,)
    )
    return [row for (row,) in rows]


def _standing(connection: Connection) -> list[tuple[object, ...]]:
    return connection.execute("SELECT * FROM texts ORDER BY n").fetchall()
