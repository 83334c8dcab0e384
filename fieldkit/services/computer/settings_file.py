"""The one small file with settings of this computer that are nobody's secret; every part keeps what others wrote."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from typing import Any

from fieldkit.base.jsontext import dumps, loads
from fieldkit.services.computer.laptop import Laptop

FILE = "settings.json"


def held(laptop: Laptop) -> dict[str, Any]:
    """All that is kept; nothing where there is no file or where it can't be understood."""
    try:
        found = loads((laptop.data / FILE).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return found if isinstance(found, dict) else {}


def keep(laptop: Laptop, part: Mapping[str, Any]) -> None:
    """Keep `part` beside the rest. A setting that can't be kept is no reason to stop anybody's work."""
    written = laptop.data / f"{FILE}.new"
    with suppress(OSError):
        laptop.data.mkdir(parents=True, exist_ok=True)
        written.write_text(dumps({**held(laptop), **part}), encoding="utf-8")
        written.replace(laptop.data / FILE)
