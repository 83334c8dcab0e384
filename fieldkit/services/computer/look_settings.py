"""Keeps how the window looks across restarts: text size and colours, for this computer, nothing personal."""

from __future__ import annotations

from dataclasses import dataclass

from fieldkit.services.computer import settings_file
from fieldkit.services.computer.laptop import Laptop

_LOOK = "look"


@dataclass(frozen=True)
class Look:
    """``wish`` is "system", "light", "dark" or "contrast"; ``percent`` the text size, 100 to 250."""

    wish: str = "system"
    percent: int = 100


WISHES = ("system", "light", "dark", "contrast")


def load(laptop: Laptop) -> Look:
    """What was wished for last; the usual look where nothing was, or where the file can't be understood."""
    held = settings_file.held(laptop).get(_LOOK)
    if not isinstance(held, dict):
        return Look()
    wish, percent = held.get("colours"), held.get("text")
    return Look(
        wish if wish in WISHES else Look.wish,
        percent if type(percent) is int and 100 <= percent <= 250 else Look.percent,
    )


def save(laptop: Laptop, look: Look) -> None:
    """Keep it, beside whatever else the file holds. A look that can't be kept is no reason to stop anybody's work."""
    settings_file.keep(laptop, {_LOOK: {"colours": look.wish, "text": look.percent}})
