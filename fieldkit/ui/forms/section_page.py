"""One section of a form on the screen: what it asks, and the way to the next; long ones fill up in small steps."""

from collections.abc import Sequence

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from fieldkit.records.paths import Path
from fieldkit.ui.forms.blocks import Kit
from fieldkit.ui.forms.sections import Section
from fieldkit.ui.language.wording import tr
from fieldkit.ui.look import tokens
from fieldkit.ui.widgets.buttons import Button
from fieldkit.ui.widgets.pages import Page, flowing
from fieldkit.ui.widgets.reveal import reveal
from fieldkit.ui.widgets.steady import SteadyColumn
from fieldkit.ui.widgets.text import Words

_FIRST = 8
_MORE = 4


class SectionPage(Page):
    """One section: heading, blocks, and the way to the next. Long sections fill up in small steps."""

    def __init__(self, section: Section, kit: Kit, following: Section | None) -> None:
        # Questions keep to a width of their own, and begin where the list of sections ends.
        super().__init__(margin=tokens.SPACE_2XL, widest=None)
        self.section = section
        self._kit = kit
        self.column.setSpacing(tokens.SPACE_XL)
        self.body.setProperty("reading", "visit")
        self.setProperty("surface", "panel")
        self.heading = Words(section.words, "section")
        self.add(self.heading)
        self._holder = QWidget()
        self._holder.setMaximumWidth(860)
        self._blocks = SteadyColumn(self._holder, gap=tokens.SPACE_XL)
        self.add(self._holder)
        self.onward: Button | None = None
        if following is not None:
            self.onward = Button(tr("Next: {words}", words=following.words), icon="chevron-right", wraps=True)
            self.column.insertWidget(self.column.count() - 1, flowing(self.onward))
        self._end: QWidget | None = None
        self._queue = list(self._leaves())
        self._timer = QTimer(self)
        self._timer.setInterval(0)
        self._timer.timeout.connect(lambda: self._fill(_MORE))
        self._fill(_FIRST)

    def _leaves(self) -> Sequence[Path]:
        """What stands directly on the page: a plain group opens into its children."""
        if self.section.is_group and len(self.section.paths) == 1:
            node = self._kit.form.node(self.section.paths[0])
            item = node.item
            if item is not None and not (item.section_reason or item.help or item.one_press):
                return [child.path for child in node.children]
        return self.section.paths

    def _fill(self, count: int) -> None:
        """Make the next blocks in a box of their own: one new part to lay out instead of many."""
        box = QWidget()
        column = SteadyColumn(box, gap=tokens.SPACE_XL)
        alone = len(self.section.paths) == 1
        for path in self._queue[:count]:
            node = self._kit.form.node(path)
            block = self._kit.make(node, self._kit, 0 if alone and path in self.section.paths else 1)
            block.show_node(node)
            column.addWidget(block)
        self._blocks.addWidget(box)
        del self._queue[:count]
        if self._queue:
            self._timer.start()
        else:
            self._timer.stop()

    def end_with(self, part: QWidget) -> None:
        """Stand under the questions, as wide as they are, before the way to the next section."""
        self._end = part
        part.setMaximumWidth(self._holder.maximumWidth())
        self.column.insertWidget(self.column.indexOf(self._holder) + 1, part)
        reveal(part, shown=True)

    def show_end(self) -> None:
        """Bring what stands under the questions onto the screen."""
        self.finish_filling()
        if self._end is not None:
            laid = self.body.layout()
            assert laid is not None
            laid.activate()
            self.verticalScrollBar().setValue(self._end.y() - tokens.SPACE_M)

    def finish_filling(self) -> None:
        """Make everything now, for a jump to a field further down."""
        while self._queue:
            self._fill(_MORE)

    @property
    def filling(self) -> bool:
        """Whether some of the section is still to be made."""
        return bool(self._queue)
