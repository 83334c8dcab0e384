"""SIGKILL at any moment loses nothing that was said to be safe, and the store always opens."""

import os
import random
import subprocess
import sys
from pathlib import Path

import pytest

from fieldkit.records import values
from fieldkit.records.merge import merge
from fieldkit.store import drafts, outbox, rebuilding, revisions, verifying
from fieldkit.store.connection import Connection
from fieldkit.store.database import open_database
from tests.store.busy_visit import CERT, RECORD
from tests.store.laptop import KEY, Laptop, new_laptop
from tests.store.test_projections import everything_listed

ROOT = Path(__file__).resolve().parents[2]
SEEDS = range(4)
KILLS_EACH = 10


def killed_visit(path: Path, first: int, lines: int, spin: int) -> int:
    """Run the visit until it has reported so many saves, then kill it; the last number it reported."""
    with subprocess.Popen(
        [sys.executable, "-m", "tests.store.busy_visit", str(path), str(first)],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        stdout=subprocess.PIPE,
        text=True,
    ) as process:
        assert process.stdout is not None
        last = first - 1
        for _ in range(lines):
            last = int(process.stdout.readline())
        for _ in range(spin):
            pass
        process.kill()
        rest = process.stdout.read().split("\n")
        return max([last, *(int(line) for line in rest if line)])


def last_word(connection: Connection) -> int:
    """The number of the newest words that stand in the record, draft over revisions."""
    held = [one for draft in drafts.of_record(connection, RECORD) for one in draft.held()]
    field = merge(revisions.everything_of(connection, RECORD), held).fields.get(("words",))
    if field is None:
        return 0
    assert not field.conflict
    return int(str((values.parse(field.value) or {})["valueString"]).split()[1])


@pytest.mark.parametrize("seed", SEEDS)
def test_no_acknowledged_word_is_lost_by_kill_nine(tmp_path: Path, seed: int) -> None:
    choose = random.Random(seed)
    new_laptop(tmp_path).database.close()
    path = tmp_path / "store.db"
    number = 0
    for _ in range(KILLS_EACH):
        acknowledged = killed_visit(path, number + 1, choose.randint(1, 25), choose.randint(0, 60_000))
        laptop = Laptop(open_database(path, KEY))
        number = laptop.read(last_word)
        assert number in {acknowledged, acknowledged + 1}
        laptop.database.close()
    laptop = Laptop(open_database(path, KEY))
    check_whole(laptop)
    laptop.database.close()


def check_whole(laptop: Laptop) -> None:
    """Pages, hashes and signatures hold; each sealed revision waits for the hub; the lists are what a rebuild makes."""
    verified = verifying.verify(laptop.database)
    assert verified.faults == ()
    assert verified.revisions == laptop.read(outbox.counts).only_here > 0
    listed = laptop.read(everything_listed)
    rebuilding.rebuild(laptop.database).result()
    assert laptop.read(everything_listed) == listed
    for draft in laptop.read(lambda c: drafts.of_record(c, RECORD)):
        assert draft.cert == CERT
