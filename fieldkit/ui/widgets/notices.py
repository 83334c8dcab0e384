"""What the app has to say: beside a field, across the window, or in an empty place. Always in words."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QObject, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from fieldkit.ui.beneath.announce import announce
from fieldkit.ui.language.wording import tr
from fieldkit.ui.look import tokens
from fieldkit.ui.look.icons import Icon
from fieldkit.ui.widgets.buttons import Button
from fieldkit.ui.widgets.flow import FlowLayout
from fieldkit.ui.widgets.pages import Folding
from fieldkit.ui.widgets.reveal import reveal
from fieldkit.ui.widgets.text import Words

_ICON_OF = {"error": "error", "warning": "warning", "information": "info", "done": "check"}
_TONE_OF = {"error": "bad", "warning": "wait", "information": "accent", "done": "ok"}
_TOAST_MS = 7_000
_BAND_AIR = 7
"""Over and under the words of a band, so that one line of them stands level with its buttons."""


class FindingLine(QWidget):
    """One finding next to its field: icon and words. Severity: error, warning, information, or done."""

    def __init__(self, words: str, severity: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(tokens.SPACE_S)
        icon = Icon(_ICON_OF.get(severity, "info"), 18)
        icon.setProperty("tint", _TONE_OF.get(severity, "accent"))
        row.addWidget(icon, 0, Qt.AlignmentFlag.AlignTop)
        self.words = Words(words, "body", tone=_TONE_OF.get(severity, "accent"))
        row.addWidget(self.words, 1)


class ConflictLine(QFrame):
    """Two answers standing in one field: who said which, and the way to settle. Neither is an error."""

    settle = Signal()

    def __init__(self, said: Sequence[tuple[str, str]], name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("surface", "wait")
        row = QHBoxLayout(self)
        row.setContentsMargins(tokens.SPACE_M, tokens.SPACE_S, tokens.SPACE_S, tokens.SPACE_S)
        row.setSpacing(tokens.SPACE_M)
        icon = Icon("two", 20)
        icon.setProperty("tint", "wait")
        row.addWidget(icon, 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout()
        column.setSpacing(2)
        column.addWidget(
            Words(
                tr("Two answers") if len(said) == 2 else tr("{count} answers", count=len(said)),
                "strong",
                tone="wait",
            )
        )
        for who, what in said:
            column.addWidget(Words(f"{who}: {what}" if who else what))
        row.addLayout(column, 1)
        self.button = Button(tr("Settle"))
        self.button.setAccessibleName(tr("Settle the answers to: {name}", name=name))
        self.button.clicked.connect(self.settle)
        row.addWidget(self.button, 0, Qt.AlignmentFlag.AlignTop)


class EmptyState(QWidget):
    """Says what will stand here, and offers the first step."""

    def __init__(
        self, icon: str, title: str, words: str, action: str = "", run: Callable[[], object] | None = None
    ) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(tokens.SPACE_L, tokens.SPACE_XL, tokens.SPACE_L, tokens.SPACE_XL)
        column.setSpacing(tokens.SPACE_S)
        picture = Icon(icon, 34)
        picture.setProperty("tint", "soft")
        column.addWidget(picture, 0, Qt.AlignmentFlag.AlignHCenter)
        for text, role in ((title, "card"), (words, "soft")):
            label = Words(text, role)
            label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            column.addWidget(label)
        self.button: Button | None = None
        if action and run is not None:
            self.button = Button(action)
            self.button.clicked.connect(run)
            column.addWidget(self.button, 0, Qt.AlignmentFlag.AlignHCenter)


class Band(QFrame):
    """A band across every screen that stays until something is done about it. Kinds: bad, wait.

    Where its buttons would leave the words less than half of it, they stand under the words.
    """

    def __init__(self, words: str, kind: str, actions: Sequence[tuple[str, Callable[[], object]]]) -> None:
        super().__init__()
        self.setProperty("surface", f"band-{kind}")
        row = QHBoxLayout(self)
        row.setContentsMargins(tokens.SPACE_XL, tokens.SPACE_S, tokens.SPACE_XL, tokens.SPACE_S)
        row.setSpacing(tokens.SPACE_M)
        icon = Icon("warning", 22)
        icon.setProperty("tint", "band" if kind == "bad" else "wait")
        marked = QWidget()
        beside = QVBoxLayout(marked)
        beside.setContentsMargins(0, _BAND_AIR, 0, 0)
        beside.addWidget(icon)
        row.addWidget(marked, 0, Qt.AlignmentFlag.AlignTop)
        box = QWidget()
        box.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        self.words = Words(words, "strong")
        self.words.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeading)
        inner = QVBoxLayout(box)
        inner.setContentsMargins(0, _BAND_AIR, 0, _BAND_AIR)
        inner.addWidget(self.words)
        holder = QWidget()
        buttons = FlowLayout(holder)
        for label, run in actions:
            button = Button(label)
            button.clicked.connect(run)
            buttons.addWidget(button)
        row.addWidget(Folding(box, holder, share=0.45) if actions else box, 1)


class Toast(QFrame):
    """What was just done and a way to take it back. It never outlives its truth.

    It goes after some seconds (Ctrl+Z still works then), when another screen is shown, and when something newer says
    otherwise. While it is there its host leaves room for it at the foot, so that it covers no field.
    """

    def __init__(self, host: QWidget) -> None:
        super().__init__(host)
        self._host = host
        self.setProperty("surface", "toast")
        self._run: Callable[[], object] | None = None
        self._about = ""
        self._crossing = False
        self._fitted = QSize()
        row = QHBoxLayout(self)
        row.setContentsMargins(tokens.SPACE_L, tokens.SPACE_S, tokens.SPACE_S, tokens.SPACE_S)
        row.setSpacing(tokens.SPACE_L)
        self.words = Words("", "body", wrap=False)
        self.undo = Button(tr("Undo"), icon="undo")
        self.undo.clicked.connect(self.take_back)
        row.addWidget(self.words)
        row.addWidget(self.undo)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_TOAST_MS)
        self._timer.timeout.connect(self._go)
        host.installEventFilter(self)
        self.hide()

    def tell(
        self,
        words: str,
        undo: Callable[[], object] | None = None,
        *,
        about: str = "",
        crossing: bool = False,
    ) -> None:
        """Show and speak `words`, with an undo where there is one.

        `about` names what they claim, for `outdated`; `crossing`: they are said on the way to another screen, and stay
        for that one step.
        """
        self._run = undo
        self._about = about
        self._crossing = crossing
        self.words.setText(words)
        reveal(self.undo, undo is not None)
        self.show()
        self.raise_()
        self._place()
        self._timer.start()
        announce(self, words)

    def outdated(self, about: str) -> None:
        """What was claimed of `about` is no longer so."""
        if self._about == about:
            self._go()

    def passed(self, *, all_the_way: bool = False) -> None:
        """Another screen is shown now; `all_the_way`: one that nothing may cover."""
        if all_the_way or not self._crossing:
            self._go()
        self._crossing = False

    def _go(self) -> None:
        self._run, self._about = None, ""
        self._timer.stop()
        self.hide()

    def take_back(self) -> None:
        """Undo what is shown, once."""
        run = self._run
        self._go()
        if run is not None:
            run()

    def _place(self) -> None:
        """In the middle at the foot; words that are wider than the window wrap."""
        host, layout = self._host, self.layout()
        assert layout is not None
        room = host.width() - 2 * tokens.SPACE_L
        self.words.setWordWrap(False)
        layout.activate()
        hint = self.sizeHint()
        width, height = min(hint.width(), room), hint.height()
        if hint.width() > room:
            self.words.setWordWrap(True)
            layout.activate()
            height = max(height, layout.heightForWidth(width))
        foot = host.height() - height - tokens.SPACE_S
        self.setGeometry((host.width() - width) // 2, foot, width, height)
        self._fitted = self.sizeHint()
        self._leave_room(height + 2 * tokens.SPACE_S)

    def _leave_room(self, height: int) -> None:
        layout = self._host.layout()
        if layout is not None:
            layout.setContentsMargins(0, 0, 0, height)

    def showEvent(self, event: QShowEvent) -> None:
        """Room again, also after the window was away."""
        super().showEvent(event)
        self._place()

    def hideEvent(self, event: QHideEvent) -> None:
        """The room at the foot is the host's again."""
        super().hideEvent(event)
        self._leave_room(0)

    def event(self, event: QEvent) -> bool:
        """Larger text needs more room while it stands there."""
        told = super().event(event)
        if event.type() == QEvent.Type.LayoutRequest and self.isVisible() and self.sizeHint() != self._fitted:
            self._place()
        return told

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stay in the middle at the foot when the window changes."""
        if event.type() == QEvent.Type.Resize and self.isVisible():
            self._place()
        return False
