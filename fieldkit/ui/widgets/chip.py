"""State words and short facts in a rounded ground; the colour never speaks without the words."""

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QStyle, QStyleOption, QWidget

from fieldkit.ui.language.wording import shown
from fieldkit.ui.look.icons import icon_pixmap
from fieldkit.ui.widgets.painted_words import paint_words

_PAD_X = 10
_PAD_Y = 3
_ICON_GAP = 6


class Chip(QLabel):
    """A pill with words and perhaps an icon; wraps rather than cuts when there is little room.

    Tones: ok (a receipt covers it, saved), wait (only here, two answers), bad (danger, not accepted),
    accent (needs that must be met), plum (inside an opened restricted record only), plain.
    """

    def __init__(
        self,
        text: str,
        tone: str = "plain",
        icon: str = "",
        parent: QWidget | None = None,
        *,
        wraps: bool = True,
    ) -> None:
        super().__init__(shown(text), parent)
        self._wraps = wraps
        self._brief = False
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setProperty("tone", tone)
        self._icon = icon
        policy = QSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(wraps)
        self.setSizePolicy(policy)

    def change(self, text: str, tone: str, icon: str = "") -> None:
        """Show another state in the same chip."""
        self._icon = icon
        self.setText(shown(text))
        self._tell_hidden_words()
        if self.property("tone") != tone:
            self.setProperty("tone", tone)
            self.style().unpolish(self)
            self.style().polish(self)
        self.updateGeometry()
        self.update()

    def set_brief(self, brief: bool) -> None:
        """Show only the icon, where there is one: the words are in the tooltip and still read aloud."""
        if self._brief != brief:
            self._brief = brief
            self._tell_hidden_words()
            self.updateGeometry()
            self.update()

    @property
    def only_icon(self) -> bool:
        """Whether the words are not painted now."""
        return self._brief and bool(self._icon)

    def _tell_hidden_words(self) -> None:
        self.setToolTip(self.text() if self.only_icon else "")

    def _icon_side(self) -> int:
        return self.fontMetrics().height() - 2 if self._icon else 0

    def _before_text(self) -> int:
        return _PAD_X + (self._icon_side() + _ICON_GAP if self._icon else 0)

    def _text_height(self, width: int) -> int:
        room = max(1, width - self._before_text() - _PAD_X)
        flags = int(Qt.TextFlag.TextWordWrap)
        return self.fontMetrics().boundingRect(QRect(0, 0, room, 10_000), flags, self.text()).height()

    def sizeHint(self) -> QSize:
        """One line."""
        if self.only_icon:
            return QSize(2 * _PAD_X + self._icon_side(), self.fontMetrics().height() + 2 * _PAD_Y)
        width = self.fontMetrics().horizontalAdvance(self.text()) + self._before_text() + _PAD_X + 4
        return QSize(width, self.fontMetrics().height() + 2 * _PAD_Y)

    def minimumSizeHint(self) -> QSize:
        """May become narrow, then wraps."""
        hint = self.sizeHint()
        return QSize(min(hint.width(), 72), hint.height()) if self._wraps else hint

    def hasHeightForWidth(self) -> bool:
        """Wrapped text is taller."""
        return self._wraps

    def heightForWidth(self, width: int) -> int:
        """Height of the wrapped words."""
        if not self._wraps or self.only_icon:
            return self.sizeHint().height()
        return max(self.fontMetrics().height(), self._text_height(width)) + 2 * _PAD_Y

    def paintEvent(self, event: QPaintEvent) -> None:
        """Ground by the style sheet, then icon and words."""
        option = QStyleOption()
        option.initFrom(self)
        painter = QPainter(self)
        self.style().drawPrimitive(QStyle.PrimitiveElement.PE_Widget, option, painter, self)
        line = self.fontMetrics().height() + 2 * _PAD_Y
        colour = self.palette().color(self.foregroundRole())
        mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        text = QRect(self._before_text(), 0, self.width() - self._before_text() - _PAD_X, self.height())
        if mirrored:
            text.moveLeft(_PAD_X)
        if self._icon:
            side = self._icon_side()
            x = self.width() - _PAD_X - side if mirrored else _PAD_X
            picture = icon_pixmap(self._icon, colour, side, self.devicePixelRatioF())
            painter.drawPixmap(x, (line - side) // 2, picture)
        if self.only_icon:
            painter.end()
            return
        painter.setPen(colour)
        flags = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignVCenter
        paint_words(painter, text, int(flags), self.text(), mirrored=mirrored)
        painter.end()
