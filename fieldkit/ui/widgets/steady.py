"""A column that never squeezes its parts while it waits to grow: long forms fill up without being laid out over and over."""

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget


class SteadyColumn(QLayout):
    """Parts one under the other, each as high as it needs at the column's width, whatever height the column has now."""

    def __init__(self, parent: QWidget, *, gap: int) -> None:
        super().__init__(parent)
        self._items: list[QLayoutItem] = []
        self._gap = gap
        self._heights: dict[int, int] = {}
        self.setContentsMargins(0, 0, 0, 0)

    def addItem(self, item: QLayoutItem) -> None:
        """Append one item; called by addWidget."""
        self._items.append(item)
        self.invalidate()

    def count(self) -> int:
        """How many items."""
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        """The item at this place, None past the end."""
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        """Remove and return the item at this place, None past the end."""
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def invalidate(self) -> None:
        """What was measured holds no longer."""
        self._heights.clear()
        super().invalidate()

    def hasHeightForWidth(self) -> bool:
        """Narrower means taller."""
        return True

    def heightForWidth(self, width: int) -> int:
        """All parts and the gaps between them."""
        if width not in self._heights:
            heights = [self._height(item, width) for item in self._items if not item.isEmpty()]
            filled = [height for height in heights if height]
            self._heights[width] = sum(filled) + self._gap * max(0, len(filled) - 1)
        return self._heights[width]

    def minimumHeightForWidth(self, width: int) -> int:
        """It cannot be less high."""
        return self.heightForWidth(width)

    @staticmethod
    def _height(item: QLayoutItem, width: int) -> int:
        return item.heightForWidth(width) if item.hasHeightForWidth() else item.sizeHint().height()

    def sizeHint(self) -> QSize:
        """The widest part, one line high: the height follows from the width."""
        return QSize(max((item.sizeHint().width() for item in self._items), default=0), 1)

    def minimumSize(self) -> QSize:
        """The widest part that cannot be narrower."""
        return QSize(max((item.minimumSize().width() for item in self._items), default=0), 1)

    def expandingDirections(self) -> Qt.Orientation:
        """As wide as it may be."""
        return Qt.Orientation.Horizontal

    def setGeometry(self, rect: QRect) -> None:
        """Place the parts from the top."""
        super().setGeometry(rect)
        y = rect.y()
        for item in self._items:
            if item.isEmpty():
                continue
            height = self._height(item, rect.width())
            item.setGeometry(QRect(rect.x(), y, rect.width(), height))
            y += height + self._gap if height else 0
