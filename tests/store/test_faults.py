"""A small part of the journal of faults: every kind in every scene loses nothing. ``python -m benchmarks faults`` runs more."""

import sys

import pytest

from benchmarks import faults
from benchmarks.fault_stage import MOMENT

SEED = 20_261_122
RUNS = 2


@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="it forks")
def test_no_kind_of_fault_loses_anything_in_any_scene() -> None:
    journal = faults.run(minutes=0, seed=SEED, most=RUNS)
    assert [row.lost for row in journal.rows if row.lost] == []
    assert journal.runs == len(journal.rows) * RUNS
    assert [row.scene for row in journal.rows if row.places < 2 and row.kind != MOMENT] == []
