"""The window itself: bands over every screen, the places that fill it whole, and the shell with rail and pages."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cached_property, partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEvent, QRect, Qt, Signal
from PySide6.QtGui import QCloseEvent, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import (
    QDialog,
    QMainWindow,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from fieldkit.ui.beneath.keyboard import move_on, stops
from fieldkit.ui.beneath.putting_away import PuttingAway
from fieldkit.ui.beneath.urgent_keys import UrgentKeys
from fieldkit.ui.widgets.kept import KeptParts, Part
from fieldkit.ui.widgets.notices import Band, Toast
from fieldkit.ui.widgets.reveal import reveal
from fieldkit.ui.widgets.same_place import come_back

if TYPE_CHECKING:
    # Made by whoever made the window, after the locked screen is painted.
    from fieldkit.ui.screens.search import SearchOverlay
    from fieldkit.ui.shell import Shell
    from fieldkit.ui.widgets.places import FootWords, Rail

_A_POINT = QRect(0, 0, 1, 1)
"""Taking a picture, however small, lays out all of a part that nobody sees yet."""


class MainWindow(QMainWindow):
    """Shows one place at a time: pages beside the rail, or something that fills the window (visit, 999, door).

    The title never names a person or a record: it stands in the task bar.
    """

    place_picked = Signal(str)
    lock_asked = Signal()
    cover_asked = Signal()
    emergency_asked = Signal()
    safety_asked = Signal()
    main_key = Signal()
    undo_asked = Signal()
    redo_asked = Signal()
    help_asked = Signal()
    practice_asked = Signal()
    closing = Signal(object)

    def __init__(self, make_shell: Callable[[QWidget], Shell]) -> None:
        """``make_shell`` makes rail, pages and search over the part it is given; asked when the first of them is needed."""
        super().__init__()
        self._make_shell = make_shell
        self.setWindowTitle("FieldKit")
        self.resize(1_366, 768)
        self.setMinimumSize(800, 560)
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        over = QVBoxLayout()
        over.setSpacing(0)
        column.addLayout(over)
        self._bands = KeptParts(over)
        self._whole = QStackedWidget()
        column.addWidget(self._whole, 1)
        self.setCentralWidget(body)
        self._body = body
        self.toast = Toast(body)
        self._search_allowed = False
        self.putting_away = PuttingAway(self)
        self._aside: list[QDialog] = []
        self._keys()

    def _keys(self) -> None:
        for keys, run in (
            ("F1", self.help_asked.emit),
            ("Ctrl+K", self.open_search),
            ("Ctrl+L", self.lock_asked.emit),
            ("F6", self.cover_asked.emit),
            ("F2", self.main_key.emit),
            ("Ctrl+Z", self.undo_asked.emit),
            ("Ctrl+Y", self.redo_asked.emit),
            ("Ctrl+Shift+Z", self.redo_asked.emit),
        ):
            QShortcut(QKeySequence(keys), self).activated.connect(run)
        urgent = UrgentKeys(self)
        urgent.emergency.connect(self.emergency_asked)
        urgent.safety.connect(self.safety_asked)

    # ---------------------------------------------------------------- the shell

    @cached_property
    def shell(self) -> Shell:
        """What stands beside and over every page; a locked window gets along without."""
        shell = self._make_shell(self._body)
        shell.rail.picked.connect(self.place_picked)
        self._whole.addWidget(shell)
        for number, key in enumerate(shell.keys, start=1):
            shortcut = QShortcut(QKeySequence(f"Ctrl+{number}"), self)
            shortcut.activated.connect(lambda key=key: self._place_key(key))
        return shell

    def furnish(self) -> None:
        """Make it now, while nobody waits for it."""
        self.search.close_overlay()

    @property
    def rail(self) -> Rail:
        """The places beside every page."""
        return self.shell.rail

    @property
    def search(self) -> SearchOverlay:
        """What finds anything, over a page."""
        return self.shell.search

    @property
    def _furnished(self) -> Shell | None:
        """The shell, if anything has needed it so far."""
        return vars(self).get("shell")

    def _is_lit(self, widget: QWidget | None) -> bool:
        return self._furnished is not None and self.rail.places.is_lit(widget)

    def _on_a_page(self) -> bool:
        return self._furnished is not None and self._whole.currentWidget() is self._furnished

    def _place_key(self, key: str) -> None:
        if self._on_a_page():
            self.place_picked.emit(key)

    # ---------------------------------------------------------------- what is shown

    def add_page(self, page: QWidget) -> None:
        """Make a page known that stands beside the rail."""
        self.shell.pages.addWidget(page)

    def show_page(self, page: QWidget, place: str) -> None:
        """Show a page beside the rail, its place lit."""
        self._search_allowed = True
        if self.page is not page:
            self.toast.passed()
        pages = self.shell.pages
        if pages.indexOf(page) < 0:
            pages.addWidget(page)
        pages.setCurrentWidget(page)
        self.rail.places.light(place)
        self._whole.setCurrentWidget(self.shell)
        self._take_keyboard(page)

    @property
    def page(self) -> QWidget | None:
        """The page beside the rail, None while something fills the window."""
        return self.shell.pages.currentWidget() if self._on_a_page() else None

    def fill(self, part: QWidget) -> None:
        """Let a part fill the window: the door, a visit, the 999 card. Search is closed: it would name others."""
        self._search_allowed = False
        if self._furnished is not None:
            self.search.close_overlay()
        if self.filling is not part:
            self.toast.passed()
        if self._whole.indexOf(part) < 0:
            self._whole.addWidget(part)
        self._whole.setCurrentWidget(part)
        self._take_keyboard(part)

    def hold(self, part: QWidget) -> None:
        """Have a part that will fill the window stand there unseen: dressing it and laying it out take longer than showing it."""
        self._whole.addWidget(part)
        part.resize(self._whole.size())
        part.grab(_A_POINT)

    def _take_keyboard(self, part: QWidget) -> None:
        """The keyboard goes into what is shown now, to where it was left, unless it is there or on the rail already."""
        here: QWidget | None = self.focusWidget()
        aim = come_back(part)
        inside = here is not None and here.isVisible() and part.isAncestorOf(here)
        if self._is_lit(here) or (inside and aim is None):
            return
        first = aim or next(stops(part), None)
        if first is not None:
            first.setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def filling(self) -> QWidget | None:
        """What fills the window; None while a page stands beside the rail."""
        return None if self._on_a_page() else self._whole.currentWidget()

    def paint_now(self) -> None:
        """Lay out what is shown and paint it before this returns: nothing of what was there stays to be seen.

        Qt puts both off, and asks each part that has just come to be painted again: without this it is painted twice.
        """
        for put_off in (QEvent.Type.LayoutRequest, QEvent.Type.UpdateLater):
            QCoreApplication.sendPostedEvents(None, put_off)
        self.repaint()

    def drop(self, part: QWidget) -> None:
        """Take a part out of the window for good."""
        for stack in (self._whole,) if self._furnished is None else (self._whole, self.shell.pages):
            if stack.indexOf(part) >= 0:
                stack.removeWidget(part)
        self.putting_away.add(part)

    def set_tails(self, waiting: int, actions: int) -> None:
        """Counts beside places; never which."""
        self.shell.set_tails(waiting, actions)

    def set_foot(self, words: FootWords) -> None:
        """Where the work is, always in sight."""
        self.rail.set_foot(words)

    def set_bands(self, bands: Sequence[tuple[str, str, Sequence[tuple[str, Callable[[], object]]]]]) -> None:
        """Bands over every screen: words, kind (bad or wait) and their buttons. One that stays keeps the keyboard."""
        here: QWidget | None = self.focusWidget()
        seen = here is not None and here.isVisible()
        self._bands.show(
            [
                Part(words, (kind, [name for name, _run in actions]), partial(Band, words, kind, actions))
                for words, kind, actions in bands
            ]
        )
        if seen and here is not None and not here.isVisible():
            shown = self.page or self._whole.currentWidget()
            if shown is not None:
                self._take_keyboard(shown)

    def set_guide(self, guide: QWidget) -> None:
        """A part that stands over every screen as long as the window lives."""
        column = self._body.layout()
        assert isinstance(column, QVBoxLayout)
        column.insertWidget(0, guide)

    def come_forward(self) -> None:
        """Another FieldKit was started: this one shows itself, as it is."""
        self.setWindowState(self.windowState() & ~Qt.WindowState.WindowMinimized)
        self.show()
        self.raise_()
        self.activateWindow()

    def close_sheets(self) -> None:
        """Close every sheet over the window, as Escape would: what was typed into one is gone."""
        self._aside.clear()
        for sheet in self.findChildren(QDialog):
            sheet.reject()
            sheet.deleteLater()

    def set_aside(self) -> None:
        """Take every sheet from the screen, with what was typed into it, until `bring_back`: something cannot wait."""
        shown = [sheet for sheet in self.findChildren(QDialog) if sheet.isVisible()]
        for sheet in shown:
            reveal(sheet, False)
        self._aside += shown

    def bring_back(self) -> None:
        """Show the sheets again that were set aside."""
        waiting, self._aside = self._aside, []
        here = self.findChildren(QDialog)
        for sheet in waiting:
            if sheet in here:
                reveal(sheet, True)

    def open_search(self) -> None:
        """Over a page only: a visit shows nobody else's name."""
        if self._search_allowed and self._on_a_page():
            self.search.open()

    # ---------------------------------------------------------------- Qt

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab in reading order, also through parts that were made later."""
        searching = self._furnished is not None and self.search.isVisible()
        root = self.search if searching else self._body
        return move_on(root, forward=forward)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A narrow window gives less of itself to the rail."""
        super().resizeEvent(event)
        if self._furnished is not None:
            self.rail.fit()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Whoever listens may keep the window open with `event.ignore()`."""
        event.accept()
        self.closing.emit(event)
