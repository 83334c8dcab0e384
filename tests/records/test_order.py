"""There is always room between two entries."""

from hypothesis import given
from hypothesis import strategies as st

from fieldkit.records.order import between


@given(st.lists(st.integers(0, 1000), max_size=60))
def test_an_entry_can_be_put_anywhere_in_a_list(places: list[int]) -> None:
    keys: list[str] = []
    for place in places:
        at = place % (len(keys) + 1)
        key = between(keys[at - 1] if at else None, keys[at] if at < len(keys) else None)
        keys.insert(at, key)

    assert keys == sorted(keys)
    assert len(set(keys)) == len(keys)


def test_a_list_that_only_grows_at_its_end_keeps_short_keys() -> None:
    keys = [between(None, None)]
    for _ in range(500):
        keys.append(between(keys[-1], None))

    assert keys == sorted(keys)
    assert max(map(len, keys)) <= 10


def test_keys_that_two_laptops_have_crossed_still_give_a_place() -> None:
    assert between("b", "a") > "b"
    assert between("a", "a") > "a"
