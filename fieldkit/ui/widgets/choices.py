"""Choices with wrapping words: radio rows, segments and check boxes, all real radio and check buttons."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPainterPath, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import (
    QAbstractButton,
    QCheckBox,
    QLayoutItem,
    QRadioButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from fieldkit.ui import tokens
from fieldkit.ui.icons import icon_pixmap
from fieldkit.ui.widgets.flow import FlowLayout

_MARK = 22


@dataclass(frozen=True)
class ChoiceOption:
    """One thing to choose: a key that is the caller's, the words, and whether it excludes the others."""

    key: str
    text: str
    exclusive: bool = False


def _wrapped_height(button: QAbstractButton, room: int) -> int:
    box = QRect(0, 0, max(1, room), 10_000)
    return button.fontMetrics().boundingRect(box, int(Qt.TextFlag.TextWordWrap), button.text()).height()


def _is_mirrored(widget: QWidget) -> bool:
    return widget.layoutDirection() == Qt.LayoutDirection.RightToLeft


def _edge(widget: QAbstractButton) -> QPen:
    palette = widget.palette()
    lit = widget.isChecked() or widget.hasFocus()
    role = QPalette.ColorRole.Highlight if lit else QPalette.ColorRole.Dark
    return QPen(palette.color(role), 2 if lit else 1.5)


class _Row:
    """What radio rows and check rows share: size with wrapped words, and the painting of a row."""

    @staticmethod
    def hint(button: QAbstractButton) -> QSize:
        lines = button.text().split("\n")
        width = max(button.fontMetrics().horizontalAdvance(line) for line in lines)
        return QSize(width + _MARK + 26, _Row.height(button, width + _MARK + 26))

    @staticmethod
    def height(button: QAbstractButton, width: int) -> int:
        return max(tokens.TARGET, _wrapped_height(button, width - _MARK - 24) + 12)

    @staticmethod
    def paint(button: QAbstractButton, painter: QPainter, *, round_mark: bool) -> None:
        palette = button.palette()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        group = QPalette.ColorGroup.Normal if button.isEnabled() else QPalette.ColorGroup.Disabled
        if button.underMouse() and button.isEnabled():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(palette.color(QPalette.ColorRole.AlternateBase))
            painter.drawRoundedRect(button.rect(), tokens.RADIUS, tokens.RADIUS)
        if button.hasFocus():
            painter.setPen(QPen(palette.color(QPalette.ColorRole.Highlight), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(button.rect().adjusted(1, 1, -1, -1), tokens.RADIUS, tokens.RADIUS)
        first_line = max(tokens.TARGET, button.fontMetrics().height() + 12)
        mark = QRectF(7, (first_line - _MARK) / 2, _MARK, _MARK)
        if _is_mirrored(button):
            mark.moveRight(button.width() - 7)
        _paint_mark(button, painter, mark, round_mark=round_mark)
        text = QRect(_MARK + 17, 0, button.width() - _MARK - 24, button.height())
        if _is_mirrored(button):
            text.moveLeft(7)
        painter.setPen(palette.color(group, QPalette.ColorRole.WindowText))
        flags = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeading
        painter.drawText(text, int(flags), button.text())


def _paint_mark(button: QAbstractButton, painter: QPainter, mark: QRectF, *, round_mark: bool) -> None:
    palette = button.palette()
    painter.setPen(_edge(button))
    filled = button.isChecked() and not round_mark
    painter.setBrush(palette.color(QPalette.ColorRole.Highlight if filled else QPalette.ColorRole.Base))
    inner = mark.adjusted(1, 1, -1, -1)
    if round_mark:
        painter.drawEllipse(inner)
        if button.isChecked():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(palette.color(QPalette.ColorRole.Highlight))
            painter.drawEllipse(mark.center(), 5.5, 5.5)
        return
    painter.drawRoundedRect(inner, 6, 6)
    if button.isChecked():
        colour = palette.color(QPalette.ColorRole.HighlightedText)
        painter.drawPixmap(
            mark.adjusted(2, 2, -2, -2).toRect(), icon_pixmap("check", colour, 18, button.devicePixelRatioF())
        )


class RadioRow(QRadioButton):
    """A radio button whose words wrap; the whole row can be pressed."""

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        _flexible(self)

    def sizeHint(self) -> QSize:
        """Words on their own lines."""
        return _Row.hint(self)

    def minimumSizeHint(self) -> QSize:
        """May be narrow: the words wrap."""
        return QSize(min(120, self.sizeHint().width()), tokens.TARGET)

    def heightForWidth(self, width: int) -> int:
        """Height of the wrapped words."""
        return _Row.height(self, width)

    def hitButton(self, pos: QPoint) -> bool:
        """Anywhere in the row."""
        return self.rect().contains(pos)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Mark and words."""
        painter = QPainter(self)
        _Row.paint(self, painter, round_mark=True)
        painter.end()


class CheckRow(QCheckBox):
    """A check box whose words wrap; the whole row can be pressed."""

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        _flexible(self)

    def sizeHint(self) -> QSize:
        """Words on their own lines."""
        return _Row.hint(self)

    def minimumSizeHint(self) -> QSize:
        """May be narrow: the words wrap."""
        return QSize(min(120, self.sizeHint().width()), tokens.TARGET)

    def heightForWidth(self, width: int) -> int:
        """Height of the wrapped words."""
        return _Row.height(self, width)

    def hitButton(self, pos: QPoint) -> bool:
        """Anywhere in the row."""
        return self.rect().contains(pos)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Mark and words."""
        painter = QPainter(self)
        _Row.paint(self, painter, round_mark=False)
        painter.end()


def _flexible(button: QAbstractButton) -> None:
    policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
    policy.setHeightForWidth(True)
    button.setSizePolicy(policy)
    button.setCursor(Qt.CursorShape.PointingHandCursor)
    button.setAttribute(Qt.WidgetAttribute.WA_Hover)


class Segment(QRadioButton):
    """One part of a segmented choice; knows whether it begins or ends a line of segments."""

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self._first = True
        self._last = True
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)

    def place(self, *, first: bool, last: bool) -> None:
        """Round the corners at the ends of the line."""
        if (first, last) != (self._first, self._last):
            self._first, self._last = first, last
            self.update()

    def sizeHint(self) -> QSize:
        """Room for bold words, so that choosing does not move the others."""
        font = self.font()
        font.setBold(True)
        metrics = self.fontMetrics()
        width = round(metrics.horizontalAdvance(self.text()) * 1.08) + 30
        return QSize(width, max(tokens.TARGET + 2, metrics.height() + 16))

    def minimumSizeHint(self) -> QSize:
        """A very long word may wrap."""
        return QSize(min(self.sizeHint().width(), 160), self.sizeHint().height())

    def hitButton(self, pos: QPoint) -> bool:
        """Anywhere."""
        return self.rect().contains(pos)

    def paintEvent(self, event: QPaintEvent) -> None:
        """A filled part when chosen, else an outlined one."""
        palette = self.palette()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        shape = self._shape(QRectF(self.rect()).adjusted(0.75, 0.75, -0.75, -0.75))
        ground = QPalette.ColorRole.Highlight if self.isChecked() else QPalette.ColorRole.Base
        if self.underMouse() and self.isEnabled() and not self.isChecked():
            ground = QPalette.ColorRole.Light
        painter.setBrush(palette.color(ground))
        painter.setPen(QPen(palette.color(QPalette.ColorRole.Dark), 1))
        painter.drawPath(shape)
        if self.hasFocus():
            colour = QPalette.ColorRole.HighlightedText if self.isChecked() else QPalette.ColorRole.Highlight
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(palette.color(colour), 2))
            painter.drawPath(self._shape(QRectF(self.rect()).adjusted(3, 3, -3, -3)))
        group = QPalette.ColorGroup.Normal if self.isEnabled() else QPalette.ColorGroup.Disabled
        role = QPalette.ColorRole.HighlightedText if self.isChecked() else QPalette.ColorRole.WindowText
        painter.setPen(palette.color(group, role) if not self.isChecked() else palette.color(role))
        font = self.font()
        font.setBold(self.isChecked())
        painter.setFont(font)
        flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
        painter.drawText(self.rect().adjusted(6, 2, -6, -2), int(flags), self.text())
        painter.end()

    def _shape(self, box: QRectF) -> QPainterPath:
        first, last = (self._last, self._first) if _is_mirrored(self) else (self._first, self._last)
        radius = float(tokens.RADIUS_CONTROL)
        path = QPainterPath()
        path.setFillRule(Qt.FillRule.WindingFill)
        path.addRoundedRect(box, radius, radius)
        if not first:
            path.addRect(QRectF(box.left(), box.top(), radius, box.height()))
        if not last:
            path.addRect(QRectF(box.right() - radius, box.top(), radius, box.height()))
        return path.simplified()


