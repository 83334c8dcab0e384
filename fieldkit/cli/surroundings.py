"""What a command or the window is started in: the environment, a clock, and the folder with everything of this laptop."""

from __future__ import annotations

import argparse
import os
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from fieldkit.base.clock import Clock
from fieldkit.services.computer.laptop import (
    Laptop,
    control_phone,
    cover_minutes,
    data_folder,
    found_phone,
    lock_card,
)

if TYPE_CHECKING:
    from fieldkit.store.derivation import Cost


@dataclass(frozen=True)
class Surroundings:
    """What a command runs in: passed in, so that tests can bend it. ``cost`` is that of a new passphrase."""

    environment: Mapping[str, str]
    clock: Clock
    cost: Cost | None = None


def laptop(args: argparse.Namespace, around: Surroundings) -> Laptop:
    """The laptop with the data folder that was asked for."""
    return Laptop(
        data_folder(args.data, around.environment),
        around.clock,
        os.urandom,
        around.cost,
        cover_minutes(around.environment),
        found_phone(around.environment),
        lock_card(around.environment),
        control_phone=control_phone(around.environment),
    )
