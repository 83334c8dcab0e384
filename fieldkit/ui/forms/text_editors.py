"""Editors for words: lines, paragraphs, the person's own words, addresses of pages, names of others."""

from collections.abc import Mapping

from PySide6.QtWidgets import QWidget

from fieldkit.questionnaire.nodes import Node
from fieldkit.questionnaire.value_types import raw, value_key
from fieldkit.records.translated import TRANSLATED, Translated, translated_in
from fieldkit.ui.forms.editors import Editor
from fieldkit.ui.forms.how_said import RIDERS, HowSaidSheet, how_said_words, speaker_words
from fieldkit.ui.forms.translation import TranslationSheet, whose_words
from fieldkit.ui.forms.verbs import FormSurroundings, Verbs
from fieldkit.ui.language.wording import tr
from fieldkit.ui.look import tokens
from fieldkit.ui.widgets.buttons import Button
from fieldkit.ui.widgets.entries import LineField, TextField, mark_state
from fieldkit.ui.widgets.own_words import OwnWords
from fieldkit.ui.widgets.pages import flowing
from fieldkit.ui.widgets.reveal import reveal
from fieldkit.ui.widgets.text import Words, stack

_KEY_OF = {"url": "valueUri", "string": "valueString", "text": "valueString"}


class TextEditor(Editor):
    """string, text, url and reference: what is typed is the answer."""

    def __init__(
        self, node: Node, verbs: Verbs, around: FormSurroundings, parent: QWidget | None = None
    ) -> None:
        super().__init__(node, verbs, around, parent)
        item = node.item
        assert item is not None
        self._type = item.type
        hint = item.entry_format
        self.field: LineField | TextField = (
            TextField(hint, lines=2) if item.type == "text" or item.control == "text-box" else LineField(hint)
        )
        if isinstance(self.field, LineField) and item.max_length:
            self.field.setMaxLength(32_767)
        self.field.typed.connect(self._typed)
        self.field.left.connect(self.finish)
        self.column.addWidget(self.field)
        self.setFocusProxy(self.field)

    def show_node(self, node: Node) -> None:
        """Show the words."""
        super().show_node(node)
        value = self.value
        inner = None if value is None else raw(value)
        words = inner.get("display") or inner.get("reference") or "" if isinstance(inner, dict) else inner
        if not self.field.hasFocus() or not self.pause.waiting:
            self.field.show_text("" if words is None else str(words))
        self.field.set_locked(self.locked)

    def describe(self, name: str, description: str) -> None:
        """Name the field."""
        super().describe(name, description)
        self.field.setAccessibleName(name)
        self.field.setAccessibleDescription(description)

    def show_error(self, wrong: bool) -> None:
        """A border in the colour of danger; the words stand under the field."""
        mark_state(self.field, "error" if wrong else "")

    def _typed(self, text: str) -> None:
        self.touched.emit()
        self.pause.after(lambda: self._keep(text))

    def _keep(self, text: str) -> None:
        if self._type == "reference":
            self.answer("valueReference", {"display": text} if text.strip() else None)
        else:
            # A space beside an address comes from where it was copied, and would make it none.
            typed = text.strip() if self._type == "url" else text
            self.answer(_KEY_OF.get(self._type, "valueString"), typed)


class OwnWordsEditor(Editor):
    """What the person said, as they said it. The speaker rides with the value."""

    def __init__(
        self, node: Node, verbs: Verbs, around: FormSurroundings, parent: QWidget | None = None
    ) -> None:
        super().__init__(node, verbs, around, parent)
        self.field = OwnWords(self._caption())
        self.field.typed.connect(self._typed)
        self.field.left.connect(self.finish)
        self.column.addWidget(self.field)
        self.how = Button(tr("How was it said?"), "link")
        self.how.clicked.connect(self._ask_how)
        self.translated = Words("", "words")
        self.whose = Words("", "small")
        # Indented under the words and without their warm ground: it is not what the person said.
        beside = stack(self.translated, self.whose, gap=2)
        beside.setContentsMargins(tokens.SPACE_XL, 0, 0, 0)
        self.beside = beside
        reveal(self.beside, False)
        self.column.addWidget(self.beside)
        self.translate = Button(tr("In another language"), "link")
        self.translate.clicked.connect(self._ask_translation)
        self.column.addWidget(flowing(self.how, self.translate))
        self.setFocusProxy(self.field)

    def _caption(self) -> str:
        speaker = speaker_words(self.value)
        whose = (
            tr("{person}'s own words", person=self.around.person)
            if self.around.person
            else tr("Their own words")
        )
        whose = tr("Said by {speaker}", speaker=speaker) if speaker else whose
        return (
            tr("{whose} · typed by {author}", whose=whose, author=self.around.author)
            if self.around.author
            else whose
        )

    def show_node(self, node: Node) -> None:
        """Show the words."""
        super().show_node(node)
        value = self.value
        if not self.field.field.hasFocus() or not self.pause.waiting:
            self.field.show_text("" if value is None else str(raw(value) or ""))
        self.field.set_locked(self.locked)
        told = how_said_words(value)
        self.field.set_caption(" · ".join(part for part in (self._caption(), told) if part))
        reveal(self.how, not self.locked and value is not None)
        reveal(self.translate, not self.locked and value is not None)
        found = translated_in(value)
        if found is not None and value is not None:
            self.translated.setText(found.text)
            self.whose.setText(whose_words(found, str(raw(value) or "")))
        reveal(self.beside, found is not None)

    def _ask_how(self) -> None:
        sheet = HowSaidSheet(self.value, self.window())
        sheet.accepted.connect(lambda: self.say_how(sheet.riders))
        sheet.open()

    def say_how(self, chosen: Mapping[str, str]) -> None:
        """Let these ride with the words in place of what rode with them."""
        value = self.value
        if value is not None:
            kept = {key: part for key, part in value.items() if key not in RIDERS}
            self.verbs.set(self.node.path, {**kept, **chosen})

    def _ask_translation(self) -> None:
        self.finish()
        value = self.value
        if value is not None:
            sheet = TranslationSheet(value, self.around.author, self.window())
            sheet.accepted.connect(lambda: self.say_translated(sheet.found))
            sheet.open()

    def say_translated(self, found: Translated | None) -> None:
        """Let this stand beside the words, in place of what stood there; None for nothing."""
        value = self.value
        if value is not None:
            kept = {key: part for key, part in value.items() if key != TRANSLATED}
            rider = {} if found is None else {TRANSLATED: found.rider()}
            self.verbs.set(self.node.path, {**kept, **rider})

    def describe(self, name: str, description: str) -> None:
        """Name the field."""
        super().describe(name, description)
        self.field.field.setAccessibleName(name)
        self.translate.setAccessibleName(tr("In another language: {name}", name=name))
        self.how.setAccessibleName(tr("How was it said? {name}", name=name))
        self.field.field.setAccessibleDescription(f"{self._caption()}. {description}".strip())

    def _typed(self, text: str) -> None:
        self.touched.emit()
        self.pause.after(lambda: self._keep(text))

    def _keep(self, text: str) -> None:
        old = self.value
        speaker = {"speaker": "person"} if old is None or value_key(old) != "valueString" else {}
        value = {**speaker, **self.value_of("valueString", text)}
        self.verbs.set(self.node.path, value if text.strip() else None)
