"""The passphrase costs what it was calibrated to cost, never less than the floor, and every keyboard types the same one."""

import itertools

import pytest

from fieldkit.store import derivation
from fieldkit.store.derivation import FLOOR, Cost

CHEAP = Cost(64, 1, 1)


def test_the_same_passphrase_and_salt_give_the_same_key() -> None:
    key = derivation.derive("blue door, brass bell", b"s" * 16, CHEAP)
    assert key == derivation.derive("blue door, brass bell", b"s" * 16, CHEAP)
    assert key != derivation.derive("blue door, brass bell", b"t" * 16, CHEAP)
    assert len(key) == 32


def test_composed_and_decomposed_letters_are_one_passphrase() -> None:
    assert derivation.derive("Zoë", b"s" * 16, CHEAP) == derivation.derive("Zoe\u0308", b"s" * 16, CHEAP)


@pytest.mark.parametrize(
    ("seconds_each", "expected"), [(0.25, 128 << 10), (2.0, 64 << 10), (0.001, 1024 << 10)]
)
def test_memory_grows_until_one_try_takes_the_target_and_never_goes_below_the_floor(
    seconds_each: float, expected: int
) -> None:
    ticks = itertools.count()
    cost = derivation.calibrate(0.5, tick=lambda: next(ticks) * seconds_each)
    assert cost == Cost(expected, FLOOR.passes, FLOOR.lanes)


def test_the_floor_is_what_was_promised() -> None:
    assert (FLOOR.memory_kib, FLOOR.passes, FLOOR.lanes) == (64 * 1024, 3, 4)


@pytest.mark.parametrize(
    "written",
    [
        {"memory_kib": 1 << 30, "passes": 1, "lanes": 1},
        {"memory_kib": 64, "passes": 0, "lanes": 1},
        {"memory_kib": 8, "passes": 1, "lanes": 4},
    ],
)
def test_a_cost_that_could_only_harm_the_laptop_is_not_paid(written: dict[str, int]) -> None:
    with pytest.raises(ValueError):
        derivation.read_cost(written)
