"""An author's order destroys the author's own words in every copy, and nobody else's anywhere."""

import os

import pytest

from fieldkit.records import taking_back
from fieldkit.records.answers import Erased, Open, Withheld
from fieldkit.records.merge import merge
from fieldkit.records.revisions import NewAnswer, Revision, seal
from fieldkit.records.statements import StatementError
from fieldkit.records.taking_back import TakingBack
from tests.records.people import GLYNIS, SHARON, Author

FORM = "https://example.org/form|1#" + "0" * 64
AT = "2026-11-22T09:30:00.000Z"


def written(
    author: Author, *answers: tuple[str, str], over: tuple[str, ...] = (), parents: tuple[str, ...] = ()
) -> Revision:
    return seal(
        record="talk", form=FORM, parents=parents, cert=author.certificate.id, at=AT, key=author.key, random=os.urandom,
        answers=[NewAnswer((at,), f'{{"valueString":"{words}"}}', over) for at, words in answers],
    )  # fmt: skip


def order(author: Author, *digests: str) -> TakingBack:
    return taking_back.order("talk", digests, count=1, cert=author.certificate.id, at=AT, key=author.key)


def same(one: str, other: str) -> bool:
    return one == other


def digests(revision: Revision) -> list[str]:
    return [digest for digest, _ in revision.header.answers]


def test_the_words_go_and_what_was_signed_still_holds() -> None:
    revision = written(SHARON, ("a", "keep"), ("b", "go"))
    taken = order(SHARON, digests(revision)[1])

    cut = taking_back.apply(revision, [taken], same)

    cut.verify(SHARON.certificate.revision_key)
    assert cut.id == revision.id
    assert isinstance(cut.bodies[0], Open)
    assert cut.bodies[1] == Erased(taken.id)


def test_what_a_colleague_answered_is_not_touched() -> None:
    revision = written(GLYNIS, ("a", "hers"))

    assert taking_back.apply(revision, [order(SHARON, *digests(revision))], same) == revision


def test_an_order_of_another_record_names_nothing_here() -> None:
    revision = written(SHARON, ("a", "keep"))
    other = taking_back.order(
        "elsewhere", digests(revision), count=1, cert=SHARON.certificate.id, at=AT, key=SHARON.key
    )

    assert taking_back.apply(revision, [other], same) == revision


def test_an_order_that_somebody_else_signed_does_not_hold() -> None:
    false = order(SHARON, "0" * 64)

    with pytest.raises(StatementError):
        taking_back.check(false.statement, GLYNIS.certificate.revision_key)
    assert taking_back.check(false.statement, SHARON.certificate.revision_key) == false


def test_it_is_known_to_be_gone_and_not_missed() -> None:
    first = written(SHARON, ("a", "older wording"))
    second = written(SHARON, ("a", "newer wording"), over=tuple(digests(first)), parents=(first.id,))
    taken = order(SHARON, *digests(first), *digests(second))

    state = merge(taking_back.apply(one, [taken], same) for one in (first, second))

    assert (state.unreadable, state.erased, dict(state.fields)) == (0, (taken.id,), {})
    assert state.missing == frozenset()


def test_an_older_answer_does_not_come_back_when_the_newer_was_destroyed() -> None:
    hers = written(GLYNIS, ("a", "hers"))
    mine = written(SHARON, ("a", "mine"), over=tuple(digests(hers)), parents=(hers.id,))

    state = merge([hers, taking_back.apply(mine, [order(SHARON, *digests(mine))], same)])

    assert dict(state.fields) == {}


def test_a_fuller_copy_from_elsewhere_does_not_bring_it_back() -> None:
    revision = written(SHARON, ("a", "go"))
    cut = taking_back.apply(revision, [order(SHARON, *digests(revision))], same)

    assert cut.join(revision) == revision.join(cut) == cut


def test_nobody_destroys_words_by_saying_that_they_are_gone() -> None:
    revision = written(SHARON, ("a", "stay"))
    claimed = revision.with_bodies(lambda _digest, _body: Erased("0" * 64))

    assert taking_back.believed(claimed, ()).bodies == (Withheld(),)
    assert revision.join(taking_back.believed(claimed, ())) == revision
    assert taking_back.believed(claimed, ["0" * 64]) == claimed
