"""Fills a small disk with a visit, in a process of its own: what was saved stays, the rest is told, and room brings it back."""

from __future__ import annotations

import sys
from pathlib import Path

from fieldkit.store import drafts, revisions, verifying
from fieldkit.store.errors import DiskFullError
from tests.store.busy_visit import CERT, RECORD, save, seal_draft
from tests.store.laptop import new_laptop


def fill(folder: Path) -> str:
    """Save and seal until the disk is full, make room, save again; a line that says what was seen."""
    ballast = folder / "ballast"
    ballast.write_bytes(bytes(200_000))
    laptop = new_laptop(folder)
    number = 0
    told = ""
    while not told:
        number += 1
        try:
            laptop.database.write(save(number)).result()
            laptop.database.write(seal_draft).result()
        except DiskFullError as error:
            told = error.code
    held = laptop.read(revisions.count)
    faults = verifying.verify(laptop.database).faults
    ballast.unlink()
    laptop.database.write(save(number)).result()
    back = laptop.read(lambda connection: drafts.load(connection, RECORD, CERT)) is not None
    laptop.database.close()
    return f"{told} {held >= number - 1} {len(faults)} {back}"


if __name__ == "__main__":
    sys.stdout.write(fill(Path(sys.argv[1])) + "\n")
