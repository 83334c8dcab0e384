"""What goes to the terminal: JSON for programs, plain lines for people, errors with their next step."""

from __future__ import annotations

import dataclasses
import sys
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from fieldkit.base.errors import FieldKitError
from fieldkit.base.jsontext import dumps


def as_json(value: Any) -> Any:
    """Dataclasses and named tuples as objects, other tuples as lists; properties are not part of it."""
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        return {one.name: as_json(getattr(value, one.name)) for one in dataclasses.fields(value)}
    if isinstance(value, tuple) and hasattr(value, "_asdict"):
        return {name: as_json(one) for name, one in value._asdict().items()}
    if isinstance(value, FieldKitError):
        return {"code": value.code, "message": value.message, "nextStep": value.next_step}
    if isinstance(value, Mapping):
        return {str(key): as_json(one) for key, one in value.items()}
    if isinstance(value, tuple | list | frozenset | set):
        return [as_json(one) for one in value]
    return str(value) if isinstance(value, Path) else value


def print_json(value: Any) -> None:
    """One JSON document on standard output."""
    print(dumps(as_json(value)), flush=True)


def print_rows(headings: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    """A plain table; nothing but the headings where there are no rows."""
    table = [tuple(headings), *(tuple(one.replace("\n", ", ") for one in row) for row in rows)]
    widths = [min(48, max(len(row[at]) for row in table)) for at in range(len(headings))]
    for row in table:
        cells = (cell.ljust(width) for cell, width in zip(row, widths, strict=True))
        print("  ".join(cells).rstrip())


def print_error(error: FieldKitError) -> None:
    """What happened, what to do next, and the code, on standard error."""
    print(f"{error.message}\n{error.next_step}\n[{error.code}]", file=sys.stderr)
