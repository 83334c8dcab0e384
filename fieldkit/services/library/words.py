"""Answers, days and moments in the words that people use for them."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from fieldkit.base.wording import DAY_MONTH, DAY_MONTH_YEAR, OnDay, said
from fieldkit.store.facts import shown

_NEAR = {0: said("today"), 1: said("yesterday"), -1: said("tomorrow")}


def value_words(value: Mapping[str, Any] | None) -> str:
    """An answer as short text: a coding by its display, a quantity with its unit, yes or no; "" where there is none."""
    return shown(value)


def day_words(text: str, today: date) -> str:
    """A FHIR date or instant as ``today``, ``yesterday``, ``14 November`` or, in another year, ``14 November 2024``."""
    try:
        day = datetime.fromisoformat(text).astimezone().date() if "T" in text else date.fromisoformat(text)
    except ValueError:
        return text
    if (today - day).days in _NEAR:
        return _NEAR[(today - day).days]
    return OnDay.of(day, DAY_MONTH if day.year == today.year else DAY_MONTH_YEAR)
