"""Whose profiles are on this laptop, told while all of them are locked: loaded with the door, so it stands on little."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from fieldkit.store import atomic_file, ended, vault_file
from fieldkit.store.disk_errors import translated
from fieldkit.store.errors import VaultError
from fieldkit.store.vault_file import Owner

STORE = "store.db"
SPOOL = "spool"
PROFILES = "profiles"
_CURRENT = "current"


@dataclass(frozen=True)
class Profile:
    """A profile as it can be listed while locked. ``damaged`` where its vault can't be read; then the rest is ""."""

    folder: Path
    owner: Owner
    damaged: bool = False

    @property
    def id(self) -> str:
        return self.folder.name


def list_profiles(data: Path) -> tuple[Profile, ...]:
    """All profiles below the data folder, by display name; a damaged vault is listed and not opened."""
    return tuple(sorted(_profiles(data), key=lambda one: (one.owner.display_name.casefold(), one.id)))


def ended_profiles(data: Path) -> tuple[ended.Ended, ...]:
    """Whose access on this laptop the hub has ended, the key being gone."""
    root = data / PROFILES
    folders = sorted(root.iterdir()) if root.is_dir() else []
    found = (ended.read(folder) for folder in folders)
    return tuple(one for one in found if one is not None and one.shredded)


def find_profile(data: Path, profile_id: str) -> Profile:
    """One profile by its id. Raises VaultMissingError or VaultError."""
    folder = data / PROFILES / profile_id
    return Profile(folder, vault_file.read_owner(folder))


def current_profile(data: Path) -> Profile | None:
    """The profile that was used last, or the only one; None where there is none to choose."""
    try:
        chosen = (data / _CURRENT).read_text(encoding="utf-8").strip()
    except OSError:
        chosen = ""
    found = list_profiles(data)
    if len(found) == 1 and not chosen:
        return found[0]
    return next((one for one in found if one.id == chosen), None)


def has_current(data: Path) -> bool:
    """Whether one was ever chosen."""
    return (data / _CURRENT).exists()


def set_current(data: Path, profile_id: str) -> None:
    """Remember which profile to offer first."""
    atomic_file.write(data / _CURRENT, profile_id.encode("utf-8"))


def _profiles(data: Path) -> Iterator[Profile]:
    root = data / PROFILES
    if not root.is_dir():
        return
    with translated():
        folders = sorted(path for path in root.iterdir() if path.is_dir() and path.name[:1] != ".")
    for folder in folders:
        known = ended.read(folder)
        if known is not None and known.shredded:
            continue
        try:
            yield Profile(folder, vault_file.read_owner(folder))
        except VaultError:
            if (folder / STORE).exists():
                yield Profile(folder, Owner(folder.name, "", "", ""), damaged=True)
