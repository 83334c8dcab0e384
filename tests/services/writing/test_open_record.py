"""Writing in a record while others write in it too: what is replaced, what shows, what is never lost."""

from __future__ import annotations

import pytest

from fieldkit.records import values
from fieldkit.records.merge import merge
from fieldkit.services.exchange.sync_now import exchange_with
from fieldkit.services.profile.session import Session
from fieldkit.services.writing import capture
from fieldkit.services.writing.open_record import OpenRecord
from tests.services.desk import Desk

A = ("a",)


def _words(record: OpenRecord, path: tuple[str, ...] = A) -> list[str]:
    return [one["valueString"] for one in record.node(path).values]


def _say(record: OpenRecord, words: str, path: tuple[str, ...] = A) -> None:
    record.set(path, {"valueString": words})


class Pair:
    """One record on two laptops that both have its first revision."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        self.sharon = desk.join()
        self.glynis = desk.join("Glynis Hart", "cpn")
        self.mine = desk.small_record(self.sharon, ("a", "kettle"))
        desk.exchange(self.sharon)
        desk.exchange(self.glynis)
        self.mine.take_in(capture.look(self.sharon, self.mine.id))
        self.mine = capture.open_record(self.sharon, self.mine.id)
        self.hers = capture.open_record(self.glynis, self.mine.id)

    def bring(self, *, seal: bool = True) -> None:
        """What she wrote comes to the first laptop."""
        if seal:
            self.hers.seal()
        self.desk.exchange(self.glynis)
        self.sync_mine_quietly()
        self.mine.take_in(capture.look(self.sharon, self.mine.id))

    def sync_mine_quietly(self) -> None:
        exchange_with(self.sharon, self.desk.hub.as_device(self.sharon.certificate.id))


@pytest.fixture
def pair(desk: Desk) -> Pair:
    return Pair(desk)


def test_each_key_press_can_be_read_back_at_once(desk: Desk, session: Session) -> None:
    record = desk.small_record(session)
    for end in range(1, 7):
        _say(record, "kettle"[:end])

    assert _words(record) == ["kettle"]
    assert record.draft.new_answers()[-1].value == values.write({"valueString": "kettle"})


def test_undo_takes_back_a_field_and_not_a_letter(desk: Desk, session: Session) -> None:
    record = desk.small_record(session)
    record.begin(A)
    _say(record, "ket")
    _say(record, "kettle")
    record.leave()
    record.begin(A)
    _say(record, "kettle on")
    record.leave()

    assert record.undo()
    assert _words(record) == ["kettle"]
    assert record.undo()
    assert _words(record) == []
    assert not record.undo()
    assert record.redo()
    assert record.redo()
    assert _words(record) == ["kettle on"]
    assert not record.redo()


def test_a_removed_entry_comes_back_with_its_words_by_undo(desk: Desk, session: Session) -> None:
    record = desk.small_record(session)
    entry = record.add(("g",))
    _say(record, "a list of things", (*entry, "w"))
    record.remove(entry)
    assert record.node(("g",)).children == ()

    record.undo()

    assert _words(record, (*entry, "w")) == ["a list of things"]


def test_entries_stand_in_the_order_in_which_they_were_added(desk: Desk, session: Session) -> None:
    record = desk.small_record(session)
    added = [record.add(("g",)) for _ in range(4)]

    assert [child.path for child in record.node(("g",)).children] == added


def test_text_that_is_no_answer_yet_is_kept_and_never_sealed(desk: Desk, session: Session) -> None:
    record = desk.small_record(session, ("a", "kettle"))
    record.draft_text(("n",), "1x")
    record.flush()
    assert capture.open_record(session, record.id).typed(("n",)) == "1x"

    revision = record.seal()

    assert revision is not None
    assert all("1x" not in one.value for one in merge([revision]).fields.values())
    assert capture.open_record(session, record.id).typed(("n",)) == "1x"
    record.draft_text(("n",), None)
    assert record.typed(("n",)) is None


def test_what_arrives_shows_at_once_where_nobody_types(pair: Pair) -> None:
    _say(pair.hers, "urn")
    pair.bring()

    assert _words(pair.mine) == ["urn"]
    assert pair.mine.state.conflicts == ()


def test_what_arrives_never_touches_the_field_that_is_typed_in(pair: Pair) -> None:
    pair.mine.begin(A)
    _say(pair.mine, "kettle o")
    _say(pair.hers, "urn")
    pair.bring()
    assert _words(pair.mine) == ["kettle o"]
    _say(pair.mine, "kettle on")
    assert _words(pair.mine) == ["kettle on"]

    pair.mine.leave()

    assert sorted(_words(pair.mine)) == ["kettle on", "urn"]
    assert _words(pair.mine)[0] == "kettle on"
    assert {one.author.name for one in pair.mine.said(A)} == {"Sharon Pike", "Glynis Hart"}


def test_a_field_that_was_only_looked_into_settles_nothing(pair: Pair) -> None:
    pair.mine.begin(A)
    _say(pair.hers, "urn")
    pair.bring()
    assert _words(pair.mine) == ["kettle"]

    pair.mine.leave()

    assert _words(pair.mine) == ["urn"]
    assert pair.mine.seal() is None


def test_an_answer_begun_before_an_arrival_never_replaces_it_even_when_sealed_after(pair: Pair) -> None:
    pair.mine.begin(A)
    _say(pair.hers, "urn")
    pair.bring()
    _say(pair.mine, "kettle on")
    pair.mine.seal()

    assert sorted(_words(pair.mine)) == ["kettle on", "urn"]
    assert len(pair.mine.sealed.conflicts) == 1


def test_an_answer_begun_after_an_arrival_replaces_it(pair: Pair) -> None:
    _say(pair.hers, "urn")
    pair.bring()
    pair.mine.begin(A)
    _say(pair.mine, "kettle on")
    pair.mine.seal()

    assert pair.mine.sealed.conflicts == ()


def test_a_background_exchange_leaves_the_draft_a_draft(pair: Pair) -> None:
    _say(pair.mine, "half a w")
    pair.mine.flush()
    pair.sync_mine_quietly()

    assert len(pair.mine.revisions) == 1
    assert capture.open_record(pair.sharon, pair.mine.id).draft.fields[A].value == values.write(
        {"valueString": "half a w"}
    )


def test_removing_an_entry_while_the_partner_writes_in_it_keeps_the_words(desk: Desk) -> None:
    pair = Pair(desk)
    entry = pair.mine.add(("g",))
    _say(pair.mine, "a first word", (*entry, "w"))
    pair.mine.seal()
    pair.sync_mine_quietly()
    desk.exchange(pair.glynis)
    pair.hers.take_in(capture.look(pair.glynis, pair.hers.id))
    _say(pair.hers, "a better word", (*entry, "w"))
    pair.mine.remove(entry)
    pair.mine.seal()
    pair.bring()

    assert _words(pair.mine, (*entry, "w")) == ["a better word"]
    assert pair.mine.node(entry).removed
    assert [one.path for one in pair.mine.state.contested] == [entry]


def test_sealing_offers_what_the_form_offered_and_nobody_changed(desk: Desk, session: Session) -> None:
    record = desk.small_record(session, ("a", "kettle"))

    revision = record.seal()

    assert revision is not None
    assert record.seal() is None
    assert record.draft.fields == {}
    assert not record.can_undo


def test_several_answers_given_at_once_are_one_step_to_undo(desk: Desk, session: Session) -> None:
    record = desk.small_record(session, ("a", "kettle"))
    record.set_all([(("b",), {"valueBoolean": True}), (("n",), {"valueInteger": 3})])
    assert record.node(("n",)).values == ({"valueInteger": 3},)
    assert record.undo()
    assert (record.node(("b",)).values, record.node(("n",)).values) == ((), ())
    assert _words(record) == ["kettle"]
