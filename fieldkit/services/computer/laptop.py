"""What every service stands on before anybody has unlocked anything: a folder, a clock and a source of chance."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

import platformdirs

from fieldkit.base.clock import Clock
from fieldkit.base.uptime import SystemUptime, UptimeClock

if TYPE_CHECKING:
    from fieldkit.base.ids import RandomBytes
    from fieldkit.store.derivation import Cost

DATA = "FIELDKIT_DATA"
COVER = "FIELDKIT_COVER_MINUTES"
FOUND = "FIELDKIT_FOUND_PHONE"
CONTROL = "FIELDKIT_CONTROL_PHONE"
LOCK_CARD = "FIELDKIT_LOCK_CARD"
MOST_COVER_MINUTES = 20


@dataclass(frozen=True)
class Laptop:
    """``data`` holds everything that FieldKit keeps on this computer.

    ``cost`` is what a new passphrase costs to try; None measures it on this computer. ``cover_minutes`` is how long keys
    may stay in memory under the cover of a visit; 0 switches the cover off. ``found_phone`` is whom to ring who finds it,
    or loses it; "" where nobody has said. ``lock_card``: the locked screen may show the place of the visit that goes on.
    ``control_phone`` is the control room that counts a responder's minutes; "" where nobody has said.
    """

    data: Path
    clock: Clock
    random: RandomBytes = os.urandom
    cost: Cost | None = None
    cover_minutes: int = MOST_COVER_MINUTES
    found_phone: str = ""
    lock_card: bool = True
    uptime: UptimeClock = field(default_factory=SystemUptime)
    practice: bool = False
    control_phone: str = ""


def data_folder(given: str | None, environment: Mapping[str, str]) -> Path:
    """The folder asked for, else what FIELDKIT_DATA says, else the place this system has for a user's data."""
    chosen = given or environment.get(DATA)
    return (
        Path(chosen).absolute() if chosen else Path(platformdirs.user_data_dir("fieldkit", appauthor=False))
    )


def cover_minutes(environment: Mapping[str, str]) -> int:
    """What the organisation allows: 0 to 20; what is no such number allows nothing."""
    said = environment.get(COVER, str(MOST_COVER_MINUTES))
    return min(int(said), MOST_COVER_MINUTES) if said.isascii() and said.isdecimal() else 0


def found_phone(environment: Mapping[str, str]) -> str:
    """The number on the unlock screen for whoever finds this laptop, or has lost one like it."""
    return environment.get(FOUND, "").strip()


def control_phone(environment: Mapping[str, str]) -> str:
    """The number of the control room, for whoever is on a call-out."""
    return environment.get(CONTROL, "").strip()


def lock_card(environment: Mapping[str, str]) -> bool:
    """Whether the 999 card with a place opens from the locked screen during a visit: only "off" switches it off."""
    return environment.get(LOCK_CARD, "").strip().casefold() != "off"
