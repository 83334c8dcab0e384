"""What a benchmark hands back, and how a time is taken, so that all figures are made alike."""

import gc
import statistics
import time
from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True)
class Result:
    """One figure: `value` in `unit`, the `budget` it has to keep (None: only reported), and whether it did."""

    name: str
    value: float
    unit: str
    budget: float | None
    ok: bool


def at_most(name: str, value: float, unit: str, budget: float) -> Result:
    """A figure that has to stay at or under its budget, such as a time or a size."""
    return Result(name, round(value, 4), unit, budget, value <= budget)


def at_least(name: str, value: float, unit: str, budget: float) -> Result:
    """A figure that has to reach its budget, such as a rate."""
    return Result(name, round(value, 4), unit, budget, value >= budget)


def reported(name: str, value: float, unit: str) -> Result:
    """A figure without a budget, to know what the others stand on."""
    return Result(name, round(value, 4), unit, None, ok=True)


def times_ms(
    work: Callable[[], object], repeats: int, warm_up: int = 1, clock: Callable[[], float] = time.perf_counter
) -> list[float]:
    """How long `work` takes, in milliseconds, `repeats` times after `warm_up` runs that do not count."""
    for _ in range(warm_up):
        work()
    gc.collect()  # what others left behind is not this work's doing
    taken = []
    for _ in range(repeats):
        began = clock()
        work()
        taken.append((clock() - began) * 1000)
    return taken


def median_ms(work: Callable[[], object], repeats: int = 9, warm_up: int = 1) -> float:
    """The median of `times_ms`: one disturbed run does not change it."""
    return statistics.median(times_ms(work, repeats, warm_up))


def percentile(values: list[float], share: float) -> float:
    """The smallest value that at least `share` (0 to 1) of the values do not exceed."""
    ordered = sorted(values)
    return ordered[max(0, min(len(ordered) - 1, round(share * len(ordered) + 0.5) - 1))]
