"""JSON that keeps every digit: decimals stay as written, and signed bytes have one form only."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import simplejson

from fieldkit.base.text import repair


def loads(text: str | bytes) -> Any:
    """Read JSON; numbers with a point become Decimal and keep their digits. Raises ValueError."""
    try:
        return _DECODER.decode(text if isinstance(text, str) else text.decode("utf-8"))
    except RecursionError as error:
        raise ValueError("nested too deeply") from error


def dumps(value: Any) -> str:
    """Write compact JSON; Decimal digits as they were, letters unescaped, lone surrogates repaired."""
    return repair(_ENCODER.encode(value))


def canonical(value: Any) -> bytes:
    """The one byte form of strings, whole numbers, lists and objects, keys sorted by code point.

    On this subset, with ASCII keys, it equals RFC 8785 (JSON Canonicalization Scheme). Raises TypeError
    for anything else: null, truth values and fractions have no place in what is signed.
    """
    _check_canonical(value)
    return str(_CANONICAL.encode(value)).encode("utf-8")


def _check_canonical(value: Any) -> None:
    if isinstance(value, str):
        value.encode("utf-8")
    elif isinstance(value, dict):
        for key, inner in value.items():
            if not isinstance(key, str) or not key.isascii():
                raise TypeError("keys must be ASCII text")
            _check_canonical(inner)
    elif isinstance(value, list | tuple):
        for inner in value:
            _check_canonical(inner)
    elif isinstance(value, bool) or not isinstance(value, int):
        raise TypeError(f"cannot be signed: {type(value).__name__}")


def _no_constant(name: str) -> Any:
    raise ValueError(f"{name} is not JSON")


# Made once: every answer that is typed, read or merged passes here, and making one takes longer than a short text.
_DECODER = simplejson.JSONDecoder(parse_float=Decimal, parse_constant=_no_constant)
_ENCODER = simplejson.JSONEncoder(
    use_decimal=True, ensure_ascii=False, separators=(",", ":"), allow_nan=False
)
_CANONICAL = simplejson.JSONEncoder(
    use_decimal=True, ensure_ascii=False, separators=(",", ":"), sort_keys=True
)
