"""Buttons by weight: one primary a screen, the rest plain, quiet or links; with icon and key hint."""

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPaintEvent, QPalette, QPen, QResizeEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QStyle, QStyleOptionButton, QStylePainter, QWidget

from fieldkit.ui.language.wording import shown, tr
from fieldkit.ui.look.icons import icon_pixmap
from fieldkit.ui.widgets.painted_words import paint_words

_GAP = 8
_MARGINS = 20
_FLAT = {"link", "name"}
"""Kinds without a ground: their words begin exactly where the lines above and below begin."""


class Button(QPushButton):
    """A push button. Kinds: plain, listed (one of many, words begin under each other), primary, danger, large, quiet,
    link, name, rail, nav, tab.

    `key` is shown as a small key cap and is not itself a shortcut; `trailing` are words at the far end
    (a count, progress); `lit` buttons are chosen places. Where `elides`, and on tabs, long words end in dots
    and stand whole in the tooltip.
    """

    def __init__(
        self,
        text: str,
        kind: str = "plain",
        *,
        icon: str = "",
        key: str = "",
        elides: bool = False,
        wraps: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(shown(text), parent)
        self._may_elide = elides or kind == "tab"
        self.setProperty("kind", kind)
        self.setAccessibleName(text)
        self._kind = kind
        self._may_wrap = wraps or kind == "nav"
        self._icon = icon
        self._key = key
        self._trailing = ""
        self._trailing_tone = ""
        self._brief = False
        if key:
            self.setAccessibleDescription(tr("Key {key}", key=key))
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAutoDefault(False)
        if self._wraps():
            policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
            policy.setHeightForWidth(True)
            self.setSizePolicy(policy)
        elif self._may_elide:
            self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def setText(self, text: str) -> None:
        """Show the words, in the language of the window where they can be said in it."""
        super().setText(shown(text))
        self._tell_hidden_words()

    def set_brief(self, brief: bool) -> None:
        """Show only the icon, for where there is little room: the words are in the tooltip and still read aloud."""
        if self._brief != (brief and bool(self._icon)):
            self._brief = not self._brief
            self._tell_hidden_words()
            self.updateGeometry()
            self.update()

    @property
    def brief(self) -> bool:
        """Whether only the icon is shown."""
        return self._brief

    def worded_width(self) -> int:
        """How wide it is with its words, in pixels, whether they are shown now or not."""
        return self._worded_hint().width()

    def _tell_hidden_words(self) -> None:
        if self.toolTip() and self.toolTip() != self.property("hidden_words"):
            return
        hidden = self._brief or (self._may_elide and self.width() < self._worded_hint().width())
        words = f"{self.text()} ({self._key})" if self._key else self.text()
        self.setProperty("hidden_words", words if hidden else "")
        self.setToolTip(words if hidden else "")

    def setAccessibleName(self, name: str) -> None:
        """What a screen reader says, in the same language."""
        super().setAccessibleName(shown(name))

    def set_icon(self, name: str) -> None:
        """Show another icon."""
        self._icon = name
        self.update()

    def set_lit(self, lit: bool) -> None:
        """Mark as the chosen place or not."""
        if bool(self.property("on") == "true") != lit:
            self.setProperty("on", "true" if lit else "false")
            self.style().unpolish(self)
            self.style().polish(self)
            self.update()

    @property
    def lit(self) -> bool:
        """Whether this is the chosen place."""
        return bool(self.property("on") == "true")

    def set_trailing(self, words: str, spoken: str = "", *, count: bool = False) -> None:
        """Words at the far end; `spoken` is what a screen reader says; `count` draws them as a badge."""
        self._trailing = shown(words)
        self._trailing_tone = "count" if count else ""
        self.setAccessibleDescription(shown(spoken or words))
        self.updateGeometry()
        self.update()

    def _small(self) -> QFont:
        font = QFont(self.font())
        font.setPixelSize(max(11, round(self.font().pixelSize() * 0.82)))
        font.setWeight(QFont.Weight.DemiBold)
        return font

    def _side(self) -> int:
        return round(self.fontMetrics().height() * 0.9) if self._icon else 0

    def _tail_width(self) -> int:
        words = self._key or self._trailing
        if not words:
            return 0
        pad = 12 if self._key or self._trailing_tone else 0
        return QFontMetrics(self._small()).horizontalAdvance(words) + pad + _GAP

    def _starts_left(self) -> bool:
        return self._kind in {"rail", "nav", "link", "name", "listed"}

    def _wraps(self) -> bool:
        """Words in the section list wrap: they are written by the form's author and may be long. Others do where asked to."""
        return self._may_wrap

    def _room(self, width: int) -> int:
        """What is left for the words at this width."""
        head = self._side() + (_GAP if self._icon else 0)
        return max(40, width - _MARGINS - head - self._tail_width())

    def hasHeightForWidth(self) -> bool:
        """Only where words wrap."""
        return self._wraps()

    def heightForWidth(self, width: int) -> int:
        """Height of the wrapped words."""
        if not self._wraps():
            return super().heightForWidth(width)
        flags = int(Qt.TextFlag.TextWordWrap)
        high = (
            self.fontMetrics()
            .boundingRect(QRect(0, 0, self._room(width), 10_000), flags, self.text())
            .height()
        )
        return max(super().sizeHint().height(), high + 16)

    def sizeHint(self) -> QSize:
        """Room for icon, words and tail."""
        hint = self._worded_hint()
        return QSize(self._side() + 2 * _GAP + 10, hint.height()) if self._brief else hint

    def _worded_hint(self) -> QSize:
        hint = super().sizeHint()
        extra = self._tail_width() + (self._side() + _GAP if self._icon and self.text() else 0)
        if self._starts_left() and self._kind not in _FLAT:
            extra += 12
        wide = hint.width() + extra
        if self._wraps():
            # No narrower than its words in one line: what wraps keeps a margin that a link's own size does not count.
            head = self._side() + (_GAP if self._icon else 0)
            words = self.fontMetrics().horizontalAdvance(self.text())
            wide = max(wide, words + _MARGINS + head + self._tail_width() + 1)
        return QSize(wide, hint.height())

    def minimumSizeHint(self) -> QSize:
        """Words fit or wrap; on tabs a few letters stay."""
        hint = self.sizeHint()
        if self._may_elide:
            return QSize(min(hint.width(), 30 + self.fontMetrics().horizontalAdvance("m" * 6)), hint.height())
        return QSize(min(hint.width(), 120), hint.height()) if self._wraps() else hint

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Words that no longer fit go into the tooltip."""
        super().resizeEvent(event)
        self._tell_hidden_words()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Ground by the style sheet; icon, words and tail by hand, so that they line up."""
        painter = QStylePainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        option = QStyleOptionButton()
        self.initStyleOption(option)
        option.text = ""
        painter.drawControl(QStyle.ControlElement.CE_PushButtonBevel, option)
        colour = self._ink()
        room = self.rect().adjusted(10, 0, -10, 0)
        tail = 0 if self._brief else self._tail_width()
        text = self._painted_words()
        text_width = self.fontMetrics().horizontalAdvance(text)
        head = self._side() + (_GAP if self._icon and text else 0)
        if self._starts_left():
            x = room.left() if self._kind not in _FLAT else 0
        else:
            x = room.left() + max(0, (room.width() - head - text_width - tail) // 2)
        if self._icon:
            picture = icon_pixmap(self._icon, colour, self._side(), self.devicePixelRatioF())
            painter.drawPixmap(
                self._mirrored(QRect(x, (self.height() - self._side()) // 2, self._side(), self._side())),
                picture,
            )
        painter.setPen(colour)
        painter.setFont(self._text_font(option))
        wide = self._room(self.width()) if self._wraps() else text_width + 4
        words = self._mirrored(QRect(x + head, 0, wide, self.height()))
        way = Qt.TextFlag.TextWordWrap if self._wraps() else Qt.TextFlag.TextShowMnemonic
        mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        paint_words(painter, words, int(Qt.AlignmentFlag.AlignVCenter | way), text, mirrored=mirrored)
        if tail:
            end = room.right() if self._starts_left() else x + head + text_width + tail
            self._paint_tail(painter, end, tail, colour)
        painter.end()

    def _painted_words(self) -> str:
        if self._brief:
            return ""
        if self._may_elide:
            wide = self._room(self.width())
            return self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, wide)
        return self.text()

    def _text_font(self, option: QStyleOptionButton) -> QFont:
        font = QFont(self.font())
        if self._kind == "link" and option.state & QStyle.StateFlag.State_MouseOver:
            font.setUnderline(True)
        return font

    def _ink(self) -> QColor:
        group = QPalette.ColorGroup.Normal if self.isEnabled() else QPalette.ColorGroup.Disabled
        return self.palette().color(group, QPalette.ColorRole.ButtonText)

    def _mirrored(self, rect: QRect) -> QRect:
        if self.layoutDirection() == Qt.LayoutDirection.RightToLeft:
            rect.moveRight(self.width() - 1 - rect.left())
        return rect

    def _paint_tail(self, painter: QPainter, end: int, width: int, colour: QColor) -> None:
        painter.setFont(self._small())
        height = painter.fontMetrics().height() + 2
        box = self._mirrored(QRect(end - width + _GAP, (self.height() - height) // 2, width - _GAP, height))
        if self._key or self._trailing_tone:
            painter.setPen(QPen(colour, 1))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(box, 6 if self._key else height / 2, 6 if self._key else height / 2)
        painter.setPen(colour)
        painter.drawText(box, int(Qt.AlignmentFlag.AlignCenter), self._key or self._trailing)
