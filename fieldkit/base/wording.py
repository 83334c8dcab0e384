"""Sentences for people keep what they were made of, so that whoever shows them can say them in another language.

A floor below the window knows no language. It says its sentence in English, and the sentence carries its template and
the values in it. Catalogues of translations are looked up by the template, as gettext does.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

DAY_MONTH = "d MMMM"
DAY_MONTH_YEAR = "d MMMM yyyy"
MONTH_YEAR = "MMMM yyyy"
WEEKDAY_DAY_MONTH = "dddd d MMMM"

_ENGLISH = {
    DAY_MONTH: "{day.day} {day:%B}",
    DAY_MONTH_YEAR: "{day.day} {day:%B} {day.year}",
    MONTH_YEAR: "{day:%B} {day.year}",
    WEEKDAY_DAY_MONTH: "{day:%A} {day.day} {day:%B}",
}


class Said(str):
    """An English sentence that remembers its template, its values and, where it counts something, its plural.

    ``number`` is None for a sentence that counts nothing; then ``many`` is empty. Once joined with other text it is
    plain text like any other: join after translating.
    """

    template: str
    many: str
    number: int | None
    values: Mapping[str, object]

    @classmethod
    def of(cls, template: str, many: str, count: int | None, values: Mapping[str, object]) -> Said:
        """The English sentence; `values` fill the places that are named in braces."""
        english = many if count is not None and count != 1 else template
        made = cls(english.format(**values) if values else english)
        made.template, made.many, made.number, made.values = template, many, count, values
        return made


class OnDay(str):
    """A day in English words that remembers the day; ``pattern`` is one of the four above, as Unicode writes dates."""

    day: date
    pattern: str

    @classmethod
    def of(cls, day: date, pattern: str) -> OnDay:
        """The day as an English reader writes it."""
        made = cls(_ENGLISH[pattern].format(day=day))
        made.day, made.pattern = day, pattern
        return made


class Joined(str):
    """Several texts one after the other that stay apart until they are shown."""

    between: str
    parts: tuple[str, ...]

    @classmethod
    def of(cls, between: str, parts: tuple[str, ...]) -> Joined:
        """The parts with `between` them."""
        made = cls(between.join(parts))
        made.between, made.parts = between, parts
        return made


class InLanguages(str):
    """A form's own words, which carry their translations as the form does: ``others`` by language, lower case."""

    others: Mapping[str, str]

    @classmethod
    def of(cls, text: str, others: Mapping[str, str]) -> InLanguages:
        """The words as the form is written, with the same words in other languages."""
        made = cls(text)
        made.others = others
        return made


def said(template: str, /, **values: object) -> Said:
    """A sentence for people, such as ``said("Ring {name}.", name=who)``; marks the template for translators."""
    return Said.of(template, "", None, values)


def said_many(one: str, many: str, count: int, /, **values: object) -> Said:
    """A sentence that counts: `one` is for exactly one in English, `many` for all else. ``{count}`` is always there."""
    return Said.of(one, many, count, {"count": count, **values})


def joined(between: str, *parts: str) -> Joined:
    """The parts that hold anything, with `between` them; each is translated by itself when it is shown."""
    return Joined.of(between, tuple(part for part in parts if part))
