"""The value of an answer is FHIR JSON, kept to the byte; here is when two of them say the same."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from fieldkit.base.errors import FieldKitError
from fieldkit.base.jsontext import dumps, loads
from fieldkit.base.text import same_text
from fieldkit.base.wording import said

CLEARED = "null"
REMOVED = '{"removed":true}'

_NOT_COMPARED = frozenset({"order", "source"})


class ValueTextError(FieldKitError):
    """A value that is not the JSON of an answer."""

    code = "FK-RECORD-VALUE"


def parse(text: str) -> dict[str, Any] | None:
    """Read a value text: null, or an object such as ``{"valueString": "…", "speaker": "person"}``.

    Decimals come back as Decimal. Raises ValueTextError.
    """
    try:
        value = loads(text)
    except ValueError as error:
        raise ValueTextError(
            said("This answer is not JSON."), said('Write it like {"valueString": "Tea at four"}.')
        ) from error
    if value is not None and not isinstance(value, dict):
        raise ValueTextError(
            said("An answer is a JSON object or null."), said('Write it like {"valueString": "Tea at four"}.')
        )
    return value


def write(value: Mapping[str, Any] | None) -> str:
    """The value text of a value; the bytes that are then kept for ever."""
    return dumps(value)


def fhir_value(value: Mapping[str, Any] | None) -> tuple[str, Any] | None:
    """The ``value[x]`` member and its content, or None where there is none (cleared, an entry's order)."""
    for key, content in (value or {}).items():
        if key.startswith("value"):
            return key, content
    return None


def is_removal(text: str) -> bool:
    """Whether this value removes the entry it stands at."""
    if '"removed"' not in text:
        return False
    value = parse(text)
    return value is not None and value.get("removed") is True


def agree(left: str, right: str) -> bool:
    """Whether two value texts say the same: equal after Unicode NFC, numbers by their worth, codings by their code.

    Where an entry stands in its list, and what a value was taken over from, are not part of what is said.
    """
    return left == right or _same(_said(parse(left)), _said(parse(right)))


def _said(value: dict[str, Any] | None) -> dict[str, Any] | None:
    if value is None:
        return None
    return {key: content for key, content in value.items() if key not in _NOT_COMPARED}


def _same(left: Any, right: Any) -> bool:
    if isinstance(left, bool) or isinstance(right, bool):
        return left is right
    if isinstance(left, int | Decimal) and isinstance(right, int | Decimal):
        return left == right
    if isinstance(left, str) and isinstance(right, str):
        return same_text(left, right)
    if isinstance(left, dict) and isinstance(right, dict):
        return _same_object(left, right)
    if isinstance(left, list) and isinstance(right, list):
        return len(left) == len(right) and all(map(_same, left, right))
    return left is None and right is None


def _same_object(left: dict[str, Any], right: dict[str, Any]) -> bool:
    if set(left) | set(right) <= {"system", "code", "display", "version", "userSelected"} and "code" in left:
        return left.get("system") == right.get("system") and left["code"] == right.get("code")
    return left.keys() == right.keys() and all(_same(left[key], right[key]) for key in left)
