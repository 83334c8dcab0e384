"""Open, sealed, withheld and erased copies of one revision verify alike and join."""

import os
from itertools import permutations

import pyrage
import pytest
from hypothesis import given
from hypothesis import strategies as st

from fieldkit.records import revisions, sealing
from fieldkit.records.answers import Erased, Open
from fieldkit.records.keys import SigningKey
from fieldkit.records.merge import merge
from fieldkit.records.revisions import NewAnswer, Revision
from fieldkit.records.sealing import SealError
from fieldkit.records.statements import StatementError
from tests.records.people import HUB, SHARON

HUB_AGE = pyrage.x25519.Identity.generate()
RECIPIENT = str(HUB_AGE.to_public())


def make() -> Revision:
    return revisions.seal(
        record="record-1",
        form="f|1#h",
        parents=[],
        cert=SHARON.certificate.id,
        at="2026-11-22T09:30:00.000Z",
        answers=[
            NewAnswer(("words",), '{"valueString":"Tea at four"}'),
            NewAnswer(("note",), '{"valueString":"He was listening at the door"}'),
        ],
        key=SHARON.key,
        random=os.urandom,
    )


REVISION = make()
WORDS, NOTE = (digest for digest, _ in REVISION.header.answers)
ORDER = sealing.order_erasure("record-1", [NOTE], "asked", "2026-11-23T09:00:00.000Z", HUB)
COPIES = {
    "open": REVISION,
    "sealed": sealing.seal_answers(REVISION, [NOTE], RECIPIENT),
    "withheld": sealing.withhold_answers(REVISION, [WORDS, NOTE]),
    "erased": sealing.erase_answers(REVISION, ORDER, HUB.public),
}


@pytest.mark.parametrize("kind", sorted(COPIES))
def test_every_copy_verifies_alike_and_has_the_same_id(kind: str) -> None:
    COPIES[kind].verify(SHARON.key.public)

    assert COPIES[kind].id == REVISION.id


@given(st.lists(st.sampled_from(sorted(COPIES)), min_size=1, max_size=6))
def test_copies_join_to_the_same_whatever_their_order(kinds: list[str]) -> None:
    results = set()
    for order in list(permutations(kinds))[:24]:
        joined = COPIES[order[0]]
        for kind in order[1:]:
            joined = joined.join(COPIES[kind])
        joined.verify(SHARON.key.public)
        results.add(joined)

    assert len(results) == 1


def test_what_is_sealed_to_the_hub_only_the_hub_opens() -> None:
    copy = COPIES["sealed"]

    assert sealing.open_answers(copy, str(HUB_AGE)) == REVISION
    with pytest.raises(SealError):
        sealing.open_answers(copy, str(pyrage.x25519.Identity.generate()))


def test_something_else_sealed_in_an_answers_place_is_found() -> None:
    other = sealing.seal_answers(make(), [], RECIPIENT)
    digest = other.header.answers[0][0]
    foreign = sealing.seal_answers(other, [digest], RECIPIENT).bodies[0]
    forged = REVISION.with_bodies(lambda one, body: foreign if one == NOTE else body)

    with pytest.raises(SealError, match="not what was signed"):
        sealing.open_answers(forged, str(HUB_AGE))


def test_erased_words_are_gone_and_stay_gone_when_an_old_copy_turns_up() -> None:
    joined = COPIES["erased"].join(REVISION)

    assert joined.bodies == (REVISION.bodies[0], Erased(ORDER.id))
    assert not any(isinstance(body, Open) and "listening" in body.value for body in joined.bodies)


def test_an_erased_answer_goes_on_replacing_what_it_replaced() -> None:
    later = revisions.seal(
        record="record-1",
        form="f|1#h",
        parents=[REVISION.id],
        cert=SHARON.certificate.id,
        at="2026-11-22T10:00:00.000Z",
        answers=[NewAnswer(("note",), '{"valueString":"He was not"}', (NOTE,))],
        key=SHARON.key,
        random=os.urandom,
    )
    order = sealing.order_erasure(
        "record-1", [later.header.answers[0][0]], "asked", "2026-11-23T09:00:00.000Z", HUB
    )

    state = merge([REVISION, sealing.erase_answers(later, order, HUB.public)])

    assert ("note",) not in state.fields
    assert (state.unreadable, state.erased) == (0, (order.id,))


def test_an_order_by_somebody_else_erases_nothing() -> None:
    forged = sealing.order_erasure(
        "record-1", [NOTE], "tidy", "2026-11-23T09:00:00.000Z", SigningKey.make(os.urandom)
    )

    with pytest.raises(StatementError):
        sealing.erase_answers(REVISION, forged, HUB.public)


def test_an_order_for_another_record_erases_nothing_here() -> None:
    order = sealing.order_erasure("record-2", [NOTE], "asked", "2026-11-23T09:00:00.000Z", HUB)

    assert sealing.erase_answers(REVISION, order, HUB.public) == REVISION


def test_withholding_does_not_undo_an_erasure() -> None:
    assert sealing.withhold_answers(COPIES["erased"], [NOTE]).bodies[1] == Erased(ORDER.id)
