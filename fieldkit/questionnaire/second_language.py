"""A form in a second language beside its own, so that a person can read the questions that are asked of them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from fieldkit.questionnaire import options
from fieldkit.questionnaire.items import Item, Json
from fieldkit.questionnaire.language import Translator, designations, translations

_RIGHT_TO_LEFT: Final = frozenset({"ar", "ckb", "dv", "fa", "he", "ps", "sd", "ug", "ur", "yi"})


class SecondLanguage:
    """The words of a form's items in one language (a code such as ``cy``), only where the form has them."""

    def __init__(self, code: str) -> None:
        self.code = code
        self.right_to_left = code.lower().partition("-")[0] in _RIGHT_TO_LEFT
        self._translate = Translator(code)
        self._options: dict[int, Mapping[str, str]] = {}

    def title(self, resource: Json) -> str:
        """What the form is called; empty where its title has no translation."""
        return self._only(resource, "title")

    def label(self, item: Item) -> str:
        """The item's text; empty where it has no translation."""
        return self._only(item.json, "text")

    def help(self, item: Item) -> str:
        """The lines that help with it; empty where none is translated."""
        helps = (self.label(one) for one in item.children if one.attached and one.control != "unit")
        return "\n".join(words for words in helps if words)

    def options(self, item: Item) -> Mapping[str, str]:
        """By the option's ``entry_id`` its words, of those options that are translated."""
        if item.index not in self._options and item.option_source != "listed":
            words = ((one.entry_id, self._translate.among(one.elsewhere)) for one in item.options)
            self._options[item.index] = {part: told for part, told in words if told}
        if item.index not in self._options:
            told = options.listed(item.json.get("answerOption"), self._translate)
            plain = {one.entry_id: one.text for one in options.listed(item.json.get("answerOption"))}
            self._options[item.index] = {
                one.entry_id: one.text for one in told if one.text != plain[one.entry_id]
            }
        return self._options[item.index]

    def _only(self, element: Json, name: str) -> str:
        return "" if self._translate.is_original(element, name) else self._translate(element, name)


def languages_of(resource: Json) -> tuple[str, ...]:
    """The languages that a form has translations in, in the order of first appearance, its own left out."""
    own = str(resource.get("language") or "en").lower().partition("-")[0]
    found: dict[str, None] = {}
    waiting: list[Any] = [resource]
    while waiting:
        one = waiting.pop()
        if isinstance(one, list):
            waiting += reversed(one)
        elif isinstance(one, dict):
            for code, _ in (*translations(one), *designations(one)):
                if code and code.lower().partition("-")[0] != own:
                    found[code] = None
            waiting += reversed([part for name, part in one.items() if name != "extension"])
    return tuple(found)
