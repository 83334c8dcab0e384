"""Beside somebody's own words what they are in another language, and whose translation that is: one small sheet."""

from collections.abc import Mapping
from typing import Any

from PySide6.QtWidgets import QWidget

from fieldkit.base.wording import said
from fieldkit.records.translated import Translated, translated_in
from fieldkit.ui.forms.how_said import LANGUAGES, language_words
from fieldkit.ui.language.wording import tr
from fieldkit.ui.widgets.choice_buttons import ChoiceOption
from fieldkit.ui.widgets.choices import ChoiceList
from fieldkit.ui.widgets.entries import LineField, TextField
from fieldkit.ui.widgets.own_words import Quotation
from fieldkit.ui.widgets.sheet import Sheet
from fieldkit.ui.widgets.typeahead import TypeAhead

WORKER = "worker"
TRANSLATORS = (
    (WORKER, said("I did")),
    ("interpreter", said("An interpreter")),
    ("family", said("Somebody in the family")),
    ("device", said("A translating device")),
)


def whose_words(found: Translated, said_now: str) -> str:
    """``In English, translated by Sharon Pike``, and whether the words were changed since."""
    who = found.who or {
        "interpreter": tr("an interpreter"),
        "family": tr("somebody in the family"),
        "device": tr("a translating device"),
    }.get(found.by, "")
    language = language_words(found.language)
    if language and who:
        words = tr("In {language}, translated by {who}", language=language, who=who)
    elif who:
        words = tr("Translated by {who}", who=who)
    else:
        words = tr("In {language}", language=language)
    if not found.is_behind(said_now):
        return words
    return tr("{words} · the words were changed since", words=words)


def translation_line(value: Mapping[str, Any] | None) -> str:
    """The translation with whose it is, as one text; "" where there is none."""
    found = translated_in(value)
    if found is None:
        return ""
    return f"{whose_words(found, str((value or {}).get('valueString') or ''))}: {found.text}"


class TranslationSheet(Sheet):
    """`found` is what was written down, None for nothing: then none rides with the words any more."""

    def __init__(self, value: Mapping[str, Any], author: str, parent: QWidget | None = None) -> None:
        super().__init__(
            tr("In another language"),
            tr("Their own words stay as they are. Both are kept and printed."),
            parent,
        )
        self._said = str(value.get("valueString") or "")
        before = translated_in(value) or Translated("", "en", WORKER, "", self._said)
        self._author = author
        self._by = before.by or WORKER
        self._language = before.language
        self.column.add(Quotation(self._said, ""))
        self.words = TextField(lines=3)
        self.words.show_text(before.text)
        self.words.setAccessibleName(tr("The same in another language"))
        self.add_field(tr("The same in another language"), self.words)
        self.language = TypeAhead([ChoiceOption(*one) for one in LANGUAGES])
        self.language.set_chosen(before.language)
        self.language.chosen.connect(self._in_language)
        self.add_field(tr("In which language?"), self.language)
        self.by = ChoiceList([ChoiceOption(*one) for one in TRANSLATORS], segmented=False)
        self.by.set_chosen([self._by])
        self.by.chosen.connect(self._chosen_by)
        self.add_field(tr("Who translated?"), self.by)
        self.who = LineField()
        self.who.show_text(before.who or (author if self._by == WORKER else ""))
        self.add_field(tr("Their name"), self.who)
        self.add_buttons(tr("Keep"), self.accept)

    @property
    def found(self) -> Translated | None:
        """What stands in the sheet now."""
        text = self.words.toPlainText().strip()
        if not text:
            return None
        return Translated(text, self._language, self._by, self.who.text().strip(), self._said)

    def _in_language(self, key: str | None) -> None:
        self._language = key or ""

    def _chosen_by(self, key: str) -> None:
        mine = self.who.text().strip() in ("", self._author)
        self._by = key
        if mine:
            self.who.show_text(self._author if key == WORKER else "")
