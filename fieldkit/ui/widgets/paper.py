"""The pages of a copy as they will be on paper, one at a time: pictures in memory, with zoom and keys."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QColor, QImage, QKeyEvent, QPainter, QPaintEvent, QPalette, QResizeEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from fieldkit.ui.beneath.announce import announce
from fieldkit.ui.language.wording import tr
from fieldkit.ui.look import tokens
from fieldkit.ui.widgets.buttons import Button
from fieldkit.ui.widgets.pages import side_by_side
from fieldkit.ui.widgets.text import Words

_STEPS = (0.5, 0.75, 1.0, 1.5, 2.0, 3.0)
"""Zoom; 1 is as wide as there is room."""


class _Sheet(QWidget):
    """One page, painted smoothly at whatever width it has."""

    def __init__(self) -> None:
        super().__init__()
        self._picture = QImage()
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_picture(self, picture: QImage, width: int) -> None:
        """Show a page `width` pixels wide."""
        self._picture = picture
        high = round(width * picture.height() / picture.width()) if picture.width() else 0
        self.setFixedSize(QSize(width, high))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paper is white in the dark too: it shows what will be printed."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.fillRect(self.rect(), QColor("white"))
        painter.drawImage(self.rect(), self._picture)
        painter.setPen(self.palette().color(QPalette.ColorRole.Mid))
        painter.drawRect(self.rect().adjusted(0, 0, -1, -1))
        painter.end()


class PaperView(QWidget):
    """Page for page. Keys: Page Up and Page Down, Home and End; Ctrl with + and - for larger and smaller, Ctrl+0 to fit."""

    turned = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pages: tuple[bytes, ...] = ()
        self._place = 0
        self._zoom = _STEPS.index(1.0)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(tokens.SPACE_S)
        column.addWidget(self._bar())
        self.area = QScrollArea()
        self.area.setFrameShape(QFrame.Shape.NoFrame)
        self.area.setProperty("surface", "paper")
        self.area.setProperty("kind", "pages")
        self.area.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
        self.area.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.area.setAccessibleName(tr("Pages of this copy"))
        self._sheet = _Sheet()
        self.area.setWidget(self._sheet)
        column.addWidget(self.area, 1)
        self._tell()

    def _bar(self) -> QWidget:
        self.before = self._button("chevron-left", tr("Page before"), -1)
        self.after = self._button("chevron-right", tr("Next page"), 1)
        self.place = Words("", "soft", wrap=False)
        self.smaller = Button("", "quiet", icon="minus")
        self.larger = Button("", "quiet", icon="plus")
        for button, name, step in ((self.smaller, tr("Smaller"), -1), (self.larger, tr("Larger"), 1)):
            button.setAccessibleName(name)
            button.setToolTip(name)
            button.clicked.connect(lambda _=False, by=step: self.zoom(by))
        return side_by_side(
            self.before, self.place, self.after, QWidget(), self.smaller, self.larger, stretch=3
        )

    def _button(self, icon: str, name: str, step: int) -> Button:
        button = Button("", "quiet", icon=icon)
        button.setAccessibleName(name)
        button.setToolTip(name)
        button.clicked.connect(lambda: self.turn(self._place + step))
        return button

    # ---------------------------------------------------------------- what is shown

    def show_pages(self, pages: Sequence[bytes]) -> None:
        """Show these pages, PNG; the place in them is kept where there are as many."""
        self._pages = tuple(pages)
        self._place = min(self._place, max(0, len(pages) - 1))
        self._fit()
        self._tell()

    def forget(self) -> None:
        """Nothing of the copy stays in memory."""
        self._place = 0
        self.show_pages(())

    @property
    def page(self) -> int:
        """The page shown, from 1; 0 for none."""
        return self._place + 1 if self._pages else 0

    def turn(self, place: int) -> None:
        """Show the page at this place, from 0."""
        place = max(0, min(place, len(self._pages) - 1))
        if place != self._place:
            self._place = place
            self._fit()
            self.area.verticalScrollBar().setValue(0)
            self._tell()
            announce(self, self.place.text())
            self.turned.emit(self.page)

    def zoom(self, by: int) -> None:
        """Larger or smaller by so many steps; 0 fits the width again."""
        self._zoom = max(0, min(self._zoom + by, len(_STEPS) - 1)) if by else _STEPS.index(1.0)
        self._fit()
        self._tell()

    def _fit(self) -> None:
        if not self._pages:
            self._sheet.setFixedSize(0, 0)
            return
        room = max(160, self.area.width() - 28)
        fitting = min(room, round(self.area.height() * 1.1)) if _STEPS[self._zoom] <= 1 else room
        picture = QImage.fromData(self._pages[self._place])
        self._sheet.show_picture(picture, round(max(160, fitting) * _STEPS[self._zoom]))

    def _tell(self) -> None:
        count = len(self._pages)
        self.place.setText(
            tr("Page {page} of {count}", page=self.page, count=count) if count else tr("No pages yet")
        )
        self.before.setEnabled(self._place > 0)
        self.after.setEnabled(self._place + 1 < count)
        self.smaller.setEnabled(count > 0 and self._zoom > 0)
        self.larger.setEnabled(count > 0 and self._zoom + 1 < len(_STEPS))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width, another size of the page."""
        super().resizeEvent(event)
        self._fit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Turn and zoom."""
        key = Qt.Key(event.key())
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier and key in _ZOOMS:
            self.zoom(_ZOOMS[key])
        elif key == Qt.Key.Key_PageDown:
            self.turn(self._place + 1)
        elif key == Qt.Key.Key_PageUp:
            self.turn(self._place - 1)
        elif key == Qt.Key.Key_Home:
            self.turn(0)
        elif key == Qt.Key.Key_End:
            self.turn(len(self._pages) - 1)
        else:
            super().keyPressEvent(event)


_ZOOMS = {Qt.Key.Key_Plus: 1, Qt.Key.Key_Equal: 1, Qt.Key.Key_Minus: -1, Qt.Key.Key_0: 0}