class _SegmentLayout(FlowLayout):
    """Segments touch; each learns its place in its line."""

    def _placed(self, lines: list[list[tuple[QLayoutItem, QSize]]], *, move: bool) -> None:
        if not move:
            return
        for line in lines:
            for index, (item, _) in enumerate(line):
                widget = item.widget()
                if isinstance(widget, Segment):
                    widget.place(first=index == 0, last=index == len(line) - 1)


class ChoiceList(QWidget):
    """One of several, as segments or radio rows. Pressing the chosen one again, or Delete, clears it."""

    chosen = Signal(object)
    """The key chosen, or None when the choice was cleared."""

    def __init__(
        self, options: Sequence[ChoiceOption], *, segmented: bool, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._segmented = segmented
        self._buttons: dict[str, QRadioButton] = {}
        self._current: str | None = None
        layout = _SegmentLayout(self, gap=-1, line_gap=6) if segmented else QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        if not segmented:
            layout.setSpacing(0)
        self.set_options(options)

    def set_options(self, options: Sequence[ChoiceOption]) -> None:
        """Offer these; the buttons that stay are kept."""
        if [(o.key, o.text) for o in options] == [(k, b.text()) for k, b in self._buttons.items()]:
            return
        layout = self.layout()
        assert layout is not None
        for old in self._buttons.values():
            layout.removeWidget(old)
            old.deleteLater()
        self._buttons = {}
        for option in options:
            button: QRadioButton = Segment(option.text) if self._segmented else RadioRow(option.text)
            button.setAccessibleName(option.text)
            button.setAutoExclusive(False)
            button.clicked.connect(lambda _=False, key=option.key: self._pressed(key))
            button.installEventFilter(self)
            self._buttons[option.key] = button
            layout.addWidget(button)
        self._show()

    def set_chosen(self, keys: Sequence[str]) -> None:
        """Show the choice; several keys (a conflict) show several marks."""
        self._current = keys[0] if len(keys) == 1 else None
        for key, button in self._buttons.items():
            button.setChecked(key in keys)
        self._show()

    def describe(self, name: str, description: str) -> None:
        """Tell a screen reader what is being asked."""
        self.setAccessibleName(name)
        for button in self._buttons.values():
            button.setAccessibleDescription(f"{name}. {description}".strip(". ") + ".")

    def set_locked(self, locked: bool) -> None:
        """Show without letting it be changed."""
        for button in self._buttons.values():
            button.setEnabled(not locked)

    def buttons(self) -> list[QRadioButton]:
        """The buttons in order."""
        return list(self._buttons.values())

    def _show(self) -> None:
        """One Tab stop: the chosen one, or the first."""
        checked = [b for b in self._buttons.values() if b.isChecked()]
        stop = checked[0] if checked else next(iter(self._buttons.values()), None)
        for button in self._buttons.values():
            tab = Qt.FocusPolicy.StrongFocus if button is stop else Qt.FocusPolicy.ClickFocus
            button.setFocusPolicy(tab)
            button.update()
        if stop is not None:
            self.setFocusProxy(stop)

    def _pressed(self, key: str) -> None:
        if self._current == key:
            self._clear()
            return
        self.set_chosen([key])
        self.chosen.emit(key)

    def _clear(self) -> None:
        self.set_chosen([])
        self.chosen.emit(None)

    def eventFilter(self, watched: object, event: QEvent) -> bool:
        """Arrow keys move and choose, as in any radio group; Delete clears."""
        if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return False
        buttons = self.buttons()
        here = next((i for i, b in enumerate(buttons) if b is watched), None)
        if here is None:
            return False
        step = _STEPS.get(Qt.Key(event.key()))
        if step is not None:
            if _is_mirrored(self) and event.key() in {Qt.Key.Key_Left, Qt.Key.Key_Right}:
                step = -step
            there = (here + step) % len(buttons)
            key = list(self._buttons)[there]
            buttons[there].setFocus(Qt.FocusReason.TabFocusReason)
            self.set_chosen([key])
            self.chosen.emit(key)
            return True
        if event.key() in {Qt.Key.Key_Delete, Qt.Key.Key_Backspace}:
            self._clear()
            return True
        return False


_STEPS = {Qt.Key.Key_Right: 1, Qt.Key.Key_Down: 1, Qt.Key.Key_Left: -1, Qt.Key.Key_Up: -1}


class CheckList(QWidget):
    """Several of several; ticking an exclusive option (none of these) unticks the rest."""

    ticked = Signal(str, bool)

    def __init__(self, options: Sequence[ChoiceOption], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows: dict[str, CheckRow] = {}
        self._exclusive: set[str] = set()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        self.set_options(options)

    def set_options(self, options: Sequence[ChoiceOption]) -> None:
        """Offer these."""
        self._exclusive = {option.key for option in options if option.exclusive}
        if [(o.key, o.text) for o in options] == [(k, r.text()) for k, r in self._rows.items()]:
            return
        layout = self.layout()
        assert layout is not None
        for row in self._rows.values():
            layout.removeWidget(row)
            row.deleteLater()
        self._rows = {}
        for option in options:
            row = CheckRow(option.text)
            row.setAccessibleName(option.text)
            row.clicked.connect(lambda on, key=option.key: self._clicked(key, on))
            self._rows[option.key] = row
            layout.addWidget(row)
        first = next(iter(self._rows.values()), None)
        if first is not None:
            self.setFocusProxy(first)

    def set_ticked(self, keys: set[str]) -> None:
        """Show these ticked and the others not."""
        for key, row in self._rows.items():
            row.setChecked(key in keys)

    def describe(self, name: str, description: str) -> None:
        """Tell a screen reader what is being asked."""
        self.setAccessibleName(name)
        for row in self._rows.values():
            row.setAccessibleDescription(f"{name}. {description}".strip(". ") + ".")

    def set_locked(self, locked: bool) -> None:
        """Show without letting it be changed."""
        for row in self._rows.values():
            row.setEnabled(not locked)

    def rows(self) -> list[CheckRow]:
        """The rows in order."""
        return list(self._rows.values())

    def _clicked(self, key: str, on: bool) -> None:
        if on:
            others = set(self._rows) - {key} if key in self._exclusive else self._exclusive - {key}
            for other in sorted(others):
                if self._rows[other].isChecked():
                    self._rows[other].setChecked(False)
                    self.ticked.emit(other, False)
        self.ticked.emit(key, on)
