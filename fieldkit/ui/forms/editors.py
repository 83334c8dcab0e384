"""One editor for each kind of answer: it is given a node to show and says what the person did."""

from collections.abc import Callable, Mapping
from typing import Any

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from fieldkit.questionnaire.nodes import Node
from fieldkit.ui.forms.verbs import FormSurroundings, Json, Verbs
from fieldkit.ui.forms.words import riders

TYPING_PAUSE_MS = 250


class Pause(QObject):
    """Waits for a pause in typing, so that not every letter makes the form think."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(TYPING_PAUSE_MS)
        self._timer.timeout.connect(self.flush)
        self._waiting: Callable[[], None] | None = None

    def after(self, run: Callable[[], None]) -> None:
        """Run this when nothing more came for a quarter of a second."""
        self._waiting = run
        self._timer.start()

    @property
    def waiting(self) -> bool:
        """Whether something is still to be handed over."""
        return self._waiting is not None

    def flush(self) -> None:
        """Run now what is waiting."""
        self._timer.stop()
        run, self._waiting = self._waiting, None
        if run is not None:
            run()


class Editor(QWidget):
    """Base of all editors. Subclasses build their control once and fill it in `show_node`.

    `touched` tells that the person has been in this field; findings wait for it.
    """

    touched = Signal()

    def __init__(
        self, node: Node, verbs: Verbs, around: FormSurroundings, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.node = node
        self.verbs = verbs
        self.around = around
        self.also: Mapping[str, str] = {}
        """Words of options in a second language, by the option's key."""
        self.pause = Pause(self)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(4)

    def show_node(self, node: Node) -> None:
        """Show the node's answer; subclasses extend this."""
        self.node = node

    def describe(self, name: str, description: str) -> None:
        """Give the controls their accessible name and description; subclasses extend this."""
        self.setAccessibleName(name)
        self.setAccessibleDescription(description)

    def show_error(self, wrong: bool) -> None:
        """Mark the field itself; editors with a border use it."""

    @property
    def locked(self) -> bool:
        """Whether the answer may only be read."""
        return self.node.read_only or self.around.read_only

    @property
    def value(self) -> Json | None:
        """The one answer, None where there is none or where several stand."""
        return self.node.values[0] if len(self.node.values) == 1 else None

    @property
    def draft(self) -> str | None:
        """What was typed and is no legal answer yet."""
        return self.around.draft(self.node.path)

    def answer(self, key: str, inner: Any) -> None:
        """Set a value, keeping what rides with the old one; None clears."""
        self.touched.emit()
        if inner is None or inner == "":
            self.verbs.set(self.node.path, None)
        else:
            self.verbs.set(self.node.path, self.value_of(key, inner))

    def value_of(self, key: str, inner: Any) -> Json:
        """A value with what rides with the old one, and an entry's place among its like."""
        place = {"order": self.node.order} if self.node.entry_id and self.node.order else {}
        return {**place, **riders(self.value), key: inner}

    def keep_draft(self, text: str) -> None:
        """Keep text that is no legal answer yet."""
        self.touched.emit()
        path = self.node.path
        self.pause.after(lambda: self.verbs.draft_text(path, text))

    def finish(self) -> None:
        """Hand over at once what still waits for a pause in typing."""
        self.pause.flush()
