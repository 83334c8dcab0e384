"""The order in which Tab goes through a window: the order of its layouts, also for parts made later."""

from collections.abc import Iterator

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QApplication,
    QLayout,
    QMainWindow,
    QScrollArea,
    QSplitter,
    QStackedWidget,
    QWidget,
)


def _laid_out(layout: QLayout) -> Iterator[QWidget]:
    for index in range(layout.count()):
        item = layout.itemAt(index)
        if item is None:
            continue
        widget, inner = item.widget(), item.layout()
        if widget is not None:
            yield widget
        elif inner is not None:
            yield from _laid_out(inner)


def _children(widget: QWidget) -> Iterator[QWidget]:
    if isinstance(widget, QScrollArea):
        content = widget.widget()
        if content is not None:
            yield content
        return
    if isinstance(widget, QStackedWidget):
        page = widget.currentWidget()
        if page is not None:
            yield page
        return
    if isinstance(widget, QMainWindow):
        central = widget.centralWidget()
        if central is not None:
            yield central
        return
    layout = widget.layout()
    placed = list(_laid_out(layout)) if layout is not None and not isinstance(widget, QSplitter) else []
    yield from placed
    direct = widget.findChildren(QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly)
    known = set(placed)
    yield from (child for child in direct if child not in known and not child.isWindow())


def stops(root: QWidget) -> Iterator[QWidget]:
    """Every widget below `root` that Tab should reach, in the order a person reads."""
    for child in _children(root):
        if child.isHidden() or not child.isEnabled():
            continue
        if child.focusPolicy() & Qt.FocusPolicy.TabFocus and child.focusProxy() is None:
            yield child
            if not child.property("container") and not isinstance(child, QScrollArea):
                continue
        yield from stops(child)


def move_on(root: QWidget, *, forward: bool) -> bool:
    """Give the keyboard to the next control of `root` and bring it into sight; False where there is none."""
    stop = next_stop(root, forward=forward)
    if stop is None:
        return False
    stop.setFocus(Qt.FocusReason.TabFocusReason if forward else Qt.FocusReason.BacktabFocusReason)
    bring_into_sight(stop)
    return True


def bring_into_sight(widget: QWidget) -> None:
    """Scroll every page around a widget until it can be seen: Qt does so only for steps within one page."""
    area = widget.parentWidget()
    while area is not None:
        if isinstance(area, QScrollArea):
            area.ensureWidgetVisible(widget)
        area = area.parentWidget()


def next_stop(root: QWidget, *, forward: bool) -> QWidget | None:
    """Where Tab leads from the widget that has the keyboard; None where nothing can be reached."""
    order = list(stops(root))
    if not order:
        return None
    here = QApplication.focusWidget()
    place = next(
        (i for i, stop in enumerate(order) if here is not None and (stop is here or stop.isAncestorOf(here))),
        None,
    )
    if place is None:
        return order[0 if forward else -1]
    return order[(place + (1 if forward else -1)) % len(order)]
