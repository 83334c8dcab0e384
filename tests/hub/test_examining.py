import os

import pytest

from fieldkit.base.clock import FixedClock
from fieldkit.hub.devices import Device
from fieldkit.hub.examining import Candidate, examine, objection, readable
from fieldkit.records import revisions, sealing
from fieldkit.records.access import Reader
from fieldkit.records.revisions import NewAnswer
from fieldkit.sync.protocol import FORM_UNKNOWN, Copy
from tests.hub.worlds import START
from tests.sync.laptops import Laptop, text
from tests.sync.sample_forms import CONVERSATION

LAPTOP = Laptop("Sharon", FixedClock(START), os.urandom)
DEVICE = Device(
    LAPTOP.provisional.id, Reader("p", "cpn"), LAPTOP.revision_key.public, "", adopted=False, ended=""
)
KNOWN = frozenset({CONVERSATION.canonical})
WHOLE = LAPTOP.seal("r1", [(("matters",), text("Tea")), (("worry",), text("Her son"))])


def test_two_copies_in_one_page_are_joined_before_anything_else() -> None:
    first, second = (digest for digest, _ in WHOLE.header.answers)
    cut = [Copy.of(sealing.withhold_answers(WHOLE, [one])) for one in (first, second)]
    found, refused = readable(cut)
    assert (found, refused) == ({WHOLE.id: WHOLE}, [])


def test_a_time_that_is_none_is_refused_by_the_revisions_own_name() -> None:
    odd = revisions.seal(
        record="r1", form="f", parents=(), cert="0" * 64, at="yesterday",
        answers=[NewAnswer(("a",), "null")], key=LAPTOP.revision_key, random=os.urandom,
    )  # fmt: skip
    found, (refusal,) = readable([Copy.of(odd)])
    assert (found, refusal.revision, refusal.code, refusal.kept) == ({}, odd.id, "FK-HUB-ALTERED", False)


def test_a_good_revision_by_a_known_author_is_a_candidate() -> None:
    candidates, refused = examine([WHOLE], {WHOLE.header.cert: DEVICE}, DEVICE, "")
    assert ([one.revision for one in candidates], refused) == ([WHOLE], [])
    assert objection(candidates[0], KNOWN, None) is None


def test_nobody_known_and_nothing_true_are_told_apart() -> None:
    _, (unknown,) = examine([WHOLE], {}, DEVICE, "")
    assert unknown.code == "FK-HUB-AUTHOR-UNKNOWN"
    other = Device("x", DEVICE.reader, "0" * 64, "", adopted=False, ended="")
    _, (false,) = examine([WHOLE], {WHOLE.header.cert: other}, DEVICE, "")
    assert false.code == "FK-HUB-ALTERED"


@pytest.mark.parametrize(
    ("value", "known", "code"),
    [
        ('{"valueString":"x"}', frozenset[str](), FORM_UNKNOWN),
        ("not json", KNOWN, "FK-HUB-VALUE"),
        ("[1]", KNOWN, "FK-HUB-VALUE"),
        ('{"valueString":"' + "x" * 1_000_000 + '"}', KNOWN, "FK-HUB-ANSWER-TOO-LARGE"),
    ],
)
def test_contents_are_objected_to_without_keeping_the_header_out(
    value: str, known: frozenset[str], code: str
) -> None:
    why = objection(Candidate(LAPTOP.seal("r1", [(("a",), value)]), DEVICE, "s"), known, None)
    assert why is not None
    assert (why.code, why.whole, why.refusal("r").kept) == (code, False, True)


@pytest.mark.parametrize("value", ["[1]", '{"valueString":"' + "x" * 1_000_000 + '"}'])
def test_nobody_at_a_visit_has_to_mend_what_the_hub_already_has_as_it_is(value: str) -> None:
    why = objection(Candidate(LAPTOP.seal("r1", [(("a",), value)]), DEVICE, "s"), KNOWN, None)
    assert why is not None
    assert "the hub has it as it is, and your manager can let it in" in why.next_step


def test_an_ended_access_keeps_everything_new_out_and_nothing_old() -> None:
    candidate = Candidate(WHOLE, DEVICE, "s", sender_ended="its access was ended: lost")
    why = objection(candidate, KNOWN, None)
    assert why is not None
    assert (why.code, why.whole) == ("FK-HUB-ACCESS-ENDED", True)
    assert objection(candidate, KNOWN, WHOLE) is None
