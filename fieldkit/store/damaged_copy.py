"""A damaged database is kept as it was found, byte for byte, before anything else is tried with it."""

from __future__ import annotations

import hashlib
import shutil
from contextlib import suppress
from pathlib import Path

from fieldkit.store.connection import translated
from fieldkit.store.errors import StoreError

_ENDINGS = ("", "-wal")


def keep(path: Path) -> Path | None:
    """Copy the database and its log into ``damaged/``, named after their content, so that each state is kept once.

    Gives the copy of the database; None where there is no room for it. The original is neither moved nor changed.
    """
    with suppress(StoreError), translated():
        folder = path.with_name("damaged")
        name = f"{path.name}.{_fingerprint(path)}"
        folder.mkdir(mode=0o700, exist_ok=True)
        for ending in _ENDINGS:
            source, target = path.with_name(path.name + ending), folder / (name + ending)
            if source.exists() and not target.exists():
                beside = target.with_name(target.name + ".new")
                try:
                    shutil.copyfile(source, beside)
                    beside.replace(target)
                finally:
                    beside.unlink(missing_ok=True)
        return folder / name
    return None


def _fingerprint(path: Path) -> str:
    digest = hashlib.sha256()
    for ending in _ENDINGS:
        one = path.with_name(path.name + ending)
        if one.exists():
            with one.open("rb") as file:
                for part in iter(lambda: file.read(1 << 20), b""):
                    digest.update(part)
    return digest.hexdigest()[:16]
