"""Where one can go: the left rail with its foot, tabs, and the section list with progress."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from fieldkit.ui.language.wording import shown, tr
from fieldkit.ui.look import tokens
from fieldkit.ui.widgets.buttons import Button
from fieldkit.ui.widgets.reveal import reveal
from fieldkit.ui.widgets.text import Words


@dataclass(frozen=True)
class Place:
    """One destination: its key, words, icon, and a count with its spoken form (neither is needed)."""

    key: str
    words: str
    icon: str = ""
    tail: str = ""
    spoken: str = ""


class PlaceList(QWidget):
    """Buttons of which one is lit. Arrow keys move between them, Tab leaves the list."""

    picked = Signal(str)
    lit = Signal(QWidget)
    """The button of the place one is at, or to which the keyboard went."""

    def __init__(self, kind: str, name: str, *, across: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._kind = kind
        self._name = name
        self._buttons: dict[str, Button] = {}
        self.setAccessibleName(shown(name))
        self.setProperty("container", "true")
        layout = QHBoxLayout(self) if across else QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(tokens.SPACE_XS)
        if across:
            layout.setAlignment(Qt.AlignmentFlag.AlignLeading)
        self._layout = layout
        self._current = ""

    def set_places(self, places: Sequence[Place]) -> None:
        """Show these; buttons that stay are kept, so that focus stays."""
        if list(self._buttons) != [place.key for place in places]:
            self._arrange(places)
        for place in places:
            button = self._buttons[place.key]
            if button.text() != shown(place.words):
                button.setText(place.words)
                button.setAccessibleName(place.words)
            button.set_trailing(place.tail, place.spoken, count=self._kind == "rail" and bool(place.tail))
        self.light(self._current)

    def _arrange(self, places: Sequence[Place]) -> None:
        """The buttons of these places in order. Where one goes that has the keyboard, the lit one has it, or the first."""
        before = self._buttons
        self._buttons = {place.key: before.get(place.key) or self._button(place) for place in places}
        for at, button in enumerate(self._buttons.values()):
            if self._layout.indexOf(button) != at:
                self._layout.insertWidget(at, button)
        for key, button in before.items():
            if key in self._buttons:
                continue
            stay = self._buttons.get(self._current) or next(iter(self._buttons.values()), None)
            if button.hasFocus() and stay is not None:
                reveal(stay, True)
                stay.setFocus(Qt.FocusReason.OtherFocusReason)
            self._layout.removeWidget(button)
            button.deleteLater()

    def _button(self, place: Place) -> Button:
        button = Button(place.words, self._kind, icon=place.icon)
        button.clicked.connect(lambda _=False, key=place.key: self.picked.emit(key))
        button.installEventFilter(self)
        return button

    def light(self, key: str) -> None:
        """Mark the place one is at; it is also where Tab enters the list."""
        self._current = key
        stop = key if key in self._buttons else next(iter(self._buttons), "")
        for own, button in self._buttons.items():
            button.set_lit(own == key)
            policy = Qt.FocusPolicy.StrongFocus if own == stop else Qt.FocusPolicy.ClickFocus
            button.setFocusPolicy(policy)
        if key in self._buttons:
            self.lit.emit(self._buttons[key])

    def button(self, key: str) -> Button:
        """The button of a place; raises KeyError for one that is not there."""
        return self._buttons[key]

    def keys(self) -> list[str]:
        """The places in order."""
        return list(self._buttons)

    def is_lit(self, widget: QWidget | None) -> bool:
        """Whether this is the button of the place one is at."""
        return widget is not None and self._buttons.get(self._current) is widget

    @property
    def current(self) -> str:
        """The lit place's key."""
        return self._current

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Up and Down (Left and Right) move the keyboard between the places."""
        if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return False
        step = _STEPS.get(Qt.Key(event.key()))
        buttons = list(self._buttons.values())
        here = next((i for i, button in enumerate(buttons) if button is watched), None)
        if step is None or here is None:
            return False
        onto = buttons[(here + step) % len(buttons)]
        onto.setFocus(Qt.FocusReason.TabFocusReason)
        self.lit.emit(onto)
        return True


class PlaceStrip(QScrollArea):
    """A line of places that never widens its window: what does not fit is reached by scrolling, or by the arrows."""

    def __init__(self, places: PlaceList, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._places = places
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setProperty("container", "true")
        self.setWidget(places)
        places.lit.connect(self.ensureWidgetVisible)

    def sizeHint(self) -> QSize:
        """As high as its places, with the scroll bar where there is one."""
        hint = self._places.sizeHint()
        least = self._places.minimumSizeHint().width()
        bar = self.horizontalScrollBar().sizeHint().height() if 0 < self.width() < least else 0
        return QSize(hint.width(), hint.height() + bar)

    def minimumSizeHint(self) -> QSize:
        """Narrow as needed."""
        return QSize(120, self.sizeHint().height())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Places that come later need height: an area does not pass on by itself what its content asks for."""
        if event.type() == QEvent.Type.LayoutRequest:
            self.updateGeometry()
        return super().eventFilter(watched, event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Room for the scroll bar where one is needed."""
        super().resizeEvent(event)
        self.updateGeometry()


_STEPS = {Qt.Key.Key_Down: 1, Qt.Key.Key_Right: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_Left: -1}


@dataclass(frozen=True)
class FootWords:
    """What the rail's foot always says: connection (and its tone), what is only here, the last contact."""

    connection: str
    tone: str
    only_here: str
    last_contact: str


_SHARE = 0.34


class Rail(QFrame):
    """The left edge of the window: brand, places, and the foot that tells where the work is."""

    picked = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("surface", "rail")
        # Large text on a low screen: the rail scrolls rather than squeezing its places into each other.
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(scroll)
        inside = QWidget()
        scroll.setWidget(inside)
        column = QVBoxLayout(inside)
        column.setContentsMargins(tokens.SPACE_M, tokens.SPACE_XL, tokens.SPACE_M, tokens.SPACE_M)
        column.setSpacing(tokens.SPACE_L)
        brand = Words("FieldKit", "name", wrap=False)
        brand.setContentsMargins(tokens.SPACE_M, 0, 0, 0)
        column.addWidget(brand)
        self.places = PlaceList("rail", tr("Places"))
        self.places.picked.connect(self.picked)
        column.addWidget(self.places)
        column.addStretch(1)
        foot = QFrame()
        foot.setProperty("surface", "foot")
        inner = QVBoxLayout(foot)
        inner.setContentsMargins(tokens.SPACE_M, tokens.SPACE_M, tokens.SPACE_M, tokens.SPACE_M)
        inner.setSpacing(2)
        self.connection = Words("", "strong")
        self.only_here = Words("", "small")
        self.last_contact = Words("", "small")
        for part in (self.connection, self.only_here, self.last_contact):
            inner.addWidget(part)
        column.addWidget(foot)
        self.fit()

    def fit(self) -> None:
        """Wide enough for its words at this text size, but never more than its share of a narrow window."""
        words = self.fontMetrics().horizontalAdvance("m" * 14)
        share = words if self.window() is self else round(self.window().width() * _SHARE)
        self.setFixedWidth(max(208, min(340, words, share)))

    def set_foot(self, words: FootWords) -> None:
        """Say where the work is."""
        self.connection.setText(words.connection)
        self.connection.set_tone(words.tone)
        self.only_here.setText(words.only_here)
        self.last_contact.setText(words.last_contact)

    def changeEvent(self, event: QEvent) -> None:
        """A larger text needs a wider rail."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self.fit()
