"""A file is replaced wholly or not at all, whatever happens in between."""

from __future__ import annotations

import os
from pathlib import Path

from fieldkit.store.disk_errors import translated


def write(path: Path, content: bytes) -> None:
    """Put ``content`` at ``path`` so that a reader finds the old bytes or the new ones. Raises a StoreError.

    The new bytes are on the disk before the name points at them, and so is the name when this returns.
    """
    beside = path.with_name(path.name + ".new")
    with translated():
        try:
            descriptor = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
            with os.fdopen(descriptor, "wb") as file:
                file.write(content)
                file.flush()
                os.fsync(file.fileno())
            beside.replace(path)
        except BaseException:
            beside.unlink(missing_ok=True)
            raise
        sync_folder(path.parent)


def sync_file(path: Path) -> None:
    """Make the bytes of a file durable."""
    with path.open("rb+") as file:
        os.fsync(file.fileno())


def sync_folder(folder: Path) -> None:
    """Make names in a folder durable; Windows does that by itself and can't open folders."""
    if os.name == "nt":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
