"""Where an entry stands in its list: keys between which there is always room, so that moving one entry changes one."""

from __future__ import annotations

_DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"


def between(before: str | None, after: str | None) -> str:
    """A key that sorts after ``before`` and ahead of ``after``; None stands for the end of the list.

    Keys are base-62 fractions compared as text; none ends in the lowest digit, so there is always room. Entries with
    equal keys, made on two laptops at once, are ordered by their ids. Where ``before`` is not lower than ``after``
    (two laptops moved things) the key comes right after ``before``.
    """
    low = before or ""
    if after is None or after <= low:
        return _above(low)
    key = ""
    for position in range(len(low) + len(after) + 1):
        bottom = _digit(low, position, 0)
        top = _digit(after, position, len(_DIGITS)) if after is not None else len(_DIGITS)
        if top - bottom > 1:
            return key + _DIGITS[(bottom + top) // 2]
        key += _DIGITS[bottom]
        if top != bottom:
            after = None
    raise AssertionError("there is always room between two keys")


def _above(low: str) -> str:
    """The shortest key above ``low`` that leaves the keys below it short when a list only grows at its end."""
    for position, sign in enumerate(low):
        if sign != _DIGITS[-1]:
            return low[:position] + _DIGITS[_DIGITS.index(sign) + 1]
    return low + _DIGITS[1]


def _digit(key: str, position: int, missing: int) -> int:
    return _DIGITS.index(key[position]) if position < len(key) else missing
