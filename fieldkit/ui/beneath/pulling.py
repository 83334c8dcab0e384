"""Scrolls under a finger: the page stays with it, goes on a little after a flick, and never goes past its end."""

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QAbstractItemView,
    QAbstractScrollArea,
    QApplication,
    QPlainTextEdit,
    QScrollBar,
    QScroller,
    QWidget,
)
from shiboken6 import isValid

_LATELY = 100
"""Milliseconds before a finger is lifted that tell how fast it went."""
_COASTING = 600
"""Milliseconds that a page goes on for after a flick."""


class Pull:
    """A finger that scrolls: the page stays under it, and goes on a little when it is flicked."""

    def __init__(self, area: QAbstractScrollArea, bars: list[QScrollBar], began: QPointF) -> None:
        self._area, self._began = area, began
        if isinstance(area, QAbstractItemView):
            _scroll_by_pixels(area)
        self._from = [(bar, bar.value()) for bar in bars]
        self._been: list[tuple[int, QPointF]] = []

    def move(self, place: QPointF, now: int) -> None:
        """As far as the finger went, and no further than the page goes."""
        self._been = [(when, where) for when, where in self._been if now - when <= _LATELY]
        self._been.append((now, place))
        for bar, value in self._from if isValid(self._area) else ():
            bar.setValue(value + round(_along(bar, place - self._began)))

    def let_go(self, now: int) -> None:
        """Go on as fast as the finger went, and slow down; where the system shows no motion, stay."""
        lately = [(when, where) for when, where in self._been if now - when <= _LATELY]
        moves = isValid(self._area) and QApplication.isEffectEnabled(Qt.UIEffect.UI_AnimateMenu)
        if not moves or len(lately) < 2 or lately[0][0] == lately[-1][0]:
            return
        (since, first), (until, last) = lately[0], lately[-1]
        way = (last - first) * (_COASTING / 3 / (until - since))
        if not is_far(way):
            return
        ends = QPointF(self._area.horizontalScrollBar().value(), self._area.verticalScrollBar().value())
        for bar, _ in self._from:
            if bar.orientation() == Qt.Orientation.Vertical:
                ends.setY(ends.y() + _along(bar, way))
            else:
                ends.setX(ends.x() + _along(bar, way))
        # Made when a page is first flicked: most never are, and none should open later for it.
        scroller = QScroller.scroller(self._area.viewport())
        scroller.scrollTo(ends, _COASTING)


def going(areas: list[QAbstractScrollArea], way: QPointF, began: QPointF) -> Pull | None:
    """The innermost area that can go where a finger pulls it, held; None where none can."""
    down = abs(way.y()) >= abs(way.x())
    area = next((one for one in areas if _goes(_bar(one, down=down), way)), None)
    if area is None:
        return None
    steep = min(abs(way.x()), abs(way.y())) * 2 < max(abs(way.x()), abs(way.y()))
    return Pull(area, [_bar(area, down=one) for one in ((down,) if steep else (True, False))], began)


def areas_in(around: list[QWidget]) -> list[QAbstractScrollArea]:
    """What scrolls, the innermost first. Fields for text grow with it and never scroll inside."""
    return [
        one for one in around if isinstance(one, QAbstractScrollArea) and not isinstance(one, QPlainTextEdit)
    ]


def is_far(way: QPointF) -> bool:
    """Whether a finger has gone further than one that trembles."""
    return way.manhattanLength() >= QGuiApplication.styleHints().startDragDistance()


def _scroll_by_pixels(view: QAbstractItemView) -> None:
    """A list that goes by whole lines would go as many lines as the finger goes pixels."""
    pixels = QAbstractItemView.ScrollMode.ScrollPerPixel
    if view.verticalScrollMode() == pixels:
        return
    first = view.indexAt(QPoint(0, 0))
    view.setVerticalScrollMode(pixels)
    view.doItemsLayout()
    view.scrollTo(first, QAbstractItemView.ScrollHint.PositionAtTop)


def _bar(area: QAbstractScrollArea, *, down: bool) -> QScrollBar:
    return area.verticalScrollBar() if down else area.horizontalScrollBar()


def _along(bar: QScrollBar, way: QPointF) -> float:
    """How much larger a bar's value gets when a finger goes this way."""
    if bar.orientation() == Qt.Orientation.Vertical:
        return -way.y()
    return way.x() if bar.layoutDirection() == Qt.LayoutDirection.RightToLeft else -way.x()


def _goes(bar: QScrollBar, way: QPointF) -> bool:
    """Whether there is more on the side that a finger pulls in; what is at its end leaves the drag to what is around it."""
    return bar.value() < bar.maximum() if _along(bar, way) > 0 else bar.value() > bar.minimum()


def scrolls(area: QAbstractScrollArea) -> bool:
    """Whether there is more in it than can be seen."""
    return any(
        bar.minimum() < bar.maximum() for bar in (area.verticalScrollBar(), area.horizontalScrollBar())
    )


def stop_coasting(areas: list[QAbstractScrollArea]) -> bool:
    """A finger on a page that still moves holds it; whether one did."""
    moving = [
        area.viewport()
        for area in areas
        if QScroller.hasScroller(area.viewport())
        and QScroller.scroller(area.viewport()).state() == QScroller.State.Scrolling
    ]
    for port in moving:
        QScroller.scroller(port).stop()
    return bool(moving)
