"""Literals of an expression as values."""

from __future__ import annotations

from decimal import Decimal
from typing import Any, Final

from fieldkit.questionnaire import temporal
from fieldkit.questionnaire.expressions.environment import Unsupported
from fieldkit.questionnaire.expressions.focus import Amount
from fieldkit.questionnaire.temporal import Moment

_LONGEST_WHOLE: Final = 28
_ESCAPES: Final = {"n": "\n", "r": "\r", "t": "\t", "f": "\f"}


def literal(kind: str, text: str) -> Any:
    """The value of a literal of this kind (see syntax). Raises Unsupported for a date that does not exist."""
    if kind == "boolean":
        return text == "true"
    if kind == "number":
        return Decimal(text) if "." in text or len(text) > _LONGEST_WHOLE else int(text)
    if kind == "string":
        return unescape(text[1:-1])
    if kind == "dateTime":
        return _moment(text)
    if kind == "time":
        return temporal.parse_time(text.lstrip("@T")) or _refuse(text)
    return _amount(text)


def _moment(text: str) -> Moment:
    written = text.lstrip("@")
    if written.endswith("T"):
        date = temporal.parse_date(written[:-1])
        return Moment("dateTime", date.parts) if date is not None else _refuse(text)
    found = temporal.parse_moment(written) if "T" in written else temporal.parse_date(written)
    return found if found is not None else _refuse(text)


def _refuse(text: str) -> Moment:
    raise Unsupported(text)


def _amount(text: str) -> Amount:
    digits = len(text) - len(text.lstrip("0123456789."))
    unit = text[digits:].strip().strip("'")
    return Amount(Decimal(text[:digits]), unit)


def unescape(text: str) -> str:
    """A FHIRPath string literal's contents with its escapes resolved."""
    if "\\" not in text:
        return text
    out, place = [], 0
    while place < len(text):
        letter = text[place]
        if letter != "\\" or place + 1 == len(text):
            out.append(letter)
            place += 1
            continue
        code = text[place + 2 : place + 6] if text[place + 1] == "u" else ""
        if len(code) == 4 and all(digit in "0123456789abcdefABCDEF" for digit in code):
            out.append(chr(int(code, 16)))
            place += 6
        else:
            out.append(_ESCAPES.get(text[place + 1], text[place + 1]))
            place += 2
    return "".join(out)
