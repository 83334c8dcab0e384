"""Remembers beside a vault that the hub has ended its access, so that neither a restart nor a lock forgets it."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from pathlib import Path

from fieldkit.base.jsontext import dumps, loads
from fieldkit.store import atomic_file, vault_file
from fieldkit.store.disk_errors import translated

ENDED = "ended.json"
_BLOCK = 65_536


@dataclass(frozen=True)
class Ended:
    """``at`` (instant) is when this laptop heard of it. ``handed_over`` counts what the hub took in before the key went.

    ``shredded``: the key is gone, and nothing opens what is left.
    """

    name: str
    reason: str
    at: str
    handed_over: int = 0
    shredded: bool = False


def note(folder: Path, ended: Ended) -> None:
    """Keep it, durably."""
    atomic_file.write(folder / ENDED, dumps(asdict(ended)).encode("utf-8"))


def read(folder: Path) -> Ended | None:
    """What was noted for the profile in this folder."""
    try:
        return Ended(**loads((folder / ENDED).read_bytes()))
    except (OSError, ValueError, TypeError):
        return None


def clear(folder: Path) -> None:
    """The hub has opened the door again."""
    (folder / ENDED).unlink(missing_ok=True)


def shred(folder: Path, ended: Ended) -> None:
    """Take the key away for good: every vault file is overwritten and removed. The encrypted store stays, unreadable.

    It is noted first, so that a crash in between leaves no profile that looks damaged. A disk may keep old blocks of a
    small file; only full-disk encryption answers that.
    """
    note(folder, ended)
    for name in (vault_file.VAULT, vault_file.KEPT, vault_file.DAMAGED):
        path = folder / name
        if not path.exists():
            continue
        with translated():
            size = path.stat().st_size
            with path.open("r+b") as file:
                file.write(bytes(max(size, _BLOCK)))
                file.flush()
            atomic_file.sync_file(path)
            path.unlink()
    with translated():
        atomic_file.sync_folder(folder)
