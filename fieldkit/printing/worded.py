"""What a form asks, in the language of a copy where the form carries a translation, with the form's own words beside it.

A translation may be wrong, and whoever helps may not read it: what was really asked always stands there too.
"""

from __future__ import annotations

from typing import Final

from fieldkit.printing.blocks import Text
from fieldkit.printing.letters import split_language
from fieldkit.questionnaire.definition import Form
from fieldkit.questionnaire.extensions import Json
from fieldkit.questionnaire.items import Item
from fieldkit.questionnaire.second_language import SecondLanguage
from fieldkit.questionnaire.value_types import raw, same_coding, value_key

_ENGLISH: Final = "en"


class Worded:
    """The words of one form for a copy in ``language`` (BCP 47)."""

    def __init__(self, form: Form, language: str) -> None:
        self._form = form
        self._wanted = split_language(language)[0] or _ENGLISH
        self._language = form.language or str(form.resource.get("language") or "") or _ENGLISH
        same = split_language(self._language)[0] == self._wanted
        self._second = None if same else SecondLanguage(self._wanted)

    @property
    def title(self) -> Text:
        """What the form is called."""
        return self._beside(self._second.title(self._form.resource) if self._second else "", self._form.title)

    def label(self, item: Item) -> Text:
        """What an item asks; no text where it asks nothing."""
        return self._beside(self._second.label(item) if self._second and item.text else "", item.text)

    def value(self, text: str, value: Json, item: Item | None) -> Text:
        """An answer: codings are worded by the form, all else by whoever wrote the record."""
        if value_key(value) != "valueCoding":
            return Text(text)
        return self._beside(self._chosen(value, item) if self._second and item else "", text)

    def own(self, text: str) -> Text:
        """Words that the form has in its own language only."""
        return Text(text, "" if self._second is None else self._language)

    def _chosen(self, value: Json, item: Item | None) -> str:
        coding = raw(value)
        if self._second is None or item is None or not isinstance(coding, dict):
            return ""
        told = self._second.options(item)
        for option in item.options:
            offered = raw(option.value)
            if isinstance(offered, dict) and same_coding(offered, coding):
                return told.get(option.entry_id, "")
        return ""

    def _beside(self, told: str, own: str) -> Text:
        if not told or told == own:
            return self.own(own)
        return Text(told, self._wanted, beside=own, beside_language=self._language)
