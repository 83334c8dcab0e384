"""Judges a screen by its pixels and its keyboard: what a test of names alone would not see."""

from collections import Counter
from collections.abc import Iterator
from functools import cache
from itertools import pairwise

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QLineEdit, QWidget

from fieldkit.ui.beneath.keyboard import next_stop, stops
from fieldkit.ui.look.tokens import contrast

LEAST_TEXT, LEAST_LARGE, LEAST_EDGE = 4.5, 3.0, 3.0
SMALLEST_TARGET = 24
_LARGE_PX = 24
_AROUND = 24
"""So far from a control its ring may be drawn: some have it from the frame they stand in."""


def _named(widget: QWidget) -> str:
    words = widget.accessibleName() or str(getattr(widget, "text", str)())
    return f"{type(widget).__name__} {words[:60]!r}"


def _visible_rect(widget: QWidget) -> QRect:
    """The part of a widget that can be seen, in its own coordinates."""
    return widget.visibleRegion().boundingRect()


def parts_of(root: QWidget) -> list[QWidget]:
    """The widgets on this screen; a sheet that lies over it is a screen of its own."""
    return [one for one in root.findChildren(QWidget) if one.isVisible() and one.window() is root.window()]


def _written(root: QWidget) -> Iterator[QLabel | QAbstractButton]:
    for widget in parts_of(root):
        if not isinstance(widget, (QLabel, QAbstractButton)) or not widget.isEnabled():
            continue
        if widget.text().strip() and _visible_rect(widget).height() >= widget.fontMetrics().height():
            yield widget


def _raw(image: QImage) -> bytes:
    """Four bytes for each pixel, row by row: 32 bits leave no gap at the end of a row."""
    return bytes(image.convertToFormat(QImage.Format.Format_RGB32).constBits())


def _pixels(raw: bytes) -> memoryview:
    """The colours, one number each."""
    return memoryview(raw).cast("I")


@cache
def _contrast(one: int, other: int) -> float:
    return contrast(f"#{one & 0xFFFFFF:06x}", f"#{other & 0xFFFFFF:06x}")


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
        colours = Counter(_pixels(_raw(whole.copy(scaled))))
        ground = colours.most_common(1)[0][0]
        best = max(_contrast(colour, ground) for colour in colours)
        least = LEAST_LARGE if widget.font().pixelSize() >= _LARGE_PX else LEAST_TEXT
        if best < least:
            found.append(f"{_named(widget)}: {best:.1f} on #{ground & 0xFFFFFF:06x}")
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
    parts = parts_of(root)
    grouped = {one for one in parts if one.focusPolicy() == Qt.FocusPolicy.ClickFocus}
    return [
        _named(one)
        for one in parts
        if isinstance(one, QAbstractButton)
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
    """Controls to which Tab leads without showing it: out of sight, or with too little changed by 3:1 in and around them.

    ``order`` is some of what Tab stops at, one after the other; the key itself is pressed, as what it does is judged
    (WCAG 2.4.7, 2.4.11, 1.4.11).
    """
    found = []
    order[0].setFocus(Qt.FocusReason.TabFocusReason)
    for before, one in pairwise(order):
        QTest.keyClick(before, Qt.Key.Key_Tab)
        QApplication.processEvents()
        if not one.hasFocus():
            found.append(
                f"{_named(one)}: Tab leads from {_named(before)} to {_named(QApplication.focusWidget() or root)}"
            )
            one.setFocus(Qt.FocusReason.TabFocusReason)
            continue
        sight = _visible_rect(one)
        if sight.width() < min(SMALLEST_TARGET, one.width()) or sight.height() < min(
            SMALLEST_TARGET, one.height()
        ):
            found.append(f"{_named(one)}: out of sight")
            continue
        place = QRect(one.mapTo(root, sight.topLeft()), sight.size())
        around = place.adjusted(-_AROUND, -_AROUND, _AROUND, _AROUND) & root.rect()
        with_it = root.grab(around).toImage()
        one.clearFocus()
        QApplication.processEvents()
        changed = _changed(with_it, root.grab(around).toImage())
        if changed < min(place.width(), place.height()):
            found.append(f"{_named(one)}: {changed} pixels")
        one.setFocus(Qt.FocusReason.TabFocusReason)
    return found


def _changed(one: QImage, other: QImage) -> int:
    """How many pixels differ by 3:1 or more."""
    before, after = _raw(one), _raw(other)
    assert len(before) == len(after)
    row = one.width() * 4
    pairs: Counter[tuple[int, int]] = Counter()
    for start in range(0, len(before), row):
        a, b = before[start : start + row], after[start : start + row]
        if a != b:
            pairs.update(zip(_pixels(a), _pixels(b), strict=True))
    return sum(count for (a, b), count in pairs.items() if a != b and _contrast(a, b) >= LEAST_EDGE)
