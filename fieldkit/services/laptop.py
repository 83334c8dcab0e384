"""What every service stands on before anybody has unlocked anything: a folder, a clock and a source of chance."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import platformdirs

from fieldkit.base.clock import Clock
from fieldkit.base.ids import RandomBytes
from fieldkit.store.derivation import Cost

DATA = "FIELDKIT_DATA"


@dataclass(frozen=True)
class Laptop:
    """``data`` holds everything that FieldKit keeps on this computer.

    ``cost`` is what a new passphrase costs to try; None measures it on this computer.
    """

    data: Path
    clock: Clock
    random: RandomBytes = os.urandom
    cost: Cost | None = None


def data_folder(given: str | None, environment: Mapping[str, str]) -> Path:
    """The folder asked for, else what FIELDKIT_DATA says, else the place this system has for a user's data."""
    chosen = given or environment.get(DATA)
    return (
        Path(chosen).absolute() if chosen else Path(platformdirs.user_data_dir("fieldkit", appauthor=False))
    )
