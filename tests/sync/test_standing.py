import pytest

from fieldkit.records.keys import SigningKey
from fieldkit.records.statements import declare
from fieldkit.sync.errors import NonsenseError, UntrustedError
from fieldkit.sync.protocol import STANDING, Signed
from fieldkit.sync.standing import read_standing, standing_content

HUB = SigningKey(bytes(32))
AT = "2026-11-22T09:00:00.000Z"


def said(key: SigningKey = HUB, tag: str = STANDING, **more: object) -> Signed:
    content = standing_content("a", "me", AT, lease_days=14, ended="", kept=["b", "a"])
    return Signed.of(declare(tag, {**content, **more}, key))


def test_what_the_hub_signed_for_us_counts() -> None:
    found = read_standing(said(ended="lost"), HUB.public, "me")
    assert found is not None
    assert (found.at, found.lease_days, found.ended, found.kept) == (AT, 14, "lost", frozenset({"a", "b"}))
    assert read_standing(said(), HUB.public, "") is not None


def test_a_hub_that_says_nothing_of_it_ends_nothing() -> None:
    assert read_standing(None, HUB.public, "me") is None


@pytest.mark.parametrize(
    ("signed", "to"),
    [(said(SigningKey(bytes([1]) * 32)), "me"), (said(tag="receipt"), "me"), (said(), "somebody else")],
    ids=["another hub", "another kind of statement", "another laptop"],
)
def test_nobody_else_can_end_our_access(signed: Signed, to: str) -> None:
    with pytest.raises(UntrustedError):
        read_standing(signed, HUB.public, to)


def test_a_time_that_is_none_is_nonsense() -> None:
    with pytest.raises(NonsenseError):
        read_standing(said(at="soon"), HUB.public, "me")
