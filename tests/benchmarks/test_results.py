"""A figure that lies about its budget is worse than none."""

import pytest

from benchmarks.results import at_least, at_most, median_ms, percentile, reported, times_ms


def test_a_time_on_its_budget_is_within_it_and_one_above_is_not() -> None:
    assert at_most("open", 300.0, "ms", 300).ok
    assert not at_most("open", 300.1, "ms", 300).ok


def test_a_rate_under_its_budget_is_outside_it() -> None:
    assert at_least("rows", 10.0, "1/s", 10).ok
    assert not at_least("rows", 9.9, "1/s", 10).ok


def test_a_reported_figure_is_never_outside() -> None:
    assert reported("size", 1e9, "B").ok
    assert reported("size", 1e9, "B").budget is None


def test_warm_up_runs_do_not_count() -> None:
    runs: list[int] = []
    assert len(times_ms(lambda: runs.append(1), repeats=3, warm_up=2)) == 3
    assert len(runs) == 5


def test_the_median_is_a_time() -> None:
    assert median_ms(lambda: None, repeats=3) >= 0


@pytest.mark.parametrize(("share", "expected"), [(0.0, 1), (0.5, 2), (0.95, 4), (1.0, 4)])
def test_a_percentile_is_one_of_the_values(share: float, expected: float) -> None:
    assert percentile([4, 1, 3, 2], share) == expected
