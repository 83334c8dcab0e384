"""Which type an expression's value has, as far as ``is``, ``as`` and ``ofType`` need to know."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Any, Final

from fieldkit.questionnaire.cells import Cell
from fieldkit.questionnaire.expressions.focus import Amount, Element
from fieldkit.questionnaire.temporal import Moment

_KINDS: Final[Mapping[str, frozenset[str]]] = {
    "boolean": frozenset({"boolean"}),
    "integer": frozenset({"integer", "positiveInt", "unsignedInt"}),
    "decimal": frozenset({"decimal"}),
    "string": frozenset({"string", "uri", "url", "code", "markdown", "id", "canonical"}),
    "quantity": frozenset({"quantity", "age", "duration", "count", "distance"}),
    "date": frozenset({"date"}),
    "datetime": frozenset({"datetime", "instant"}),
    "time": frozenset({"time"}),
}


def known_type(name: str) -> bool:
    """Whether a type name is one that answers can have."""
    short = _short(name)
    return short in _SHAPES or any(short in names for names in _KINDS.values())


def has_type(value: Any, name: str) -> bool:
    """Whether a value is of a type, given as ``Quantity``, ``FHIR.Quantity`` or ``System.String``."""
    short = _short(name)
    if isinstance(value, Element):
        if value.type:
            return value.type.lower() == short
        return short in _SHAPES and _SHAPES[short] <= value.data.keys()
    return short in _KINDS.get(_kind(value), frozenset())


_SHAPES: Final[Mapping[str, frozenset[str]]] = {
    "coding": frozenset({"code"}),
    "quantity": frozenset({"value"}),
    "reference": frozenset({"reference"}),
    "attachment": frozenset({"contentType"}),
    "codeableconcept": frozenset({"coding"}),
}


def _kind(value: Any) -> str:
    if isinstance(value, bool):
        return "boolean"
    if isinstance(value, int):
        return "integer"
    if isinstance(value, Decimal):
        return "decimal"
    if isinstance(value, str):
        return "string"
    if isinstance(value, Amount):
        return "quantity"
    if isinstance(value, Moment):
        return value.kind.lower()
    return "item" if isinstance(value, Cell) else ""


def _short(name: str) -> str:
    return name.rpartition(".")[2].lower()
