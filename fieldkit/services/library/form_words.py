"""A form's own words with the translations that stand in it, for lists that quote a form without showing it."""

from __future__ import annotations

from fieldkit.base.wording import InLanguages
from fieldkit.questionnaire.items import Item
from fieldkit.questionnaire.language import in_languages


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
