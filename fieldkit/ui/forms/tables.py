"""What repeats as a table: one line for each entry under one row of headings, or cards where there is no room for that."""

from itertools import pairwise
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from fieldkit.questionnaire.items import Item
from fieldkit.questionnaire.nodes import Node
from fieldkit.ui.forms.beside_label import second_words
from fieldkit.ui.forms.blocks import Block, seen
from fieldkit.ui.forms.entries import EntriesBlock, EntryBlock
from fieldkit.ui.forms.question import QuestionBlock
from fieldkit.ui.language.wording import tr
from fieldkit.ui.look import tokens
from fieldkit.ui.widgets.reveal import reveal
from fieldkit.ui.widgets.text import Words

TABLE_CONTROLS: Final = frozenset({"gtable", "table"})
_MOST_COLUMNS: Final = 6
_COLUMN: Final = 168
"""The least width of a column at 100 % text, in pixels."""
_WIDE_TYPES: Final = frozenset({"date", "text"})


def is_table(item: Item) -> bool:
    """Whether a repeating group is to be a table and can be one: a few short questions with nothing beneath them."""
    asked = [child for child in item.children if not child.hidden]
    return (
        item.is_group
        and item.repeats
        and item.control in TABLE_CONTROLS
        and 1 < len(asked) <= _MOST_COLUMNS
        and all(child.is_question and not _has_more(child) for child in asked)
    )


def _has_more(child: Item) -> bool:
    below = any(not one.attached for one in child.children)
    return below or child.repeats or child.own_words or child.type in {"attachment", "dateTime"}


def _weight(item: Item) -> int:
    return 3 if item.type in _WIDE_TYPES else 2


def _is_stop(widget: QWidget) -> bool:
    return widget.focusPolicy() != Qt.FocusPolicy.NoFocus and widget.focusProxy() is None


class Cell(QWidget):
    """A place in a line whose width is its share of the line, whatever stands in it."""

    def __init__(self, part: QWidget, parent: QWidget) -> None:
        super().__init__(parent)
        policy = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setMinimumWidth(1)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.addWidget(part)
        self.column.addStretch(1)


class TableBlock(EntriesBlock):
    """A repeating group in lines; in cards, as any other, where the columns would be too narrow."""

    def build(self) -> None:
        """The usual parts, and the row of headings above the entries."""
        self.wide = False
        super().build()
        self.heads = QWidget()
        row = QHBoxLayout(self.heads)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(tokens.SPACE_M)
        self._heads: dict[str, Words] = {}
        for child in self.columns():
            self._heads[child.link_id] = Words(child.text or child.label, "label")
            row.addWidget(Cell(self._heads[child.link_id], self.heads), _weight(child))
        self._corner = QWidget()
        row.addWidget(self._corner)
        self.column.insertWidget(self.column.indexOf(self.empty), self.heads)
        self.heads.hide()

    def columns(self) -> list[Item]:
        """The questions of one line."""
        item = self.node.item
        return [] if item is None else [child for child in item.children if not child.hidden]

    def refresh(self) -> None:
        """Entries as they are now; headings only where there are lines."""
        super().refresh()
        for child in self.columns():
            words = (child.text or child.label, second_words(child, self.kit.second))
            self._heads[child.link_id].setText("\n".join(one for one in words if one))
        self._arrange()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lines where they fit, cards where not."""
        super().resizeEvent(event)
        if self._built:
            self._arrange()

    def _arrange(self) -> None:
        scale = max(1.0, self.fontMetrics().height() / 20)
        need = sum(_COLUMN * _weight(child) // 2 for child in self.columns()) * scale
        self.wide = self.width() >= need
        lines = [block for block in self._lines() if block.node.shown]
        for line in lines:
            line.stand(wide=self.wide)
        if lines:
            self._corner.setFixedWidth(lines[0].remove.sizeHint().width())
            reveal(self._corner, not lines[0].remove.isHidden())
        reveal(self.heads, self.wide and bool(lines))

    def _lines(self) -> list["LineBlock"]:
        blocks = (self.kit.blocks.get(child.path) for child in self.node.children)
        return [block for block in blocks if isinstance(block, LineBlock)]


class LineBlock(EntryBlock):
    """One entry of a table: its answers side by side without labels, or a card with labels."""

    def build(self) -> None:
        """A frame whose inside is turned by `stand`."""
        super().build()
        self._wide: bool | None = None
        self._line: QWidget | None = None

    def refresh(self) -> None:
        """The entry as it is now."""
        if self._wide:
            for child in self.node.children:
                block = self.kit.blocks.get(child.path)
                if block is not None and block.node is not child:
                    block.show_node(child)
            self._lock_remove()
        else:
            super().refresh()

    def stand(self, *, wide: bool) -> None:
        """As a line or as a card."""
        if wide == self._wide:
            return
        self._wide = wide
        blocks = [self._block(child) for child in self.node.children]
        if wide:
            self._make_line([block for block in blocks if block is not None])
        else:
            for place, block in enumerate(blocks):
                if block is not None:
                    self.inner.insertWidget(place, block)
            self._drop_line()
        for block in blocks:
            if isinstance(block, QuestionBlock):
                block.show_label(not wide)
        for block in blocks:
            if block is not None:
                reveal(block, seen(block.node))
        if self.frame is not None:
            reveal(self.frame, not wide)
        self._lock_remove()

    def _block(self, child: Node) -> Block | None:
        return self.kit.blocks.get(child.path)

    def _make_line(self, blocks: list[Block]) -> None:
        # With its parent from the start: what moves to another window on the way loses its turn for Tab.
        self._line = QWidget(self)
        row = QHBoxLayout(self._line)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(tokens.SPACE_M)
        for block in blocks:
            item = block.node.item
            if item is not None and not item.hidden:
                cell = Cell(block, self._line)
                row.addWidget(cell, _weight(item))
                reveal(cell, True)
        self.remove.setText("")
        row.addWidget(self.remove, 0, Qt.AlignmentFlag.AlignTop)
        self.column.addWidget(self._line)
        reveal(self._line, True)
        stops = [one for block in blocks for one in block.findChildren(QWidget) if _is_stop(one)]
        for before, after in pairwise([*stops, self.remove]):
            QWidget.setTabOrder(before, after)

    def _drop_line(self) -> None:
        if self._line is not None:
            self.remove.setText(tr("Remove"))
            self.put_remove_back()
            self._line.hide()
            self._line.deleteLater()
            self._line = None
