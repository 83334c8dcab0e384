"""One press for a list of safety questions, only after the whole list has been on the screen."""

from PySide6.QtCore import QPoint, QTimer
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from fieldkit.base.clock import format_instant
from fieldkit.questionnaire.nodes import Node
from fieldkit.questionnaire.one_press import COULD_NOT_TELL, NO, answers, found, listed, open_questions
from fieldkit.records.paths import Path
from fieldkit.ui.beneath.announce import announce
from fieldkit.ui.forms.blocks import Kit
from fieldkit.ui.language.wording import tr, tr_many
from fieldkit.ui.look import tokens
from fieldkit.ui.widgets.buttons import Button
from fieldkit.ui.widgets.pages import flowing
from fieldkit.ui.widgets.reveal import reveal
from fieldkit.ui.widgets.text import Words


class OnePressBar(QWidget):
    """Two buttons under the list. They wait until every open question has been wholly on the screen."""

    def __init__(self, group: Path, words: str, kit: Kit) -> None:
        super().__init__()
        self._kit = kit
        self._group = group
        self._tops: set[Path] = set()
        self._bottoms: set[Path] = set()
        self._area: QScrollArea | None = None
        self._words = words
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(0)
        self._soon.timeout.connect(self._look)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, tokens.SPACE_L, 0, 0)
        column.setSpacing(tokens.SPACE_S)
        self.none = Button(words, icon="check")
        self.none.clicked.connect(lambda: self._press(NO))
        self.not_told = Button(tr("Could not tell any"), "quiet")
        self.not_told.clicked.connect(lambda: self._press(COULD_NOT_TELL))
        self.note = Words("", "small")
        column.addWidget(flowing(self.none, self.not_told))
        column.addWidget(self.note)

    @property
    def _node(self) -> Node:
        return self._kit.form.node(self._group)

    def stand_under_the_list(self) -> None:
        """Take the place right after the last question of the list, before what follows from its answers."""
        last = next((node.path for node in reversed(listed(self._node))), None)
        block = self._kit.blocks.get(last) if last is not None else None
        if block is not None and self.parentWidget() is not block:
            block.column.addWidget(self)

    def count_anew(self) -> None:
        """Bring the buttons up to date with what is still open."""
        self._fit()
        self._soon.start()

    def showEvent(self, event: QShowEvent) -> None:
        """From now on, notice what comes onto the screen."""
        super().showEvent(event)
        if self._area is None:
            area = self.parentWidget()
            while area is not None and not isinstance(area, QScrollArea):
                area = area.parentWidget()
            if area is not None:
                self._area = area
                # The signals carry numbers, which a timer's start would take for its interval.
                area.verticalScrollBar().valueChanged.connect(lambda _value: self._soon.start())
                area.verticalScrollBar().rangeChanged.connect(lambda _least, _most: self._soon.start())
        self._soon.start()

    def _look(self) -> None:
        """Note which questions are on the screen: top and bottom edge each, for one may be taller than the window."""
        area = self._area
        if area is None or not self.isVisible():
            return
        viewport = area.viewport()
        height = viewport.height()
        for node in listed(self._node):
            block = self._kit.blocks.get(node.path)
            if block is None or not block.isVisible():
                continue
            top = block.mapTo(viewport, QPoint(0, 0)).y()
            if 0 <= top <= height:
                self._tops.add(node.path)
            if 0 <= top + block.height() <= height:
                self._bottoms.add(node.path)
        self._fit()

    def _fit(self) -> None:
        still_open = open_questions(self._node)
        others = bool(found(self._node))
        self.none.setText(tr("No to the others") if others else self._words)
        self.not_told.setText(tr("Could not tell the others") if others else tr("Could not tell any"))
        unseen = [node for node in still_open if node.path not in self._tops & self._bottoms]
        for button in (self.none, self.not_told):
            button.setEnabled(bool(still_open) and not unseen)
        if unseen:
            count = len(unseen)
            waits = tr_many("1 question has", "{count} questions have", count)
            words = tr("Look through the whole list first: {waits} not been on the screen yet.", waits=waits)
        else:
            count = len(still_open)
            words = tr_many("Answers the one still open.", "Answers the {count} still open.", count)
            words += tr(" Each can be changed afterwards.")
        if self.note.text() != words:
            self.note.setText(words)
        for button in (self.none, self.not_told):
            button.setAccessibleDescription(words)
        reveal(self, bool(still_open))

    def _press(self, code: str) -> None:
        said = answers(self._node, code, format_instant(self._kit.around.now()))
        if not said:
            return
        self._kit.verbs.set_all(said)
        count = sum("valueCoding" in value for _path, value in said)
        announce(
            self,
            tr(
                "{count} answered: {part}", count=count, part=tr("No") if code == NO else tr("Could not tell")
            ),
        )
        block = self._kit.blocks.get(said[-1][0])
        if block is not None:
            block.focus_field()
