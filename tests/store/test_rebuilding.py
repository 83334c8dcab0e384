"""Lists are made again while work goes on, and a rebuild that was cut short is known."""

from fieldkit.store import rebuilding, search, state, text_index
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
