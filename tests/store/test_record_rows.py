"""A record has one short number here, for as long as the store lives."""

from fieldkit.store import record_rows
from tests.store.laptop import Laptop, text


def test_a_record_keeps_its_number(laptop: Laptop) -> None:
    first = laptop.write(lambda c: record_rows.number_for(c, "record-1"))
    assert laptop.write(lambda c: record_rows.number_for(c, "record-1")) == first
    assert laptop.write(lambda c: record_rows.number_for(c, "record-2")) != first
    assert laptop.read(lambda c: record_rows.row_number(c, "record-3")) is None


def test_a_record_s_revisions_come_in_the_order_of_arrival(laptop: Laptop) -> None:
    kept = [laptop.keep("record-1", "conversation", {("words",): text(word)}) for word in ("one", "two")]
    number = laptop.read(lambda c: record_rows.row_number(c, "record-1"))
    assert number is not None
    found = laptop.read(lambda c: record_rows.revisions_of_number(c, number))
    assert [one.id for one in found] == [one.id for one in kept]
    numbered = laptop.read(lambda c: record_rows.numbered_revisions(c, number))
    assert sorted(numbered, key=lambda one: numbered[one]) == [one.id for one in kept]
