"""A form's own words with the translations that stand in it, for lists that quote a form without showing it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from fieldkit.base.wording import InLanguages, said
from fieldkit.questionnaire.definition import Form
from fieldkit.questionnaire.items import Item
from fieldkit.questionnaire.language import in_languages
from fieldkit.services.library.words import value_words

_TRUTHS = {True: said("yes"), False: said("no")}


def label_words(item: Item, *, ask: bool = True) -> str:
    """What an item is called; ``ask=False`` leaves the question mark out."""
    words = in_languages(item.json, "text", item.label) if item.text else item.label
    if ask:
        return words
    others = words.others if isinstance(words, InLanguages) else {}
    bare = words.rstrip("?")
    return InLanguages.of(bare, {key: one.rstrip("?") for key, one in others.items()}) if others else bare


def option_words(item: Item, code: str, words: str) -> str:
    """An answer that was chosen, as the form words it; ``words`` are those that were kept with it."""
    for option in item.options:
        coding = option.value.get("valueCoding")
        if isinstance(coding, dict) and coding.get("code") == code and coding.get("display") == words:
            others = {language.lower().partition("-")[0]: told for language, told in option.elsewhere}
            return InLanguages.of(words, others) if others and words else words
    return words


def answer_words(item: Item, value: Mapping[str, Any] | None) -> str:
    """An answer as short text, with the form's translations where it was chosen from what the form offers."""
    found, words = dict(value or {}), value_words(value)
    if isinstance(found.get("valueBoolean"), bool):
        return _TRUTHS[found["valueBoolean"]]
    coding = found.get("valueCoding")
    return option_words(item, str(coding.get("code") or ""), words) if isinstance(coding, dict) else words


def choice_words(form: Form, role: str, words: str) -> str:
    """Words that were kept from a choice, as the form's item with a role offers them."""
    for item in form.all_items:
        if item.projects_to == role:
            for option in item.options:
                coding = option.value.get("valueCoding")
                if isinstance(coding, dict) and coding.get("display") == words:
                    return option_words(item, str(coding.get("code") or ""), words)
    return words
