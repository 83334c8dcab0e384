"""Lists are made again while work goes on, and a rebuild that was cut short is known."""

from functools import partial

from fieldkit.store import projections, rebuilding, record_rows, search, state, text_index
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
    assert told[-1] == (2, 2)
    assert not laptop.read(rebuilding.is_unfinished)
    assert len(laptop.read(lambda c: search.search(c, "garden", lambda place: True)).hits) == 1


def test_a_rebuild_that_was_cut_short_is_known_until_the_next_is_done(laptop: Laptop) -> None:
    laptop.write(lambda c: state.put(c, "rebuild", "yes"))
    assert laptop.read(rebuilding.is_unfinished)
    rebuilding.rebuild(laptop.database).result()
    assert not laptop.read(rebuilding.is_unfinished)


def test_what_is_sealed_in_the_midst_of_a_rebuild_is_found_once(laptop: Laptop) -> None:
    laptop.keep("r-1", "conversation", {("words",): text("garden"), ("mood",): text("cheerful")})
    cleared = laptop.write(text_index.clear)
    laptop.keep("r-1", "conversation", {("words",): text("allotment")})
    number = laptop.read(lambda c: record_rows.row_number(c, "r-1")) or 0
    laptop.write(lambda c: projections.refresh(c, number, cleared=cleared))
    found = [laptop.read(partial(_rows_with, word=word)) for word in ("garden", "cheerful", "allotment")]
    assert [len(one) for one in found] == [0, 1, 1]


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
