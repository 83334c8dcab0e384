"""Amounts with units, compared across the units that home visits use (a small part of UCUM, exact factors)."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Any, Final

from fieldkit.questionnaire.value_types import is_number

UCUM: Final = "http://unitsofmeasure.org"

_UNITS: Final[Mapping[str, tuple[str, Decimal]]] = {
    # length in metres
    "m": ("length", Decimal(1)),
    "km": ("length", Decimal(1000)),
    "cm": ("length", Decimal("0.01")),
    "mm": ("length", Decimal("0.001")),
    "um": ("length", Decimal("0.000001")),
    "[in_i]": ("length", Decimal("0.0254")),
    "[ft_i]": ("length", Decimal("0.3048")),
    "[yd_i]": ("length", Decimal("0.9144")),
    "[mi_i]": ("length", Decimal("1609.344")),
    # mass in grams
    "g": ("mass", Decimal(1)),
    "kg": ("mass", Decimal(1000)),
    "mg": ("mass", Decimal("0.001")),
    "ug": ("mass", Decimal("0.000001")),
    "t": ("mass", Decimal(1000000)),
    "[lb_av]": ("mass", Decimal("453.59237")),
    "[oz_av]": ("mass", Decimal("28.349523125")),
    "[stone_av]": ("mass", Decimal("6350.29318")),
    # volume in litres
    "L": ("volume", Decimal(1)),
    "l": ("volume", Decimal(1)),
    "dL": ("volume", Decimal("0.1")),
    "mL": ("volume", Decimal("0.001")),
    "ml": ("volume", Decimal("0.001")),
    # time in seconds; months and years are calendar units and stay apart
    "s": ("time", Decimal(1)),
    "ms": ("time", Decimal("0.001")),
    "min": ("time", Decimal(60)),
    "h": ("time", Decimal(3600)),
    "d": ("time", Decimal(86400)),
    "wk": ("time", Decimal(604800)),
    "mo": ("calendar", Decimal(1)),
    "a": ("calendar", Decimal(12)),
    # pressure in pascal
    "Pa": ("pressure", Decimal(1)),
    "kPa": ("pressure", Decimal(1000)),
    "mm[Hg]": ("pressure", Decimal("133.322387415")),
    "%": ("ratio", Decimal("0.01")),
    "1": ("ratio", Decimal(1)),
}

_WORDS: Final[Mapping[str, str]] = {
    "year": "a",
    "years": "a",
    "month": "mo",
    "months": "mo",
    "week": "wk",
    "weeks": "wk",
    "day": "d",
    "days": "d",
    "hour": "h",
    "hours": "h",
    "minute": "min",
    "minutes": "min",
    "second": "s",
    "seconds": "s",
    "millisecond": "ms",
    "milliseconds": "ms",
    "metre": "m",
    "metres": "m",
    "kilogram": "kg",
    "kilograms": "kg",
}


def unit_of(quantity: Mapping[str, Any]) -> str:
    """The unit as a code where it has one, else as written; '1' for a plain number."""
    unit = quantity.get("code") or quantity.get("unit") or "1"
    text = str(unit).strip("'")
    return _WORDS.get(text, text)


def compare(left: Any, right: Any) -> int | None:
    """-1, 0 or 1 for two FHIR Quantities (or plain numbers); None where their units can't be set against each other."""
    ours, theirs = _in_base(left), _in_base(right)
    if ours is None or theirs is None or ours[0] != theirs[0]:
        return None
    return (ours[1] > theirs[1]) - (ours[1] < theirs[1])


def convert(value: Decimal, unit: str, wanted: str) -> Decimal | None:
    """An amount in another unit of the same kind; None where there is no way from one to the other."""
    if unit == wanted:
        return value
    ours, theirs = _UNITS.get(unit), _UNITS.get(wanted)
    if ours is None or theirs is None or ours[0] != theirs[0]:
        return None
    return value * ours[1] / theirs[1]


def comparable(left: Any, right: Any) -> bool:
    """Whether two amounts have units of one kind."""
    ours, theirs = _in_base(left), _in_base(right)
    return ours is not None and theirs is not None and ours[0] == theirs[0]


def _in_base(quantity: Any) -> tuple[str, Decimal] | None:
    if is_number(quantity):
        return "ratio", Decimal(str(quantity))
    if not isinstance(quantity, Mapping) or not is_number(quantity.get("value")):
        return None
    value = Decimal(str(quantity["value"]))
    unit = unit_of(quantity)
    known = _UNITS.get(unit)
    if known is None:
        return f"unit {unit.lower()}", value
    return known[0], value * known[1]
