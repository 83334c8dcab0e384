"""Looks whether the system encrypts the disk, the swap space and what hibernation writes: FieldKit encrypts only its own files.

Only Linux tells, in /proc and /sys; elsewhere, and wherever it is not clear, nothing is claimed.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from fieldkit.base.wording import said
from fieldkit.services.computer import laptop_notes
from fieldkit.services.computer.laptop import Laptop

DISK, SWAP, HIBERNATION = "disk", "swap", "hibernation"

_WORDS = {
    DISK: said(
        "This laptop's disk is not encrypted. FieldKit's own files are. Ask your IT desk to switch it on."
    ),
    SWAP: said(
        "This laptop's swap space is not encrypted: words from memory could be left there. Ask your IT desk."
    ),
    HIBERNATION: said(
        "Hibernation writes memory to a disk that is not encrypted. Ask your IT desk to switch it off."
    ),
}

Device = Callable[[Path], str]
"""The device ("major:minor") that holds a path, or that a device file stands for; "" where there is none."""


@dataclass(frozen=True)
class Places:
    """Where to look: the real system's, or a test's."""

    proc: Path = Path("/proc")
    sys: Path = Path("/sys")


def look(data: Path, places: Places | None = None, device: Device | None = None) -> tuple[str, ...]:
    """What is known not to be encrypted: DISK, SWAP, HIBERNATION."""
    where, of = places or Places(), device or device_of
    found = []
    if _is_plain(of(_existing(data)), where):
        found.append(DISK)
    if any(_is_plain(of(one), where) for one in _swaps(where)):
        found.append(SWAP)
        if _can_hibernate(where):
            found.append(HIBERNATION)
    return tuple(found)


def news(laptop: Laptop, found: tuple[str, ...]) -> tuple[str, ...]:
    """Sentences to show now: each is said once on a laptop, and again when something else has come up."""
    told = laptop_notes.read(laptop, "disk")
    if not found or told == list(found):
        return ()
    laptop_notes.keep(laptop, "disk", list(found))
    return words(found)


def words(found: tuple[str, ...]) -> tuple[str, ...]:
    """The same in sentences, with what to do."""
    return tuple(_WORDS[one] for one in found)


def device_of(path: Path) -> str:
    """Of a device file the device itself, of anything else the one that holds it."""
    try:
        about = path.stat()
    except OSError:
        return ""
    number = about.st_rdev or about.st_dev
    return f"{os.major(number)}:{os.minor(number)}"


def _existing(path: Path) -> Path:
    return next((one for one in (path, *path.parents) if one.exists()), path)


def _swaps(where: Places) -> list[Path]:
    """Swap files and partitions in use; compressed memory is none."""
    try:
        lines = (where.proc / "swaps").read_text(encoding="utf-8").splitlines()[1:]
    except OSError:
        return []
    names = (line.split()[0].encode("utf-8").decode("unicode_escape") for line in lines if line.split())
    return [Path(name) for name in names if not Path(name).name.startswith("zram")]


def _is_plain(device: str, where: Places) -> bool:
    """Whether a device is known, and nothing below it is a dm-crypt mapping."""
    folder = where.sys / "dev" / "block" / device
    return bool(device) and folder.exists() and not _is_encrypted(folder.resolve())


def _is_encrypted(folder: Path) -> bool:
    try:
        uuid = (folder / "dm" / "uuid").read_text(encoding="ascii")
    except OSError:
        uuid = ""
    if uuid.startswith("CRYPT-"):
        return True
    below = sorted((folder / "slaves").iterdir()) if (folder / "slaves").is_dir() else []
    return bool(below) and all(_is_encrypted(one.resolve()) for one in below)


def _can_hibernate(where: Places) -> bool:
    try:
        states = (where.sys / "power" / "state").read_text(encoding="ascii").split()
        modes = (where.sys / "power" / "disk").read_text(encoding="ascii")
    except OSError:
        return False
    return "disk" in states and "[disabled]" not in modes
