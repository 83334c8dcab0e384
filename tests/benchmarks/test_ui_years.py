"""The rows hold what the window told, each against its own budget."""

from benchmarks.ui_years import sync_rows, use_rows

LOOP = {"p99": 7.0, "p99.9": 55.0, "longest": 58.0}


def test_a_sync_is_judged_by_its_gaps_and_rest_is_only_reported() -> None:
    rows = sync_rows({"resting": LOOP, "sync": LOOP, "sync_seconds": 39.0})
    assert [(row.value, row.ok) for row in rows] == [(7.0, True), (39.0, True), (7.0, True), (55.0, False)]


def test_times_are_medians_and_a_lock_is_as_slow_as_its_slowest() -> None:
    told = {
        "unlock_to_today": [100.0, 300.0, 900.0],
        "person": [50.0, 150.0, 130.0],
        "idle_cpu": 0.002,
        "memory_mb": 208.0,
        "lock": LOOP,
        "locked_painted": [40.0, 210.0],
        "store_closed": [90.0, 100.0],
    }
    rows = {row.name: row for row in use_rows(told, ", under Xvfb")}
    assert rows["unlock until Today is painted, under Xvfb"].value == 300.0
    assert not rows["open a person until painted, middle, under Xvfb"].ok
    assert rows["processor while resting, under Xvfb"].value == 0.2
    assert rows["lock until nothing personal is painted, under Xvfb"].value == 210.0
    assert not rows["memory with the large store, under Xvfb"].ok
