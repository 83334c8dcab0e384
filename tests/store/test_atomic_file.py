"""A reader of a file that is being replaced finds the old bytes or the new ones."""

import resource
import signal
from pathlib import Path

import pytest

from fieldkit.store import atomic_file
from fieldkit.store.errors import StoreError


def test_new_bytes_take_the_place_of_old_ones_and_nothing_else_stays(tmp_path: Path) -> None:
    path = tmp_path / "vault.json"
    atomic_file.write(path, b"old")
    atomic_file.write(path, b"new")
    assert path.read_bytes() == b"new"
    assert list(tmp_path.iterdir()) == [path]


def test_only_the_owner_may_read_the_file(tmp_path: Path) -> None:
    atomic_file.write(tmp_path / "vault.json", b"x")
    assert (tmp_path / "vault.json").stat().st_mode & 0o077 == 0


def test_a_disk_that_takes_no_more_leaves_the_old_bytes(tmp_path: Path) -> None:
    path = tmp_path / "vault.json"
    atomic_file.write(path, b"old")
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    handler = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (1000, before[1]))
    try:
        with pytest.raises(StoreError):
            atomic_file.write(path, bytes(5000))
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
        signal.signal(signal.SIGXFSZ, handler)
    assert path.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [path]
