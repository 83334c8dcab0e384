"""Editors for choices: segments, rows, boxes, type-ahead lists, yes or no, and words of one's own."""

from collections.abc import Mapping

from PySide6.QtWidgets import QWidget

from fieldkit.questionnaire.media import picture_of, picture_words
from fieldkit.questionnaire.nodes import Node
from fieldkit.questionnaire.offer import Option
from fieldkit.questionnaire.value_types import raw, value_key
from fieldkit.ui.forms.editors import Editor
from fieldkit.ui.forms.verbs import FormSurroundings, Json, Verbs
from fieldkit.ui.forms.words import option_of, value_words
from fieldkit.ui.language.wording import tr
from fieldkit.ui.widgets.choice_buttons import ChoiceOption
from fieldkit.ui.widgets.choices import CheckList, ChoiceList
from fieldkit.ui.widgets.entries import LineField
from fieldkit.ui.widgets.text import Words
from fieldkit.ui.widgets.typeahead import TypeAhead

_ROWS = 9
_SEGMENTS = 5
_SEGMENT_LETTERS = 52
_WITHOUT_LIST = {"missing", "none"}
_SPOKEN = {"valueDate", "valueDateTime", "valueTime"}
_LIST_CONTROLS = {"drop-down", "autocomplete", "lookup", "list-box"}


_NO_WORDS: Mapping[str, str] = {}


def as_choices(options: tuple[Option, ...], also: Mapping[str, str] = _NO_WORDS) -> list[ChoiceOption]:
    """The options as widgets take them, with words of a second language (by key) behind their own."""
    return [
        ChoiceOption(
            option.entry_id,
            _words(option, also.get(option.entry_id, "")),
            option.exclusive,
            picture_of(option.media),
            picture_words(option.media),
        )
        for option in options
    ]


def _words(option: Option, second: str) -> str:
    words = f"{option.prefix} {_own_words(option)}".strip()
    return f"{words} · {second}" if second else words


def _own_words(option: Option) -> str:
    """The form's words for it; a day or a time that has none is said as one says it, not as the file writes it."""
    bare = option.text == raw(option.value) and value_key(option.value) in _SPOKEN
    return value_words(option.value) if bare else option.text


def looks_segmented(options: tuple[Option, ...]) -> bool:
    """Few and short enough to stand in one line."""
    letters = sum(len(_own_words(option)) for option in options)
    if any(option.media for option in options):
        return False
    return 2 <= len(options) <= _SEGMENTS and letters <= _SEGMENT_LETTERS


class BooleanEditor(Editor):
    """Yes or no; pressing again clears."""

    def __init__(
        self, node: Node, verbs: Verbs, around: FormSurroundings, parent: QWidget | None = None
    ) -> None:
        super().__init__(node, verbs, around, parent)
        self.list = ChoiceList(
            [ChoiceOption("true", tr("Yes")), ChoiceOption("false", tr("No"))], segmented=True
        )
        self.list.chosen.connect(self._chosen)
        self.column.addWidget(self.list)
        self.setFocusProxy(self.list)

    def show_node(self, node: Node) -> None:
        """Show the answer."""
        super().show_node(node)
        self.list.set_chosen(["true" if raw(value) else "false" for value in node.values])
        self.list.set_locked(self.locked)

    def describe(self, name: str, description: str) -> None:
        """Name the buttons."""
        super().describe(name, description)
        self.list.describe(name, description)

    def _chosen(self, key: str | None) -> None:
        self.answer("valueBoolean", None if key is None else key == "true")


