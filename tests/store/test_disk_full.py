"""A disk that takes no more costs the step at hand and nothing else, at whatever byte it stops."""

import os
import resource
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from fieldkit.store import drafts, lists, outbox, revisions, verifying
from fieldkit.store.checkpointer import ROOM_AFTER
from fieldkit.store.errors import StoreError
from fieldkit.store.writer import Priority
from tests.store.busy_visit import CERT, RECORD, save, seal_draft
from tests.store.laptop import Laptop

ROOT = Path(__file__).resolve().parents[2]


@contextmanager
def no_file_beyond(size: int) -> Iterator[None]:
    """No file of this process may grow beyond ``size`` bytes."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    handler = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
        signal.signal(signal.SIGXFSZ, handler)


def stop_at(laptop: Laptop, log: Path, step: int, number: int) -> str:
    """Save and seal while the log may grow by ``step`` bytes only; the code of what went wrong, "" for nothing.

    It is cut first, so that it has no room left that it took beforehand; so many commits before that it takes none
    meanwhile.
    """
    for _ in range(ROOM_AFTER + 1):
        laptop.database.write(lambda _connection: None, Priority.BACKGROUND).result()
    assert laptop.database.empty_log()
    assert log.stat().st_size == 0
    try:
        with no_file_beyond(log.stat().st_size + step):
            laptop.database.write(save(number)).result()
            laptop.database.write(seal_draft).result()
    except StoreError as error:
        return error.code
    return ""


def test_wherever_the_log_stops_growing_the_step_is_wholly_there_or_wholly_not(
    laptop: Laptop, tmp_path: Path
) -> None:
    laptop.write(save(1))
    laptop.write(seal_draft)
    stopped = []
    for number, step in enumerate(
        (0, 2000, 4120, 8240, 20000, 40000, 60000, 80000, 120_000, 1_000_000), start=2
    ):
        before = laptop.read(revisions.count)
        code = stop_at(laptop, tmp_path / "store.db-wal", step, number)
        stopped.append(code)
        draft = laptop.read(lambda c: drafts.load(c, RECORD, CERT))
        assert laptop.read(revisions.count) == (before if code else before + 1)
        assert laptop.read(outbox.counts).only_here == laptop.read(revisions.count)
        assert code or draft is None
        row = laptop.read(lambda c: lists.record(c, RECORD))
        assert row is not None
        assert bool(row.touched) == (draft is not None)
        assert verifying.verify(laptop.database).faults == ()
        laptop.write(save(number))
        laptop.write(seal_draft)
    assert set(stopped) <= {"", "FK-STORE-DISK", "FK-STORE-FULL"}
    assert 4 <= len([code for code in stopped if code]) < len(stopped)


def small_disk() -> list[str] | None:
    """The command that runs a program with a file system of its own mounted, where this account may do that."""
    if shutil.which("unshare") is None:
        return None
    prefix = ["unshare", "--user", "--map-root-user", "--mount", "sh", "-c"]
    tried = subprocess.run([*prefix, "mount -t tmpfs none /mnt"], capture_output=True, check=False)
    return prefix if tried.returncode == 0 else None


def test_a_disk_that_is_really_full_is_told_and_room_brings_the_words_back(tmp_path: Path) -> None:
    prefix = small_disk()
    if prefix is None:
        pytest.skip("this account may not mount a small file system")
    script = f'mount -t tmpfs -o size=1500k none "{tmp_path}" && exec "{sys.executable}" -m tests.store.full_disk "{tmp_path}"'
    run = subprocess.run(
        [*prefix, script],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )
    assert (run.stdout, run.stderr) == ("FK-STORE-FULL True 0 True\n", "")
