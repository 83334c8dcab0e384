"""What is damaged stays as it was found, with a copy beside it that nobody works on."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from fieldkit.base.clock import FixedClock
from fieldkit.store import damaged_copy, profile, profile_list
from fieldkit.store.derivation import Cost
from fieldkit.store.errors import DamagedStoreError


def test_each_state_is_copied_once_with_its_log(tmp_path: Path) -> None:
    path = tmp_path / "store.db"
    path.write_bytes(b"first")
    (tmp_path / "store.db-wal").write_bytes(b"log")
    copy = damaged_copy.keep(path)
    assert copy is not None
    assert copy.read_bytes() == b"first"
    assert copy.with_name(copy.name + "-wal").read_bytes() == b"log"
    assert damaged_copy.keep(path) == copy
    path.write_bytes(b"second")
    assert damaged_copy.keep(path) != copy
    assert len(list((tmp_path / "damaged").iterdir())) == 4


def test_no_room_for_a_copy_is_no_further_trouble(tmp_path: Path) -> None:
    (tmp_path / "store.db").write_bytes(b"x")
    (tmp_path / "damaged").write_bytes(b"a file where the folder would be")
    assert damaged_copy.keep(tmp_path / "store.db") is None


def test_a_profile_with_a_damaged_store_says_so_and_keeps_the_bytes(tmp_path: Path) -> None:
    made = profile.create_profile(
        tmp_path, display_name="Glynis Hart", role="cpn", passphrase="blue door",
        clock=FixedClock(datetime(2026, 11, 22, tzinfo=UTC)), cost=Cost(64, 1, 1),
    )  # fmt: skip
    store = made.folder / profile_list.STORE
    content = bytearray(store.read_bytes())
    content[20:40] = bytes(20)
    store.write_bytes(content)
    for _ in range(2):
        with pytest.raises(DamagedStoreError):
            profile.open_profile(made, "blue door")
    assert store.read_bytes() == content
    (copy,) = (made.folder / "damaged").iterdir()
    assert copy.read_bytes() == content
