"""Judges a screen by its pixels and its keyboard: what a test of names alone would not see."""

from collections import Counter
from collections.abc import Iterator
from itertools import pairwise

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QLineEdit, QWidget

from fieldkit.ui.keyboard import next_stop, stops
from fieldkit.ui.tokens import contrast

LEAST_TEXT, LEAST_LARGE, LEAST_EDGE = 4.5, 3.0, 3.0
SMALLEST_TARGET = 24
_LARGE_PX = 24


def _named(widget: QWidget) -> str:
    words = widget.accessibleName() or str(getattr(widget, "text", str)())
    return f"{type(widget).__name__} {words[:60]!r}"


def _visible_rect(widget: QWidget) -> QRect:
    """The part of a widget that can be seen, in its own coordinates."""
    return widget.visibleRegion().boundingRect()


def _written(root: QWidget) -> Iterator[QLabel | QAbstractButton]:
    for widget in root.findChildren(QWidget):
        if (
            not isinstance(widget, (QLabel, QAbstractButton))
            or not widget.isVisible()
            or not widget.isEnabled()
        ):
            continue
        if widget.text().strip() and _visible_rect(widget).height() >= widget.fontMetrics().height():
            yield widget


def _pixels(image: QImage) -> memoryview:
    """The colours row by row, one number each: 32 bits leave no gap at the end of a row."""
    plain = image.convertToFormat(QImage.Format.Format_RGB32)
    return memoryview(bytes(plain.constBits())).cast("I")


def _colour(pixel: int) -> str:
    return f"#{pixel & 0xFFFFFF:06x}"


def _colours(image: QImage) -> Counter[str]:
    return Counter({_colour(pixel): count for pixel, count in Counter(_pixels(image)).items()})


def faint(root: QWidget) -> list[str]:
    """Words whose darkest stroke stands out less from their ground than WCAG 1.4.3 asks."""
    found = []
    ratio = root.devicePixelRatioF()
    whole = root.grab().toImage()
    for widget in _written(root):
        place = _visible_rect(widget)
        corner = widget.mapTo(root, place.topLeft())
        part = QRect(corner, place.size()).adjusted(3, 3, -3, -3)
        scaled = QRect(part.topLeft() * ratio, part.size() * ratio)
        if scaled.width() < 6 or scaled.height() < 6:
            continue
        colours = _colours(whole.copy(scaled))
        ground = colours.most_common(1)[0][0]
        best = max(contrast(colour, ground) for colour in colours)
        least = LEAST_LARGE if widget.font().pixelSize() >= _LARGE_PX else LEAST_TEXT
        if best < least:
            found.append(f"{_named(widget)}: {best:.1f} on {ground}")
    return found


def small_targets(root: QWidget) -> list[str]:
    """Buttons and fields under 24 pixels (WCAG 2.5.8)."""
    return [
        f"{_named(one)}: {one.width()} x {one.height()}"
        for one in stops(root)
        if isinstance(one, (QAbstractButton, QLineEdit)) and min(one.width(), one.height()) < SMALLEST_TARGET
    ]


def unreachable(root: QWidget) -> list[str]:
    """Enabled buttons and fields on the screen that neither Tab nor the arrow keys of a list reach."""
    reached = set(stops(root))
    grouped = {one for one in root.findChildren(QWidget) if one.focusPolicy() == Qt.FocusPolicy.ClickFocus}
    return [
        _named(one)
        for one in root.findChildren(QAbstractButton)
        if one.isVisible()
        and one.isEnabled()
        and one not in reached | grouped
        and not _in_group(one, reached)
    ]


def _in_group(button: QAbstractButton, reached: set[QWidget]) -> bool:
    """Radio buttons of a group are reached through the one that Tab stops at."""
    parent = button.parentWidget()
    return parent is not None and any(one.parentWidget() is parent for one in reached)


def walk_of_tab(root: QWidget) -> list[QWidget]:
    """The controls that Tab stops at, once round. Raises AssertionError where it never comes round."""
    first = next(stops(root), None)
    if first is None:
        return []
    first.setFocus()
    order = [first]
    for _ in range(500):
        following = next_stop(root, forward=True)
        assert following is not None
        if following is first:
            return order
        assert following not in order, f"Tab is caught at {_named(following)}"
        following.setFocus(Qt.FocusReason.TabFocusReason)
        order.append(following)
    raise AssertionError("Tab never comes round")


def jumps(root: QWidget, order: list[QWidget]) -> list[str]:
    """Steps of Tab that go up within one column: from a control to one wholly above it that begins no further along."""
    found = []
    backwards = root.layoutDirection() == Qt.LayoutDirection.RightToLeft
    for one, after in pairwise(order):
        if one.parentWidget() is None or one.parentWidget() is not after.parentWidget():
            continue
        here, there = one.geometry(), after.geometry()
        along = there.right() >= here.right() if backwards else there.left() <= here.left()
        if there.bottom() < here.top() and along:
            found.append(f"{_named(one)} -> {_named(after)}")
    return found


def ringless(root: QWidget, order: list[QWidget]) -> list[str]:
    """Controls that look the same with and without the keyboard: too few pixels change by 3:1 (WCAG 2.4.7, 1.4.11)."""
    found = []
    for one in order:
        if not one.isVisible() or not one.isEnabled():
            continue
        one.setFocus(Qt.FocusReason.TabFocusReason)
        QApplication.processEvents()
        place = QRect(one.mapTo(root, QPoint(0, 0)), one.size()).adjusted(-4, -4, 4, 4) & root.rect()
        if place.width() < SMALLEST_TARGET or place.height() < SMALLEST_TARGET:
            continue
        with_it = root.grab(place).toImage()
        one.clearFocus()
        QApplication.processEvents()
        without = root.grab(place).toImage()
        changed = _changed(with_it, without)
        if changed < min(place.width(), place.height()):
            found.append(f"{_named(one)}: {changed} pixels")
    return found


def _changed(one: QImage, other: QImage) -> int:
    """How many pixels differ by 3:1 or more."""
    pairs = Counter((a, b) for a, b in zip(_pixels(one), _pixels(other), strict=True) if a != b)
    return sum(count for (a, b), count in pairs.items() if contrast(_colour(a), _colour(b)) >= LEAST_EDGE)
