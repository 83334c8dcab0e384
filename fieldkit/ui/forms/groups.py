"""The place of a group: its heading, which may fold it, what is in it, and one reason for all of it."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from fieldkit.base.wording import said
from fieldkit.questionnaire.nodes import Node
from fieldkit.questionnaire.value_types import raw
from fieldkit.ui.beneath.announce import announce
from fieldkit.ui.forms.beside_label import SecondWords, add_picture, hint_words, second_words
from fieldkit.ui.forms.blocks import Block, Kit, label_words, seen, sync_children
from fieldkit.ui.forms.one_press import OnePressBar
from fieldkit.ui.language.wording import tr
from fieldkit.ui.look import tokens
from fieldkit.ui.widgets.buttons import Button
from fieldkit.ui.widgets.choice_buttons import ChoiceOption
from fieldkit.ui.widgets.choices import ChoiceList
from fieldkit.ui.widgets.pages import side_by_side
from fieldkit.ui.widgets.reveal import reveal
from fieldkit.ui.widgets.text import Words

_REASONS = (said("Not today"), said("Ran out of time"), said("Person unwell"), said("Unsafe to ask"))


class GroupBlock(Block):
    """A group inside a section: its heading, then what is in it; one reason may stand for all of it."""

    def build(self) -> None:
        """Heading and room for the children."""
        item = self.node.item
        self.column.setSpacing(tokens.SPACE_L)
        self.heading = Words("", "card")
        self.column.addWidget(self.heading)
        self.fold: Button | None = None
        self._closed = False
        self.body = QWidget()
        inside = QVBoxLayout(self.body)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(tokens.SPACE_L)
        if item is not None and item.collapsible and self.level > 0:
            self._add_fold(item.collapsible == "default-closed")
        self.second = SecondWords(self.column, self.heading)
        self.hint = Words(hint_words(item) if item is not None else "", "small")
        reveal(self.hint, bool(self.hint.text()))
        inside.addWidget(self.hint)
        if item is not None:
            add_picture(inside, item)
        self.inner = QVBoxLayout()
        self.inner.setSpacing(tokens.SPACE_XL)
        inside.addLayout(self.inner)
        self.column.addWidget(self.body)
        self.reason: SectionReason | None = None
        if item is not None and item.section_reason:
            self.reason = SectionReason(self.kit)
            self.column.addWidget(self.reason)
        self.one_press: OnePressBar | None = None
        if item is not None and item.one_press and not self.kit.around.read_only:
            self.one_press = OnePressBar(self.node.path, item.one_press, self.kit)

    def refresh(self) -> None:
        """Heading and children as they are now."""
        words = label_words(self.node) if self.node.text else ""
        self.heading.setText(words)
        reveal(
            self.heading, bool(words) and self.level > 0 and self.fold is None and not self._said_again(words)
        )
        if self.fold is not None:
            self.fold.setText(words or tr("More"))
            self._tell_fold()
            if self.kit.reviewing:
                self.open_up()
        self.second.show_words(second_words(self.node.item, self.kit.second), self.kit.second)
        sync_children(self, self.inner, self.node.children, self.level + 1)
        if self.reason is not None:
            self.reason.show_node(self.node)
        self.inside_changed()

    def _said_again(self, words: str) -> bool:
        """Whether the first question inside says the same words: a heading over it would only repeat them."""
        first = next((child for child in self.node.children if seen(child)), None)
        return (
            first is not None
            and first.item is not None
            and first.item.is_question
            and label_words(first) == words
        )

    def _add_fold(self, closed: bool) -> None:
        """A heading that opens and closes what is under it."""
        self.fold = Button("", "nav", icon="chevron-down")
        self.fold.clicked.connect(lambda: self._set_open(self._closed))
        self.column.addWidget(self.fold)
        self._closed = closed
        reveal(self.body, not closed)

    def open_up(self) -> None:
        """Open, where it can be closed."""
        if self._built and self.fold is not None and self._closed:
            self._set_open(True)

    def _set_open(self, shown: bool) -> None:
        self._closed = not shown
        reveal(self.body, shown)
        self._tell_fold()
        if self.fold is not None:
            announce(self.fold, tr("Opened") if shown else tr("Closed"))

    def _tell_fold(self) -> None:
        if self.fold is not None:
            progress = self.node.progress
            self.fold.set_icon("chevron-right" if self._closed else "chevron-down")
            state = tr("closed") if self._closed else tr("open")
            told = tr("{answered} of {total} answered", answered=progress.answered, total=progress.total)
            self.fold.setAccessibleName(f"{self.fold.text()}, {state}, {told}")
            self.fold.set_trailing(f"{progress.answered}/{progress.total}", told)

    def inside_changed(self) -> None:
        """Count anew what one press would answer."""
        if self._built and self.fold is not None:
            self._tell_fold()
        if self._built and self.one_press is not None:
            self.one_press.stand_under_the_list()
            self.one_press.count_anew()


class SectionReason(QWidget):
    """One reason why a whole part could not be asked."""

    def __init__(self, kit: Kit) -> None:
        super().__init__()
        self._kit = kit
        self._node: Node | None = None
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        self.ask = Button(tr("Could not ask this part"), "quiet", elides=True)
        self.ask.clicked.connect(self._open)
        self.reasons = ChoiceList([ChoiceOption(words, words) for words in _REASONS], segmented=True)
        self.reasons.describe(tr("Why this part could not be asked"), "")
        self.reasons.chosen.connect(self._chosen)
        column.addWidget(side_by_side(self.ask, Words(""), stretch=1))
        column.addWidget(self.reasons)
        self.reasons.hide()

    def show_node(self, node: Node) -> None:
        """Show the reason given, if one is."""
        self._node = node
        given = [str(raw(value)) for value in node.values]
        self.reasons.set_chosen([words for words in _REASONS if words in given])
        if given:
            self.reasons.show()

    def _open(self) -> None:
        reveal(self.reasons, self.reasons.isHidden())

    def _chosen(self, words: str | None) -> None:
        if self._node is not None:
            self._kit.verbs.set(self._node.path, None if words is None else {"valueString": words})
