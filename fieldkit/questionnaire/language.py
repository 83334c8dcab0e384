"""Which language of a form is shown: the one it is written in, or a translation that the form carries."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from fieldkit.base.wording import InLanguages
from fieldkit.questionnaire import extensions as ext
from fieldkit.questionnaire.extensions import Extensions, Json


def translations(beside: Any) -> Iterator[tuple[str, str]]:
    """The languages and texts that stand in the extensions beside a text."""
    for one in Extensions(beside).all(ext.TRANSLATION):
        language, content = ext.part(one, "lang"), ext.part(one, "content")
        if isinstance(language, str) and isinstance(content, str):
            yield language, content


def designations(concept: Json) -> Iterator[tuple[str, str]]:
    """The languages and words in which a value set designates a concept beside its display."""
    listed = concept.get("designation")
    for one in listed if isinstance(listed, list) else ():
        if (
            isinstance(one, dict)
            and isinstance(one.get("language"), str)
            and isinstance(one.get("value"), str)
        ):
            yield one["language"], one["value"]


def in_languages(element: Json, name: str, text: str) -> str:
    """``text``, which stands in ``element[name]``, with the translations that the form carries for it, if any."""
    others = {
        language.lower().partition("-")[0]: words for language, words in translations(element.get(f"_{name}"))
    }
    return InLanguages.of(text, others) if others and text else text


class Translator:
    """Picks the text of an element in one language, falling back to what the form is written in."""

    def __init__(self, language: str = "") -> None:
        self._language = language.lower()

    def __call__(self, element: Json, name: str) -> str:
        """The text of ``element[name]``; empty where it is missing or no text."""
        if self._language and f"_{name}" in element:
            translated = self._translation(element[f"_{name}"])
            if translated:
                return translated
        value = element.get(name)
        return value if isinstance(value, str) else ""

    def is_original(self, element: Json, name: str) -> bool:
        """Whether this text is shown as the form's author wrote it (so that its own markup applies)."""
        return not self._language or not self._translation(element.get(f"_{name}"))

    def among(self, words: Iterable[tuple[str, str]]) -> str:
        """Of languages and words in them those in this language; empty where there are none."""
        if not self._language:
            return ""
        return next((content for language, content in words if self._matches(language.lower())), "")

    def _translation(self, beside: Any) -> str:
        return self.among(translations(beside))

    def _matches(self, language: str) -> bool:
        return language == self._language or language.partition("-")[0] == self._language.partition("-")[0]
