"""The place of a group, of a group or question that repeats, and of each entry of it."""

from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from fieldkit.questionnaire.nodes import Node
from fieldkit.questionnaire.picking import to_pick
from fieldkit.questionnaire.value_types import raw
from fieldkit.ui import tokens
from fieldkit.ui.forms.blocks import Block, Kit, sync_children
from fieldkit.ui.forms.factory import is_check_list, make_editor
from fieldkit.ui.forms.one_press import OnePressBar
from fieldkit.ui.forms.question import DisplayBlock, QuestionBlock, label_words
from fieldkit.ui.forms.verbs import Json
from fieldkit.ui.forms.words import value_words
from fieldkit.ui.widgets.buttons import Button
from fieldkit.ui.widgets.choice_buttons import ChoiceOption
from fieldkit.ui.widgets.choices import ChoiceList
from fieldkit.ui.widgets.pages import flowing, side_by_side
from fieldkit.ui.widgets.reveal import reveal
from fieldkit.ui.widgets.text import Words

_REASONS = ("Not today", "Ran out of time", "Person unwell", "Unsafe to ask")


class GroupBlock(Block):
    """A group inside a section: its heading, then what is in it; one reason may stand for all of it."""

    def build(self) -> None:
        """Heading and room for the children."""
        item = self.node.item
        self.column.setSpacing(tokens.SPACE_L)
        self.heading = Words("", "card")
        self.column.addWidget(self.heading)
        self.hint = Words(item.help if item is not None else "", "small")
        reveal(self.hint, bool(self.hint.text()))
        self.column.addWidget(self.hint)
        self.inner = QVBoxLayout()
        self.inner.setSpacing(tokens.SPACE_XL)
        self.column.addLayout(self.inner)
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
        reveal(self.heading, bool(words) and self.level > 0)
        sync_children(self, self.inner, self.node.children, self.level + 1)
        if self.reason is not None:
            self.reason.show_node(self.node)
        self.inside_changed()

    def inside_changed(self) -> None:
        """Count anew what one press would answer."""
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
        self.ask = Button("Could not ask this part", "quiet")
        self.ask.clicked.connect(self._open)
        self.reasons = ChoiceList([ChoiceOption(words, words) for words in _REASONS], segmented=True)
        self.reasons.describe("Why this part could not be asked", "")
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


class EntriesBlock(Block):
    """Something that repeats: a card for each entry of a group, a line for each answer to a question."""

    def build(self) -> None:
        """Heading, entries, add."""
        item = self.node.item
        assert item is not None
        self.column.setSpacing(tokens.SPACE_M)
        self.label = Words("", "card" if item.is_group else "label")
        self.column.addWidget(self.label)
        hint = Words(item.help, "small")
        reveal(hint, bool(item.help))
        self.column.addWidget(hint)
        self.empty = Words("Nothing here yet.", "small")
        self.column.addWidget(self.empty)
        self.inner = QVBoxLayout()
        self.inner.setSpacing(tokens.SPACE_M if item.is_group else tokens.SPACE_S)
        self.column.addLayout(self.inner)
        self.add = Button("Add another", icon="plus")
        self.add.clicked.connect(self._add)
        self.pick = Button("Pick what I wrote before", "quiet")
        self.pick.clicked.connect(self._pick)
        self.column.addWidget(flowing(self.add, self.pick))
        self._picks = QVBoxLayout()
        self._picks.setSpacing(tokens.SPACE_XS)
        self.column.addLayout(self._picks)

    def refresh(self) -> None:
        """Entries as they are now."""
        item = self.node.item
        assert item is not None
        words = label_words(self.node)
        self.label.setText(words)
        entries = tuple(child for child in self.node.children if child.entry_id)
        per_author = item.answer_per_author and not item.is_group
        sync_children(self, self.inner, entries, self.level + 1)
        for place, node in enumerate(entries):
            block = self.kit.blocks.get(node.path)
            if isinstance(block, EntryBlock):
                block.number(place + 1, len(entries), words)
        reveal(self.empty, not entries)
        self.add.setText(("Add my view" if per_author else "Add") if not entries else "Add another")
        self.add.setAccessibleName(f"{self.add.text()}: {words}")
        mine = any(child.entry_id == self.kit.around.own_entry for child in entries)
        full = item.max_occurs is not None and len(entries) >= item.max_occurs
        locked = self.node.read_only or self.kit.around.read_only or (per_author and mine)
        reveal(self.add, not locked and not full)
        self.pick.setAccessibleName(f"{self.pick.text()}: {words}")
        reveal(self.pick, bool(item.picks_from) and not locked and not full)
        self._clear_picks()

    def _clear_picks(self) -> None:
        while self._picks.count():
            item = self._picks.takeAt(0)
            widget = item.widget() if item is not None else None
            if widget is not None:
                widget.hide()
                widget.deleteLater()

    def _pick(self) -> None:
        """List what may be picked now; pressed again, put the list away."""
        if self._picks.count():
            self._clear_picks()
            return
        offered = to_pick(self.kit.form.root, self.node)
        for value in offered:
            one = Button(value_words(value), icon="plus")
            one.clicked.connect(lambda _=False, picked=value: self._picked(picked))
            self._picks.addWidget(flowing(one))
        if not offered:
            self._picks.addWidget(Words("Nothing there that does not stand here already.", "small"))

    def _picked(self, value: Json) -> None:
        self.kit.verbs.add(self.node.path, dict(value))
        self.add.setFocus(Qt.FocusReason.OtherFocusReason)

    def _add(self) -> None:
        item = self.node.item
        own = self.kit.around.own_entry
        if item is not None and item.answer_per_author and own:
            path = (*self.node.path, own)
            self.kit.verbs.set(path, {"order": "a0"})
        else:
            path = self.kit.verbs.add(self.node.path)
        if self.kit.jump is not None:
            self.kit.jump(path)


