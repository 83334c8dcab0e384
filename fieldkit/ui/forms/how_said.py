"""Whose words these are, in which language, through whom: asked in one small sheet, because it changes what they mean."""

from collections.abc import Mapping
from typing import Any

from PySide6.QtWidgets import QWidget

from fieldkit.base.wording import said
from fieldkit.ui.language.wording import tr
from fieldkit.ui.widgets.choice_buttons import ChoiceOption
from fieldkit.ui.widgets.choices import ChoiceList
from fieldkit.ui.widgets.sheet import Sheet
from fieldkit.ui.widgets.typeahead import TypeAhead

RIDERS = ("speaker", "language", "through", "translation")

SPEAKERS = (
    ("person", said("The person")),
    ("carer", said("A carer")),
    ("friend", said("A friend")),
    ("worker", said("A worker")),
)
LANGUAGES = (
    ("en", said("English")),
    ("cy", said("Welsh")),
    ("bfi", said("British Sign Language")),
    ("pl", said("Polish")),
    ("ur", said("Urdu")),
    ("pa", said("Punjabi")),
    ("bn", said("Bengali")),
    ("ar", said("Arabic")),
    ("ro", said("Romanian")),
)
THROUGH = (
    ("", said("Straight from them")),
    ("interpreter", said("An interpreter")),
    ("family", said("Somebody in the family")),
    ("worker", said("My own translation")),
    ("device", said("A translating device")),
)
_ORIGINAL, _TRANSLATION = "original", "yes"
_KINDS = ((_ORIGINAL, said("As they were said")), (_TRANSLATION, said("A translation")))


def speaker_words(value: Mapping[str, Any] | None) -> str:
    """``a carer``, or a name as it was written; "" for the person."""
    speaker = "" if value is None else str(value.get("speaker") or "")
    return (
        ""
        if speaker in ("", "person")
        else next((_lower("", words) for key, words in SPEAKERS if key == speaker), speaker)
    )


def how_said_words(value: Mapping[str, Any] | None) -> str:
    """``Welsh · through an interpreter · a translation``; "" for what was said straight."""
    if value is None:
        return ""
    parts = [
        _named(LANGUAGES, value.get("language")),
        _lower("through ", _named(THROUGH, value.get("through"))) if value.get("through") else "",
        tr("a translation") if value.get("translation") else "",
    ]
    return " · ".join(part for part in parts if part)


def language_words(code: str) -> str:
    """A language by its name where we know it (``cy``, ``cy-GB``), otherwise its code."""
    return _named(LANGUAGES, code.lower().partition("-")[0])


def _named(known: tuple[tuple[str, str], ...], code: object) -> str:
    return next((words for key, words in known if key == code and key), str(code or ""))


def _lower(before: str, words: str) -> str:
    return before + words[:1].lower() + words[1:]


class HowSaidSheet(Sheet):
    """What rides with somebody's words. `riders` are what was chosen; what is usual is left out."""

    def __init__(self, value: Mapping[str, Any] | None, parent: QWidget | None = None) -> None:
        super().__init__(tr("How was it said?"), tr("It is printed beside the words."), parent)
        self.riders: dict[str, str] = {
            key: str(value[key]) for key in RIDERS if value is not None and value.get(key)
        }
        self.riders.setdefault("speaker", "person")
        self.language = TypeAhead([ChoiceOption(*one) for one in LANGUAGES])
        self.language.set_chosen(self.riders.get("language"))
        self.language.chosen.connect(lambda key: self._choose("language", key))
        self._list(tr("Whose words?"), "speaker", SPEAKERS, "person")
        self.add_field(tr("In which language were they said?"), self.language)
        self._list(tr("Through whom?"), "through", THROUGH, "")
        self._list(tr("What is written here is"), "translation", _KINDS, _ORIGINAL)
        self.add_buttons(tr("Keep"), self.accept)

    def _list(self, label: str, rider: str, known: tuple[tuple[str, str], ...], usual: str) -> None:
        choices = ChoiceList([ChoiceOption(*one) for one in known], segmented=False)
        choices.set_chosen([self.riders.get(rider, usual)])
        choices.chosen.connect(lambda key: self._choose(rider, key))
        self.add_field(label, choices)

    def _choose(self, rider: str, key: str | None) -> None:
        if key and key != _ORIGINAL:
            self.riders[rider] = key
        else:
            self.riders.pop(rider, None)
