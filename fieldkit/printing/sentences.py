"""Sentences that the floors above write for a copy, in the copy's language where that is known, else in English as they came.

A sentence carries what it was made of (``base.wording``); what a person wrote is plain text and stays as it is.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from fieldkit.base.catalogues import catalogue
from fieldkit.base.wording import InLanguages, Joined, OnDay, Said
from fieldkit.printing.blocks import Text

_ENGLISH: Final = "en"


class Sentences:
    """Says sentences in ``language``, a code such as ``cy``; ``day`` writes a FHIR date in it."""

    def __init__(self, language: str, day: Callable[[str], str]) -> None:
        self._language = language
        self._catalogue = catalogue(language)
        self._day = day

    def text(self, text: str, *, beside: bool = False) -> Text:
        """The sentence, tagged with the language that it is in; ``beside``: with its English after a translation."""
        words, known = self._say(text)
        if known is None:
            return Text(words)
        if not known or self._language == _ENGLISH:
            return Text(words, _ENGLISH)
        if not beside or words == text:
            return Text(words, self._language)
        return Text(words, self._language, beside=str(text), beside_language=_ENGLISH)

    def words(self, text: str) -> str:
        """The sentence alone, for a place inside another one."""
        return self._say(text)[0]

    def _say(self, text: str) -> tuple[str, bool | None]:
        """The words, and whether they are in the language; None for what carries no sentence."""
        if isinstance(text, Said):
            return self._sentence(text)
        if isinstance(text, OnDay):
            return self._day(text.day.isoformat()), True
        if isinstance(text, InLanguages):
            return text.others.get(self._language, str(text)), self._language in text.others
        if isinstance(text, Joined):
            parts = [self._say(part) for part in text.parts]
            marked = [known for _, known in parts if known is not None]
            return text.between.join(words for words, _ in parts), all(marked) if marked else None
        return str(text), None

    def _sentence(self, text: Said) -> tuple[str, bool]:
        if text.number is None:
            found = self._catalogue.gettext(text.template)
        else:
            found = self._catalogue.ngettext(text.template, text.many, text.number)
        known = found not in {text.template, text.many} or self._language == _ENGLISH
        values = {name: self.words(one) if isinstance(one, str) else one for name, one in text.values.items()}
        return (found.format(**values) if values else found), known
