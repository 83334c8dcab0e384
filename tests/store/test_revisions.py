"""What was sealed is kept once, joined when a fuller copy comes, and never written over."""

from fieldkit.records.sealing import withhold_answers
from fieldkit.store import revisions
from tests.store.laptop import AT, Laptop, about, text


def test_a_revision_is_added_once_however_often_it_comes(laptop: Laptop) -> None:
    revision = laptop.seal("record-1", "conversation", {("words",): text("Tea at four")})
    first = laptop.write(lambda c: revisions.add(c, [revision, revision], AT))
    again = laptop.write(lambda c: revisions.add(c, [revision], AT))
    assert (first.new, first.opened, first.changed) == ((revision.id,), (), True)
    assert (again.new, again.opened, again.changed) == ((), (), False)
    assert laptop.read(revisions.count) == 1


def test_a_fuller_copy_opens_what_a_cut_one_lacked_and_a_cut_one_takes_nothing_away(laptop: Laptop) -> None:
    whole = laptop.seal("record-1", "conversation", {("words",): text("one"), ("mood",): text("two")})
    digests = [digest for digest, _ in whole.header.answers]
    left, right = withhold_answers(whole, digests[:1]), withhold_answers(whole, digests[1:])
    laptop.write(lambda c: revisions.add(c, [left], AT))
    opened = laptop.write(lambda c: revisions.add(c, [right], AT))
    assert (opened.new, opened.opened) == ((), (whole.id,))
    assert laptop.read(lambda c: revisions.get(c, whole.id)) == whole
    assert not laptop.write(lambda c: revisions.add(c, [left], AT)).changed
    assert laptop.read(lambda c: revisions.get(c, whole.id)) == whole


def test_a_child_may_come_before_its_parent(laptop: Laptop) -> None:
    parent = laptop.keep("record-1", "conversation", {("words",): text("one")})
    child = laptop.seal("record-1", "conversation", {("words",): text("two")})
    other = Laptop(laptop.database)
    assert child.header.parents == (parent.id,)
    other.write(lambda c: revisions.add(c, [child], AT))
    assert {one.id for one in other.read(lambda c: revisions.everything_of(c, "record-1"))} == {
        parent.id,
        child.id,
    }


def test_what_is_not_here_is_said_to_be_not_here(laptop: Laptop) -> None:
    assert laptop.read(lambda c: revisions.get(c, "ab" * 32)) is None
    assert not laptop.read(lambda c: revisions.has(c, "ab" * 32))
    assert laptop.read(lambda c: revisions.everything_of(c, "nobody")) == ()


def test_everything_held_can_be_listed(laptop: Laptop) -> None:
    one = laptop.keep("person-1", "person", about("person-1", "person"))
    two = laptop.keep("record-1", "conversation", about("person-1", "conversation"))
    assert laptop.read(revisions.all_ids) == (one.id, two.id)
    assert laptop.read(revisions.record_ids) == ("person-1", "record-1")
    assert laptop.read(lambda c: revisions.has(c, two.id))


def test_a_large_page_can_be_stored_record_by_record(laptop: Laptop) -> None:
    page = [
        laptop.seal(record, "conversation", {("words",): text(record)})
        for record in ("r-1", "r-2", "r-1", "r-3")
    ]
    groups = revisions.by_record(page)
    assert [[one.id for one in group] for group in groups] == [
        [page[0].id, page[2].id],
        [page[1].id],
        [page[3].id],
    ]
    laptop.database.write_slices(groups, lambda c, group: revisions.add(c, group, AT)).result()
    assert set(laptop.read(revisions.all_ids)) == {one.id for one in page}
