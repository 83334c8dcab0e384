"""The last words fit on a full disk, and what is kept back never fills one."""

import errno
from collections.abc import Callable
from pathlib import Path

import pytest

from fieldkit.store import drafts
from fieldkit.store.connection import Connection
from fieldkit.store.database import Database, open_database
from fieldkit.store.disk_errors import disk_error
from fieldkit.store.errors import DiskFullError
from fieldkit.store.reserve import Reserve
from tests.store.busy_visit import CERT, RECORD, save
from tests.store.laptop import KEY, new_laptop

SIZE = 10_000


def test_it_takes_its_room_once_and_gives_it_back(tmp_path: Path) -> None:
    path = tmp_path / "kept"
    reserve = Reserve(path, SIZE)
    assert reserve.keep()
    made = path.read_bytes()
    assert len(made) == SIZE
    assert reserve.keep()
    assert path.read_bytes() == made
    assert reserve.release()
    assert not path.exists()
    assert not reserve.release()


def test_a_cut_off_one_is_made_anew(tmp_path: Path) -> None:
    (tmp_path / "kept").write_bytes(b"half")
    assert Reserve(tmp_path / "kept", SIZE).keep()
    assert (tmp_path / "kept").stat().st_size == SIZE


def test_a_disk_without_room_to_spare_is_left_alone(tmp_path: Path) -> None:
    reserve = Reserve(tmp_path / "kept", 1 << 60)
    assert not reserve.keep()
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_takes_nothing_is_no_trouble(tmp_path: Path) -> None:
    reserve = Reserve(tmp_path / "no folder" / "kept", SIZE)
    assert not reserve.keep()
    assert not Reserve(tmp_path / "kept", 0).keep()


def full_while(there: Path, change: Callable[[Connection], None]) -> Callable[[Connection], None]:
    """A change for which the disk has room only when the room kept back is given up."""

    def attempt(connection: Connection) -> None:
        change(connection)
        if there.exists():
            raise disk_error(OSError(errno.ENOSPC, "full"))

    return attempt


def opened(folder: Path) -> tuple[Database, Path]:
    new_laptop(folder).database.close()
    database = open_database(folder / "store.db", KEY, reserve=SIZE)
    there = folder / "store.db.reserve"
    database._checkpointer._reserve.keep()
    return database, there


def test_a_save_on_a_full_disk_takes_what_was_kept_back(tmp_path: Path) -> None:
    database, there = opened(tmp_path)
    assert there.stat().st_size == SIZE
    database.write(full_while(there, save(1))).result()
    assert not there.exists()
    held = database.read(lambda c: drafts.load(c, RECORD, CERT))
    assert held is not None
    database.close()
    database = open_database(tmp_path / "store.db", KEY, reserve=SIZE)
    database.close()
    assert there.stat().st_size == SIZE


def test_what_could_be_fetched_again_leaves_it_alone(tmp_path: Path) -> None:
    database, there = opened(tmp_path)
    arriving = full_while(there, save(1))
    with pytest.raises(DiskFullError):
        database.write_slices([1], lambda connection, _: arriving(connection)).result()
    assert there.exists()
    database.close()
