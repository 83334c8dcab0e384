"""Keeps which language this computer's window speaks, beside how it looks; nothing personal."""

from __future__ import annotations

from fieldkit.services.computer import settings_file
from fieldkit.services.computer.laptop import Laptop

SYSTEM = "system"
WISHES = (SYSTEM, "en", "cy")
_LANGUAGE = "language"


def load(laptop: Laptop) -> str:
    """One of WISHES; the system's language where nothing was wished for."""
    wish = settings_file.held(laptop).get(_LANGUAGE)
    return wish if isinstance(wish, str) and wish in WISHES else SYSTEM


def save(laptop: Laptop, wish: str) -> None:
    """Keep it for the next start."""
    settings_file.keep(laptop, {_LANGUAGE: wish})
