"""Which ``value[x]`` an item of each type takes, and when two values are the same answer (FHIR R4)."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Any, Final

from fieldkit.base.text import same_text

Json = dict[str, Any]

KEYS: Final[Mapping[str, tuple[str, ...]]] = {
    "boolean": ("valueBoolean",),
    "decimal": ("valueDecimal", "valueInteger"),
    "integer": ("valueInteger",),
    "date": ("valueDate",),
    "dateTime": ("valueDateTime", "valueDate"),
    "time": ("valueTime",),
    "string": ("valueString",),
    "text": ("valueString",),
    "url": ("valueUri",),
    "attachment": ("valueAttachment",),
    "reference": ("valueReference",),
    "quantity": ("valueQuantity",),
    "choice": ("valueCoding",),
    "open-choice": ("valueCoding", "valueString"),
}
"""The keys an answer may have; the first is the one written. Options may widen it (see item options)."""

ANSWER_KEYS: Final = frozenset(
    {
        "valueBoolean",
        "valueDecimal",
        "valueInteger",
        "valueDate",
        "valueDateTime",
        "valueTime",
        "valueString",
        "valueUri",
        "valueAttachment",
        "valueCoding",
        "valueQuantity",
        "valueReference",
    }
)
"""Every ``value[x]`` that FHIR R4 permits in a QuestionnaireResponse answer."""


def value_key(value: Mapping[str, Any]) -> str:
    """The ``value[x]`` key of a parsed value; empty where it has none."""
    for key in value:
        if key in ANSWER_KEYS:
            return key
    for key in value:
        if key.startswith("value"):
            return key
    return ""


def raw(value: Mapping[str, Any]) -> Any:
    """What stands behind the ``value[x]`` key; None where it has none."""
    return value.get(value_key(value))


def is_empty(value: Mapping[str, Any] | None) -> bool:
    """Whether a parsed value holds no answer at all (nothing, empty text, an empty object)."""
    if value is None:
        return True
    inner = raw(value)
    return inner is None or inner in ("", {}, [])


def bare(value: Mapping[str, Any]) -> Json:
    """The value without riders: only its ``value[x]``, and the primitive's own extensions where it has some."""
    key = value_key(value)
    kept = {key: value[key]} if key else {}
    if f"_{key}" in value:
        kept[f"_{key}"] = value[f"_{key}"]
    return kept


def same_coding(left: Mapping[str, Any], right: Mapping[str, Any]) -> bool:
    """Whether two Codings are one: system and code, displays ignored; without codes, the displays."""
    if left.get("code") or right.get("code"):
        return left.get("code") == right.get("code") and (left.get("system") or "") == (
            right.get("system") or ""
        )
    return bool(left.get("display")) and left.get("display") == right.get("display")


_MOST_DIGITS = 400
"""1e999999999 is nine letters in a file, and a gigabyte once somebody writes it out."""
_MOST_BITS = 1_329
"""The same bound for whole numbers, that Python keeps in bits: 10 to the 400th takes 1,329."""


def is_number(value: Any) -> bool:
    """Whether a raw value is a number (a truth value is none), and one that could be written out in digits."""
    if isinstance(value, Decimal):
        return -_MOST_DIGITS <= value.adjusted() <= _MOST_DIGITS
    if isinstance(value, int):
        return not isinstance(value, bool) and value.bit_length() <= _MOST_BITS
    return isinstance(value, float)


def same_value(left: Any, right: Any) -> bool:
    """Whether two raw values are the same answer: numbers by size, text by letters (NFC), Codings by code."""
    if isinstance(left, bool) or isinstance(right, bool):
        return left is right
    if is_number(left) and is_number(right):
        return bool(left == right)
    if isinstance(left, str) and isinstance(right, str):
        return same_text(left, right)
    if isinstance(left, dict) and isinstance(right, dict):
        if left.get("code") or right.get("code") or "display" in left:
            if "value" in left or "value" in right:
                return bool(left == right)
            return same_coding(left, right)
        return bool(left == right)
    return bool(left == right)
