"""Buttons for choices, whose words wrap: radio rows, check rows and segments; real radio and check buttons all."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QIcon, QPainter, QPainterPath, QPaintEvent, QPalette, QPen, QPixmap
from PySide6.QtWidgets import (
    QAbstractButton,
    QCheckBox,
    QRadioButton,
    QSizePolicy,
    QWidget,
)

from fieldkit.ui.language.wording import shown
from fieldkit.ui.look import tokens
from fieldkit.ui.look.icons import icon_pixmap
from fieldkit.ui.widgets.painted_words import paint_words

_MARK = 22
"""Side of a mark at 100 % text, in pixels; it grows with the words, up to once and a half its size."""
_PICTURE = 96


@dataclass(frozen=True)
class ChoiceOption:
    """One thing to choose: a key that is the caller's, the words, and whether it excludes the others.

    ``picture`` (PNG or JPEG) stands before the words; ``picture_words`` say what it shows.
    """

    key: str
    text: str
    exclusive: bool = False
    picture: bytes = b""
    picture_words: str = ""

    @property
    def spoken(self) -> str:
        """The words, and what the picture shows."""
        words = shown(self.text)
        return f"{words}. {self.picture_words}" if self.picture_words else words


def put_picture(button: QAbstractButton, option: ChoiceOption) -> None:
    """Give a row its picture, where the option has one."""
    picture = QPixmap()
    if option.picture and picture.loadFromData(option.picture):
        size = picture.size()
        most = QSize(_PICTURE, _PICTURE)
        if size.width() > _PICTURE or size.height() > _PICTURE:
            size = size.scaled(most, Qt.AspectRatioMode.KeepAspectRatio)
        button.setIcon(QIcon(picture))
        button.setIconSize(size)


def _picture_room(button: QAbstractButton) -> int:
    return 0 if button.icon().isNull() else button.iconSize().width() + tokens.SPACE_M


def _wrapped_height(button: QAbstractButton, room: int) -> int:
    box = QRect(0, 0, max(1, room), 10_000)
    return button.fontMetrics().boundingRect(box, int(Qt.TextFlag.TextWordWrap), button.text()).height()


def is_mirrored(widget: QWidget) -> bool:
    """Whether the layout runs right to left."""
    return widget.layoutDirection() == Qt.LayoutDirection.RightToLeft


def _edge(widget: QAbstractButton) -> QPen:
    palette = widget.palette()
    lit = widget.isChecked() or widget.hasFocus()
    role = QPalette.ColorRole.Highlight if lit else QPalette.ColorRole.Dark
    return QPen(palette.color(role), 2 if lit else 1.5)


if TYPE_CHECKING:
    _Button = QAbstractButton
else:
    # Qt allows one of its own classes among the bases, and that is the button below.
    _Button = object


class _WrappingRow(_Button):
    """What radio rows and check rows share: words that wrap, and the whole row to press."""

    _round_mark = False

    def _make_flexible(self) -> None:
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)

    def _mark(self) -> int:
        return min(_MARK * 3 // 2, max(_MARK, self.fontMetrics().height()))

    def sizeHint(self) -> QSize:
        """Words on their own lines."""
        width = max(self.fontMetrics().horizontalAdvance(line) for line in self.text().split("\n"))
        width += self._mark() + 26 + _picture_room(self)
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        """May be narrow: the words wrap."""
        return QSize(min(120, self.sizeHint().width()), tokens.TARGET)

    def heightForWidth(self, width: int) -> int:
        """Height of the wrapped words."""
        pictured = 0 if self.icon().isNull() else self.iconSize().height() + 12
        room = width - self._mark() - 24 - _picture_room(self)
        return max(tokens.TARGET, pictured, _wrapped_height(self, room) + 12)

    def hitButton(self, pos: QPoint) -> bool:
        """Anywhere in the row."""
        return self.rect().contains(pos)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Mark and words."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_ground(painter)
        pictured = _picture_room(self)
        first_line = self.height() if pictured else max(tokens.TARGET, self.fontMetrics().height() + 12)
        side = self._mark()
        mark = QRectF(7, (first_line - side) / 2, side, side)
        if is_mirrored(self):
            mark.moveRight(self.width() - 7)
        _paint_mark(self, painter, mark, round_mark=self._round_mark)
        if pictured:
            self._paint_picture(painter)
        self._paint_words(painter, pictured)
        painter.end()

    def _paint_ground(self, painter: QPainter) -> None:
        palette = self.palette()
        if self.underMouse() and self.isEnabled():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(palette.color(QPalette.ColorRole.AlternateBase))
            painter.drawRoundedRect(self.rect(), tokens.RADIUS, tokens.RADIUS)
        if self.hasFocus():
            painter.setPen(QPen(palette.color(QPalette.ColorRole.Highlight), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(self.rect().adjusted(1, 1, -1, -1), tokens.RADIUS, tokens.RADIUS)

    def _paint_picture(self, painter: QPainter) -> None:
        size = self.iconSize()
        side = self._mark()
        left = self.width() - side - 17 - size.width() if is_mirrored(self) else side + 17
        self.icon().paint(
            painter, QRect(left, (self.height() - size.height()) // 2, size.width(), size.height())
        )

    def _paint_words(self, painter: QPainter, pictured: int) -> None:
        side = self._mark()
        text = QRect(side + 17 + pictured, 0, self.width() - side - 24 - pictured, self.height())
        if is_mirrored(self):
            text.moveLeft(7)
        group = QPalette.ColorGroup.Normal if self.isEnabled() else QPalette.ColorGroup.Disabled
        painter.setPen(self.palette().color(group, QPalette.ColorRole.WindowText))
        flags = int(Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignVCenter)
        paint_words(painter, text, flags, self.text(), mirrored=is_mirrored(self))


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
            painter.drawEllipse(mark.center(), mark.width() / 4, mark.width() / 4)
        return
    painter.drawRoundedRect(inner, 6, 6)
    if button.isChecked():
        colour = palette.color(QPalette.ColorRole.HighlightedText)
        place = mark.adjusted(2, 2, -2, -2).toRect()
        painter.drawPixmap(place, icon_pixmap("check", colour, place.width(), button.devicePixelRatioF()))


class RadioRow(_WrappingRow, QRadioButton):
    """A radio button whose words wrap; the whole row can be pressed."""

    _round_mark = True

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        super().__init__(shown(text), parent)
        self._make_flexible()


class CheckRow(_WrappingRow, QCheckBox):
    """A check box whose words wrap; the whole row can be pressed."""

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        super().__init__(shown(text), parent)
        self._make_flexible()


class Segment(QRadioButton):
    """One part of a segmented choice; knows whether it begins or ends a line of segments."""

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        super().__init__(shown(text), parent)
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
        painter.setLayoutDirection(Qt.LayoutDirection.LayoutDirectionAuto)
        painter.drawText(self.rect().adjusted(6, 2, -6, -2), int(flags), self.text())
        painter.end()

    def _shape(self, box: QRectF) -> QPainterPath:
        first, last = (self._last, self._first) if is_mirrored(self) else (self._first, self._last)
        radius = float(tokens.RADIUS_CONTROL)
        path = QPainterPath()
        path.setFillRule(Qt.FillRule.WindingFill)
        path.addRoundedRect(box, radius, radius)
        if not first:
            path.addRect(QRectF(box.left(), box.top(), radius, box.height()))
        if not last:
            path.addRect(QRectF(box.right() - radius, box.top(), radius, box.height()))
        return path.simplified()
