import sys
from pathlib import Path

import pytest

from fieldkit.services.computer import disk_encryption
from fieldkit.services.computer.disk_encryption import DISK, HIBERNATION, SWAP, Places
from tests.services.desk import Desk


class System:
    """A made-up /proc and /sys, laid out as Linux lays them out."""

    def __init__(self, root: Path) -> None:
        self.places = Places(root / "proc", root / "sys")
        self._devices: dict[Path, str] = {}
        for folder in ("proc", "sys/dev/block", "sys/devices", "sys/power"):
            (root / folder).mkdir(parents=True)
        self._swaps: list[str] = []

    def device(self, number: str, *, crypt: bool = False, on: tuple[str, ...] = ()) -> None:
        folder = self.places.sys / "devices" / number
        (folder / "slaves").mkdir(parents=True)
        if crypt:
            (folder / "dm").mkdir()
            (folder / "dm" / "uuid").write_text("CRYPT-LUKS2-0123-root\n")
        for below in on:
            (folder / "slaves" / below.replace(":", "-")).symlink_to(self.places.sys / "devices" / below)
        (self.places.sys / "dev" / "block" / number).symlink_to(folder)

    def holds(self, path: Path, number: str) -> None:
        self._devices[path] = number

    def swap(self, name: str, number: str) -> None:
        self._swaps.append(f"{name} partition 1000 0 -2")
        self.holds(Path(name), number)
        (self.places.proc / "swaps").write_text(
            "\n".join(["Filename Type Size Used Priority", *self._swaps]) + "\n"
        )

    def hibernates(self, modes: str = "[platform] shutdown") -> None:
        (self.places.sys / "power" / "state").write_text("freeze mem disk\n")
        (self.places.sys / "power" / "disk").write_text(modes)

    def look(self, data: Path) -> tuple[str, ...]:
        return disk_encryption.look(data, self.places, lambda path: self._devices.get(path, ""))


@pytest.fixture
def system(tmp_path: Path) -> System:
    return System(tmp_path)


def test_a_plain_disk_with_plain_swap_is_told_and_hibernation_with_it(system: System, tmp_path: Path) -> None:
    system.device("8:1")
    system.holds(tmp_path, "8:1")
    assert system.look(tmp_path) == (DISK,)
    system.swap("/dev/sda2", "8:1")
    assert system.look(tmp_path) == (DISK, SWAP)
    system.hibernates()
    assert system.look(tmp_path) == (DISK, SWAP, HIBERNATION)


def test_a_volume_on_an_encrypted_mapping_is_in_order(system: System, tmp_path: Path) -> None:
    system.device("8:1")
    system.device("253:0", crypt=True, on=("8:1",))
    system.device("253:1", on=("253:0",))
    system.holds(tmp_path, "253:1")
    system.swap("/dev/dm-1", "253:1")
    system.hibernates()
    assert system.look(tmp_path) == ()


def test_compressed_memory_is_no_swap_space_and_switched_off_hibernation_none(
    system: System, tmp_path: Path
) -> None:
    system.device("8:1")
    system.device("252:0")
    system.swap("/dev/zram0", "252:0")
    assert system.look(tmp_path) == ()
    system.swap("/dev/sda2", "8:1")
    system.hibernates("[disabled]")
    assert system.look(tmp_path) == (SWAP,)


def test_nothing_is_claimed_of_what_the_system_does_not_tell(system: System, tmp_path: Path) -> None:
    assert system.look(tmp_path) == ()
    system.holds(tmp_path, "0:45")
    assert system.look(tmp_path / "not" / "there" / "yet") == ()


@pytest.mark.skipif(sys.platform != "linux", reason="asks this Linux itself")
def test_this_computer_can_be_asked(tmp_path: Path) -> None:
    assert set(disk_encryption.look(tmp_path)) <= {DISK, SWAP, HIBERNATION}


def test_each_is_said_once_and_again_when_something_else_comes_up(desk: Desk) -> None:
    assert len(disk_encryption.news(desk.laptop, (SWAP,))) == 1
    assert disk_encryption.news(desk.laptop, (SWAP,)) == ()
    assert len(disk_encryption.news(desk.laptop, (DISK, SWAP))) == 2
    assert disk_encryption.news(desk.laptop, ()) == ()