class EntryBlock(Block):
    """One entry: the children of a group in a frame, or one answer in a line, each with its remove button."""

    def build(self) -> None:
        """Frame or line."""
        item = self.node.item
        assert item is not None
        self.remove = Button("Remove", "quiet", icon="remove")
        self.remove.clicked.connect(lambda: self.kit.verbs.remove(self.node.path))
        self.title = Words("", "strong")
        around = replace(self.kit.around, read_only=True) if self._is_others() else self.kit.around
        self.editor = None if item.is_group else make_editor(self.node, self.kit.verbs, around)
        self.inner = QVBoxLayout()
        self.inner.setSpacing(tokens.SPACE_L)
        if self.editor is None:
            frame = QFrame()
            frame.setProperty("surface", "inset")
            column = QVBoxLayout(frame)
            column.setContentsMargins(tokens.SPACE_L, tokens.SPACE_M, tokens.SPACE_L, tokens.SPACE_L)
            column.setSpacing(tokens.SPACE_M)
            column.addWidget(side_by_side(self.title, self.remove))
            column.addLayout(self.inner)
            self.column.addWidget(frame)
        else:
            self.column.addWidget(side_by_side(self.editor, self.remove))
            self.column.addLayout(self.inner)

    def refresh(self) -> None:
        """The entry as it is now."""
        if self.editor is not None:
            self.editor.show_node(self.node)
        sync_children(self, self.inner, self.node.children, self.level + 1)
        locked = self.node.read_only or self.kit.around.read_only
        reveal(self.remove, not locked and not self._is_others())

    def _is_others(self) -> bool:
        """Whether this is a colleague's own view, which nobody else may change."""
        item = self.node.item
        return item is not None and item.answer_per_author and self.node.entry_id != self.kit.around.own_entry

    def number(self, place: int, total: int, words: str) -> None:
        """Say which entry this is."""
        if not self._built:
            return
        self.title.setText(f"{place} of {total}")
        self.remove.setAccessibleName(f"Remove {place} of {total}: {words}")
        if self.editor is not None:
            self.editor.describe(f"{words}, {place} of {total}" if total > 1 else words, "")

    def finish(self) -> None:
        """Hand over at once what waits for a pause in typing."""
        if self._built and self.editor is not None:
            self.editor.finish()


def make_block(node: Node, kit: Kit, level: int) -> Block:
    """The right block for a node."""
    item = node.item
    if item is None:
        return GroupBlock(node, kit, level)
    if node.entry_id:
        return EntryBlock(node, kit, level, gap=tokens.SPACE_M)
    if item.is_display:
        return DisplayBlock(node, kit, level)
    repeats = (item.repeats or item.answer_per_author) and not is_check_list(item)
    if repeats and item.has_entries:
        return EntriesBlock(node, kit, level)
    if item.is_group:
        return GroupBlock(node, kit, level)
    return QuestionBlock(node, kit, level)
