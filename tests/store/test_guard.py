import pytest

from fieldkit.store import guard
from fieldkit.store.errors import RemovalError
from tests.store.laptop import Laptop, text


@pytest.mark.parametrize(("before", "after"), [(100, 90), (100, 120), (5, 0), (6, 1), (60, 54), (0, 0)])
def test_a_tenth_or_a_handful_may_go(before: int, after: int) -> None:
    guard.require_kept(before, after, "This")


@pytest.mark.parametrize(("before", "after"), [(100, 89), (6, 0), (59, 53), (6000, 0)])
def test_more_than_a_tenth_and_more_than_five_are_kept(before: int, after: int) -> None:
    with pytest.raises(RemovalError, match=f"removed {before - after} of {before}"):
        guard.require_kept(before, after, "This")


def test_records_revisions_and_lists_are_counted_as_they_are(laptop: Laptop) -> None:
    laptop.keep("one", "conversation", {("words",): text("a")})
    laptop.keep("one", "conversation", {("words",): text("b")})
    laptop.save("two", "conversation", {("words",): text("c")})

    assert laptop.read(guard.records) == 2
    assert laptop.read(guard.revisions) == 2
    assert laptop.read(guard.listed) == 2
    assert laptop.read(guard.listed_and_held) == 2
