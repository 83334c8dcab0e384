"""The one place where words become another language: gettext catalogues behind Qt's own translator.

`tr` and `tr_many` are for words that a screen writes; `shown` is for words that come from the floors below or from a
constant. What a person wrote is plain text, and goes through `shown` unchanged.
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from gettext import NullTranslations

from PySide6.QtCore import QCoreApplication, QDate, QLocale, QObject, QTranslator

from fieldkit.base.errors import FieldKitError
from fieldkit.base.wording import InLanguages, Joined, OnDay, Said, said, said_many

CONTEXT = "FieldKit"
"""Qt asks every installed translator about its own words too; ours answers for these alone."""


def tr(template: str, /, **values: object) -> str:
    """Words in the language of the window; `values` fill the places named in braces."""
    return shown(said(template, **values))


def tr_many(one: str, many: str, count: int, /, **values: object) -> str:
    """Words that count something, in the language of the window and by its rules for numbers."""
    return shown(said_many(one, many, count, **values))


def shown(text: str) -> str:
    """Text in the language of the window where it says what it was made of, else the text itself."""
    if isinstance(text, Said):
        return _sentence(text)
    if isinstance(text, OnDay):
        return day_in(text.day, text.pattern)
    if isinstance(text, InLanguages):
        return text.others.get(QLocale().name().partition("_")[0], str(text))
    if isinstance(text, Joined):
        return text.between.join(shown(part) for part in text.parts)
    return text


def error_words(error: FieldKitError) -> str:
    """What happened and what to do next, one after the other."""
    return f"{shown(error.message)} {shown(error.next_step)}"


def day_in(day: date, pattern: str) -> str:
    """A day with the names of months and weekdays that the window's language has."""
    return QLocale().toString(QDate(day.year, day.month, day.day), pattern)


def number_in(number: float | Decimal) -> str:
    """A number with the decimal sign of the window's language, and no more digits than it has."""
    text = str(number)
    return text.replace(".", QLocale().decimalPoint())


def _sentence(text: Said) -> str:
    count = -1 if text.number is None else text.number
    found = QCoreApplication.translate(CONTEXT, text.template, None, count)
    if found == text.template and text.number is not None and text.number != 1:
        found = text.many
    values = {name: _value(value) for name, value in text.values.items()}
    return found.format(**values) if values else found


def _value(value: object) -> object:
    if isinstance(value, str):
        return shown(value)
    if isinstance(value, (float, Decimal)):
        return number_in(value)
    return value


class CatalogueTranslator(QTranslator):
    """Answers Qt from a gettext catalogue, which knows languages with several plurals, such as Welsh."""

    def __init__(self, catalogue: NullTranslations, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._catalogue = catalogue

    def isEmpty(self) -> bool:
        """Qt leaves empty translators out."""
        return False

    def translate(
        self, context: str, source: str, disambiguation: str | None = None, n: int = -1
    ) -> str | None:
        """The translation; None where there is none, so that Qt asks the next translator."""
        if context != CONTEXT:
            return None
        found = self._catalogue.gettext(source) if n < 0 else self._catalogue.ngettext(source, "", n)
        return found if found and found != source else None
