"""Small things to remember about this computer, outside every vault: nothing personal, nothing that anybody would miss."""

from __future__ import annotations

from contextlib import suppress
from typing import Any

from fieldkit.base.jsontext import dumps, loads
from fieldkit.services.computer.laptop import Laptop

FILE = "laptop.json"


def read(laptop: Laptop, name: str) -> Any:
    """What was kept under a name; None for nothing, or where the file cannot be understood."""
    return _held(laptop).get(name)


def keep(laptop: Laptop, name: str, value: Any) -> None:
    """Keep what JSON can say. What cannot be kept is asked for again, and stops nobody."""
    written = laptop.data / f"{FILE}.new"
    with suppress(OSError):
        laptop.data.mkdir(parents=True, exist_ok=True)
        written.write_text(dumps({**_held(laptop), name: value}), encoding="utf-8")
        written.replace(laptop.data / FILE)


def _held(laptop: Laptop) -> dict[str, Any]:
    try:
        found = loads((laptop.data / FILE).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return found if isinstance(found, dict) else {}
