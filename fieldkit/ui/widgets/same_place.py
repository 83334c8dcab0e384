"""Where somebody is on a page while it is told anew: the keyboard and what is in sight stay with the same thing."""

from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

from fieldkit.ui.beneath.keyboard import stops
from fieldkit.ui.widgets.pages import Page
from fieldkit.ui.widgets.reveal import reveal

_Told = tuple[str, str, int]
"""A control as it is found again: its kind, its name, and which of those so named it is."""


def _told(order: Sequence[QWidget]) -> list[_Told]:
    counted: Counter[tuple[str, str]] = Counter()
    told = []
    for stop in order:
        kind, name = type(stop).__name__, stop.accessibleName()
        told.append((kind, name, counted[kind, name]))
        counted[kind, name] += 1
    return told


class _Somebody:
    """One control of a page, and what else to go to should it be gone."""

    def __init__(self, page: Page, here: QWidget) -> None:
        self._page = page
        self._here = here
        order = list(stops(page))
        told = _told(order)
        at = next((n for n, one in enumerate(order) if one is here or one.isAncestorOf(here)), None)
        self._told = None if at is None else told[at]
        self._before = [] if at is None else told[:at]

    @property
    def stayed(self) -> bool:
        """Whether it is still the same widget."""
        return isValid(self._here) and self._page.isAncestorOf(self._here) and self._visible(self._here)

    def _visible(self, part: QWidget) -> bool:
        return part.isVisibleTo(self._page)

    def now(self) -> QWidget | None:
        """It, or what is named so now; where it is gone what stands in its place: next after what stood before it."""
        if self.stayed:
            return self._here
        order = list(stops(self._page))
        told = _told(order)
        if self._told in told:
            return order[told.index(self._told)]
        before = next((told.index(one) for one in reversed(self._before) if one in told), -1)
        return order[min(before + 1, len(order) - 1)] if order else None


@contextmanager
def same_place(page: Page) -> Iterator[None]:
    """Tell ``page`` anew inside of this. A page that is away keeps in mind what to come back to."""
    here = QApplication.focusWidget() if page.isVisible() else page.focusWidget()
    somebody = _Somebody(page, here) if here is not None and page.isAncestorOf(here) else None
    seen = _in_sight(page, here)
    yield
    _show_new(page)
    target = somebody.now() if somebody is not None else None
    shown = page.isVisible()
    page.left_at = None if shown else target
    if shown and target is not None and not target.hasFocus():
        target.setFocus(Qt.FocusReason.OtherFocusReason)
    if seen is not None:
        _bring_back(page, *seen)


def _show_new(page: Page) -> None:
    """What was put in just now, at once: Qt would show it a turn later, and nothing hidden can have the keyboard."""
    for part in page.column.parts():
        if not part.testAttribute(Qt.WidgetAttribute.WA_WState_ExplicitShowHide):
            reveal(part, True)


def come_back(page: QWidget) -> QWidget | None:
    """What had the keyboard when somebody left a page that was told anew since; None for nothing. Said once."""
    if not isinstance(page, Page):
        return None
    target, page.left_at = page.left_at, None
    return target if target is not None and isValid(target) and target.isVisibleTo(page) else None


def _in_sight(page: Page, here: QWidget | None) -> tuple[_Somebody, int] | None:
    """What must stay at its height: what has the keyboard, or else the first control in sight. None at the page's top."""
    if not page.isVisible() or not page.verticalScrollBar().value():
        return None
    room = page.viewport().height()

    def height(part: QWidget) -> int:
        return part.mapTo(page.viewport(), QPoint(0, 0)).y()

    held = [here] if here is not None and page.isAncestorOf(here) else []
    for part in (*held, *stops(page)):
        if 0 <= height(part) < room:
            return _Somebody(page, part), height(part)
    return None


def _bring_back(page: Page, somebody: _Somebody, height: int) -> None:
    QApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest)
    part = somebody.now()
    if part is not None:
        bar = page.verticalScrollBar()
        bar.setValue(bar.value() + part.mapTo(page.viewport(), QPoint(0, 0)).y() - height)