class ChoiceEditor(Editor):
    """One of the options, as segments, rows or a type-ahead list; open choices also take own words."""

    def __init__(
        self, node: Node, verbs: Verbs, around: FormSurroundings, parent: QWidget | None = None
    ) -> None:
        super().__init__(node, verbs, around, parent)
        item = node.item
        assert item is not None
        self._offered: tuple[tuple[tuple[Option, ...], Mapping[str, str]], list[ChoiceOption]] | None = None
        self._open = item.type == "open-choice"
        self._unlisted = (
            not node.options and item.option_source in _WITHOUT_LIST and not item.answer_expression
        )
        long_list = len(node.options) > _ROWS or item.control in _LIST_CONTROLS
        self.list: ChoiceList | None = None
        self.combo: TypeAhead | None = None
        self.other: LineField | None = None
        if self._unlisted:
            self.setFocusProxy(
                self._add_other(
                    tr("The list for this question is not on this laptop. Write the answer in words.")
                )
            )
        elif long_list:
            self.combo = TypeAhead(as_choices(node.options), open_words=self._open)
            self.combo.chosen.connect(self._chosen)
            self.combo.written.connect(self._written)
            self.column.addWidget(self.combo)
            self.setFocusProxy(self.combo)
        else:
            rows = item.control == "radio-button" or item.orientation
            segmented = looks_segmented(node.options) and not rows
            # A list to stop and check has one line for each question: its answers stand under each other.
            across = item.orientation == "horizontal" or (item.safety_item and not item.orientation)
            self.list = ChoiceList(as_choices(node.options), segmented=segmented, across=across)
            self.list.chosen.connect(self._chosen)
            self.column.addWidget(self.list)
            self.setFocusProxy(self.list)
            if self._open:
                self._add_other(item.open_label or tr("Something else"))

    def _choices(self, node: Node) -> list[ChoiceOption]:
        """The options for the widget; made anew only when they change, for there may be thousands."""
        key = (node.options, self.also)
        if self._offered is None or self._offered[0] != key:
            self._offered = (key, as_choices(*key))
        return self._offered[1]

    def _add_other(self, label: str) -> LineField:
        self.column.addWidget(Words(label, "small"))
        self.other = LineField()
        self.other.typed.connect(self._other_typed)
        self.other.left.connect(self.finish)
        self.column.addWidget(self.other)
        return self.other

    def show_node(self, node: Node) -> None:
        """Show the answer or the several that stand."""
        super().show_node(node)
        found = [option_of(node.options, value) for value in node.values]
        keys = [option.entry_id for option in found if option is not None]
        own = [value_words(value) for value, option in zip(node.values, found, strict=True) if option is None]
        words = own[0] if len(own) == 1 else ""
        if self.list is not None:
            self.list.set_options(self._choices(node))
            self.list.set_chosen(keys)
            self.list.set_locked(self.locked)
        if self.combo is not None:
            self.combo.set_options(self._choices(node))
            self.combo.set_chosen(keys[0] if len(keys) == 1 else None, words)
            self.combo.set_locked(self.locked)
        if self.other is not None:
            if not (self.other.hasFocus() and self.pause.waiting):
                self.other.show_text(words)
            self.other.set_locked(self.locked)

    def describe(self, name: str, description: str) -> None:
        """Name the controls."""
        super().describe(name, description)
        for control in (self.list, self.combo):
            if control is not None:
                control.describe(name, description)
        if self.other is not None:
            self.other.setAccessibleName(name if self._unlisted else tr("{name}: something else", name=name))
            self.other.setAccessibleDescription(description)

    def _chosen(self, key: str | None) -> None:
        option = next((option for option in self.node.options if option.entry_id == key), None)
        self.touched.emit()
        self.pause.flush()
        self.verbs.set(self.node.path, self._value(option))

    def _value(self, option: Option | None) -> Json | None:
        if option is None:
            return None
        key = value_key(option.value)
        return {**self.value_of(key, option.value[key]), **option.value}

    def _written(self, text: str) -> None:
        self.answer("valueString", text)

    def _other_typed(self, text: str) -> None:
        self.touched.emit()
        if self._unlisted and not self._open:
            self.pause.after(lambda: self.answer("valueCoding", {"display": text} if text else None))
        else:
            self.pause.after(lambda: self.answer("valueString", text))


class CheckEditor(Editor):
    """Several of the options: each tick is an answer of its own, so that two people's ticks join."""

    def __init__(
        self, node: Node, verbs: Verbs, around: FormSurroundings, parent: QWidget | None = None
    ) -> None:
        super().__init__(node, verbs, around, parent)
        item = node.item
        assert item is not None
        self.list = CheckList(as_choices(node.options), across=item.orientation == "horizontal")
        self.list.ticked.connect(self._ticked)
        self.column.addWidget(self.list)
        self.setFocusProxy(self.list)
        self.other: LineField | None = None
        if item.type == "open-choice":
            self.column.addWidget(Words(item.open_label or tr("Something else"), "small"))
            self.other = LineField()
            self.other.typed.connect(self._other_typed)
            self.other.left.connect(self.finish)
            self.column.addWidget(self.other)

    def _own(self) -> tuple[Node, Json] | None:
        """The entry that is no option: words of one's own."""
        for child in self.node.children:
            for value in child.values:
                if option_of(self.node.options, value) is None and value_key(value) == "valueString":
                    return child, value
        return None

    def show_node(self, node: Node) -> None:
        """Show the ticks."""
        super().show_node(node)
        self.list.set_options(as_choices(node.options, self.also))
        found = [option_of(node.options, value) for value in node.values]
        self.list.set_ticked({option.entry_id for option in found if option is not None})
        self.list.set_locked(self.locked)
        if self.other is not None and not (self.other.hasFocus() and self.pause.waiting):
            own = self._own()
            self.other.show_text("" if own is None else str(raw(own[1])))

    def describe(self, name: str, description: str) -> None:
        """Name the boxes."""
        super().describe(name, description)
        self.list.describe(name, description)
        if self.other is not None:
            self.other.setAccessibleName(tr("{name}: something else", name=name))

    def _ticked(self, key: str, on: bool) -> None:
        option = next((option for option in self.node.options if option.entry_id == key), None)
        if option is not None:
            self.touched.emit()
            self.verbs.set((*self.node.path, key), option.value if on else None)

    def _other_typed(self, text: str) -> None:
        self.touched.emit()
        self.pause.after(lambda: self._keep_other(text))

    def _keep_other(self, text: str) -> None:
        own = self._own()
        if own is None:
            if text.strip():
                self.verbs.add(self.node.path, {"valueString": text})
        else:
            self.verbs.set(own[0].path, {"valueString": text} if text.strip() else None)
