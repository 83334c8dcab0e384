"""Long lists: a field that finds what you mean as you type, among thousands."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, QStringListModel, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPalette, QWheelEvent
from PySide6.QtWidgets import QComboBox, QCompleter, QListView, QWidget

from fieldkit.ui.beneath.announce import announce
from fieldkit.ui.language.wording import shown, tr
from fieldkit.ui.look.icons import icon_pixmap
from fieldkit.ui.widgets.choice_buttons import ChoiceOption
from fieldkit.ui.widgets.reveal import reveal
from fieldkit.ui.widgets.text import Words

_SHOWN = 12
_MANY = 200
_TEXT_EDGE = 2
"""Pixels that Qt keeps free at each end of the words in a field."""


class TypeAhead(QComboBox):
    """An editable list. `chosen` gives the key, None when emptied; `written` gives words not on the list."""

    chosen = Signal(object)
    written = Signal(str)

    def __init__(
        self, options: Sequence[ChoiceOption], *, open_words: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._open = open_words
        self._keys: list[str] = []
        self._texts: list[str] = []
        self._key: str | None = None
        self._entered = False
        self.setEditable(True)
        self.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.setMaxVisibleItems(_SHOWN)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(12)
        self._words = QStringListModel(self)
        self.setModel(self._words)
        self._finder = QCompleter(self._words, self)
        self._finder.setFilterMode(Qt.MatchFlag.MatchContains)
        self._finder.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self._finder.setMaxVisibleItems(_SHOWN)
        self.setCompleter(self._finder)
        self.set_options(options)
        self.activated.connect(self._picked)
        self._finder.activated.connect(self._completed)
        edit = self.lineEdit()
        assert edit is not None
        edit.returnPressed.connect(self._enter)
        edit.editingFinished.connect(self._settle)
        edit.setPlaceholderText(tr("Type to search"))
        edit.textEdited.connect(lambda _: edit.setPlaceholderText(tr("Type to search")))

    def set_options(self, options: Sequence[ChoiceOption]) -> None:
        """Offer these."""
        keys = [option.key for option in options]
        texts = [shown(option.text) for option in options]
        if (keys, texts) == (self._keys, self._texts):
            return
        self._keys, self._texts = keys, texts
        self._words.setStringList(texts)
        if len(texts) > _MANY:
            # Measuring thousands of lines one by one would make each key press wait.
            for part in (self.view(), self._finder.popup()):
                if isinstance(part, QListView):
                    part.setUniformItemSizes(True)
        self._show()

    def set_chosen(self, key: str | None, text: str = "") -> None:
        """Show the choice; `text` for words that are not on the list."""
        self._key = key
        self._show(text)

    def describe(self, name: str, description: str) -> None:
        """Tell a screen reader what is being asked."""
        edit = self.lineEdit()
        assert edit is not None
        for part in (self, edit):
            part.setAccessibleName(name)
            part.setAccessibleDescription(
                tr(
                    "{description} Type to search {count} choices.",
                    description=description,
                    count=len(self._keys),
                ).strip()
            )

    def set_locked(self, locked: bool) -> None:
        """Show without letting it be changed."""
        self.setEnabled(not locked)

    def holds(self, text: str) -> bool:
        """Whether these are the words of one of the choices."""
        return text in self._texts

    def _show(self, text: str = "") -> None:
        index = self._keys.index(self._key) if self._key in self._keys else -1
        self.setCurrentIndex(index)
        if index < 0:
            self.setEditText(shown(text))
        edit = self.lineEdit()
        if edit is not None and not edit.hasFocus():
            edit.setCursorPosition(0)  # the beginning tells more than the end where it does not fit

    def _picked(self, index: int) -> None:
        if 0 <= index < len(self._keys):
            self._choose(self._keys[index])

    def _completed(self, text: str) -> None:
        if text in self._texts:
            self._choose(self._keys[self._texts.index(text)])

    def _choose(self, key: str) -> None:
        if key != self._key:
            self._key = key
            self._show()
            if (edit := self.lineEdit()) is not None:
                edit.setCursorPosition(0)  # a name stands first, and may not be scrolled out of sight
            self.chosen.emit(key)

    def _enter(self) -> None:
        self._entered = True

    def _meant(self, text: str) -> str | None:
        """The one choice that has these words, or else the one that begins with them; None where several could be meant."""
        having = [
            (word.casefold().startswith(text), key)
            for word, key in zip(self._texts, self._keys, strict=True)
            if text in word.casefold()
        ]
        beginning = [one for one in having if one[0]]
        found = having if len(having) == 1 else beginning
        return found[0][1] if len(found) == 1 else None

    def _settle(self) -> None:
        """What is in the field when it is left: a choice, a part of one, own words, nothing, or back to what was."""
        text = self.currentText().strip()
        known = {word.casefold(): key for word, key in zip(self._texts, self._keys, strict=True)}
        entered, self._entered = self._entered, False
        part = text.casefold() if text and not self._open else ""
        key = known.get(text.casefold()) or (self._meant(part) if part else None)
        if key is not None:
            if (listed := self._finder.popup()) is not None:
                listed.hide()
            self._choose(key)
            if self.currentText() != self._texts[self._keys.index(key)]:
                self._show()
        elif not text:
            if self._key is not None or self._open:
                self._key = None
                self.chosen.emit(None)
        elif self._open:
            self._key = None
            self.written.emit(text)
        elif entered and any(part in word.casefold() for word in self._texts):
            self._finder.complete()
        else:
            self._show()
            self._tell_nothing_says(text)

    def _tell_nothing_says(self, text: str) -> None:
        """Heard, and seen in the empty field: words that only went away leave somebody wondering."""
        nothing = tr("Nothing on the list says {text}.", text=text)
        if (edit := self.lineEdit()) is not None:
            edit.setPlaceholderText(nothing)
        announce(self, nothing)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scrolling the page must not change an answer."""
        event.ignore()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Down opens the list, so that it can be read without typing."""
        if event.key() == Qt.Key.Key_Down and event.modifiers() == Qt.KeyboardModifier.NoModifier:
            self.showPopup()
            return
        super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The field, then our own arrow."""
        super().paintEvent(event)
        painter = QPainter(self)
        colour = self.palette().color(QPalette.ColorRole.PlaceholderText)
        side = 18
        mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        x = 10 if mirrored else self.width() - side - 10
        painter.drawPixmap(
            x,
            (self.height() - side) // 2,
            icon_pixmap("chevron-down", colour, side, self.devicePixelRatioF()),
        )
        painter.end()

    def changeEvent(self, event: QEvent) -> None:
        """Fonts of the pop-up follow."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self.view().setFont(self.font())


class InFull(Words):
    """Under a list's field, what was chosen there where the field is too short for it: an address is read to its end."""

    def __init__(self, field: TypeAhead) -> None:
        super().__init__("", "small")
        self._field = field
        self.hide()
        edit = field.lineEdit()
        assert edit is not None
        self._edit = edit
        edit.textChanged.connect(self._fit)
        edit.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """A field that grew or shrank, or larger text."""
        if event.type() in {QEvent.Type.Resize, QEvent.Type.FontChange}:
            self._fit()
        return super().eventFilter(watched, event)

    def _fit(self) -> None:
        text = self._edit.text()
        wide = self._edit.fontMetrics().horizontalAdvance(text) + 2 * _TEXT_EDGE
        self.setText(text)
        reveal(self, self._field.holds(text) and wide > self._edit.width())
