from collections.abc import Callable

import pytest

from fieldkit.records.paths import Path
from fieldkit.services.profile.session import Session
from fieldkit.services.writing import capture, resolve
from fieldkit.services.writing.open_record import OpenRecord
from fieldkit.services.writing.resolve import NothingToSettleError
from tests.services.desk import Desk

A: Path = ("a",)


@pytest.fixture
def both(desk: Desk) -> tuple[Session, OpenRecord]:
    """A record in which Sharon said kettle and Glynis said urn, on Sharon's laptop."""
    sharon, glynis = desk.join(), desk.join("Glynis Hart", "cpn")
    begun = desk.small_record(sharon, ("n", "1"), ("g[x]/w", "words"), ("d", "1"))
    desk.exchange(sharon)
    desk.exchange(glynis)
    for session, word in ((sharon, "kettle"), (glynis, "urn")):
        record = capture.open_record(session, begun.id)
        record.set(A, {"valueString": word})
        record.set(("n",), {"valueInteger": len(word)})
        if word == "urn":
            record.set(("g", "e:x", "w"), {"valueString": "better words"})
        else:
            record.remove(("g", "e:x"))
        record.seal()
    desk.exchange(sharon)
    desk.exchange(glynis)
    desk.exchange(sharon)
    return sharon, capture.open_record(sharon, begun.id)


def test_both_answers_are_shown_with_who_said_them(both: tuple[Session, OpenRecord]) -> None:
    session, record = both

    word, number = sorted(resolve.conflicts(record), key=lambda one: one.path)

    assert (word.path, word.label, word.standing, word.joinable) == (A, "A word", False, True)
    assert not number.joinable
    assert {(one.author.name, (one.value or {})["valueString"]) for one in word.said} == {
        ("Sharon Pike", "kettle"), ("Glynis Hart", "urn"),
    }  # fmt: skip
    assert [one.id for one in resolve.records_to_settle(session)] == [record.id]


def test_choosing_settles_it_and_undo_brings_both_back(both: tuple[Session, OpenRecord]) -> None:
    _, record = both
    urn = next(one for one in record.said(A) if (one.value or {})["valueString"] == "urn")

    resolve.choose(record, A, urn.digest)
    assert record.node(A).values == ({"valueString": "urn"},)
    assert resolve.undo(record)
    assert len(record.node(A).values) == 2
    resolve.choose(record, A, urn.digest)
    record.seal()

    assert A not in [one.path for one in resolve.conflicts(record)]


def test_a_joined_text_replaces_both(both: tuple[Session, OpenRecord]) -> None:
    _, record = both
    assert sorted(resolve.joined_start(record, A)) == ["kettle", "urn"]

    resolve.rewrite(record, A, {"valueString": "kettle and urn"})
    record.seal()

    assert record.node(A).values == ({"valueString": "kettle and urn"},)


def test_both_may_be_left_standing_and_that_is_said(both: tuple[Session, OpenRecord]) -> None:
    _, record = both

    resolve.leave_standing(record, A)
    record.seal()

    (word,) = [one for one in resolve.conflicts(record) if one.path == A]
    assert word.standing
    assert len(word.said) == 2


def test_an_entry_removed_by_one_and_changed_by_the_other_is_kept_or_goes(
    both: tuple[Session, OpenRecord],
) -> None:
    _, record = both
    (removed,) = resolve.removals(record)
    assert (removed.path, removed.by, removed.changed_by) == (("g", "e:x"), "Sharon Pike", ("Glynis Hart",))

    resolve.keep_changed(record, removed.path)
    assert resolve.removals(record) == ()
    assert record.node(("g", "e:x", "w")).values == ({"valueString": "better words"},)
    assert resolve.undo(record)
    resolve.keep_removed(record, removed.path)
    record.seal()

    assert resolve.removals(record) == ()
    assert record.node(("g",)).children == ()


def test_where_there_is_one_answer_there_is_nothing_to_settle(both: tuple[Session, OpenRecord]) -> None:
    _, record = both
    attempts: tuple[Callable[[], None], ...] = (
        lambda: resolve.choose(record, ("d",), "0" * 64),
        lambda: resolve.choose(record, A, "0" * 64),
        lambda: resolve.rewrite(record, ("d",), None),
        lambda: resolve.leave_standing(record, ("d",)),
        lambda: resolve.keep_changed(record, ("g", "e:y")),
    )
    for attempt in attempts:
        with pytest.raises(NothingToSettleError):
            attempt()
