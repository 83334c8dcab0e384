"""The place of a group or question that repeats, and of each entry of it."""

from contextlib import suppress
from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from fieldkit.base.errors import FieldKitError
from fieldkit.questionnaire.messages import text as finding_words
from fieldkit.questionnaire.picking import to_pick
from fieldkit.services.library.entry_names import entry_name
from fieldkit.ui.forms.beside_label import SecondWords, add_picture, hint_words, needed_words, second_words
from fieldkit.ui.forms.blocks import Block, label_words, sync_children
from fieldkit.ui.forms.factory import make_editor
from fieldkit.ui.forms.verbs import Json
from fieldkit.ui.forms.words import value_words
from fieldkit.ui.language.wording import tr
from fieldkit.ui.look import tokens
from fieldkit.ui.widgets.buttons import Button
from fieldkit.ui.widgets.notices import FindingLine
from fieldkit.ui.widgets.pages import flowing, side_by_side
from fieldkit.ui.widgets.reveal import reveal
from fieldkit.ui.widgets.text import Words


class EntriesBlock(Block):
    """Something that repeats: a card for each entry of a group, a line for each answer to a question."""

    def build(self) -> None:
        """Heading, entries, add."""
        item = self.node.item
        assert item is not None
        self.column.setSpacing(tokens.SPACE_M)
        self.label = Words("", "card" if item.is_group else "label")
        self.column.addWidget(self.label)
        self.needed = Words("", "small")
        self.column.addWidget(self.needed)
        self.second = SecondWords(self.column, self.label)
        hint = Words(hint_words(item), "small")
        reveal(hint, bool(hint.text()))
        self.column.addWidget(hint)
        add_picture(self.column, item)
        self.empty = Words(tr("Nothing here yet."), "small")
        self.column.addWidget(self.empty)
        self.inner = QVBoxLayout()
        self.inner.setSpacing(tokens.SPACE_M if item.is_group else tokens.SPACE_S)
        self.column.addLayout(self.inner)
        self.add = Button(tr("Add another"), icon="plus")
        self.add.clicked.connect(self._add)
        self.pick = Button(tr("Pick what I wrote before"), "quiet")
        self.pick.clicked.connect(self._pick)
        self.column.addWidget(flowing(self.add, self.pick))
        self._picks = QVBoxLayout()
        self._picks.setSpacing(tokens.SPACE_XS)
        self.column.addLayout(self._picks)
        self.lacking = FindingLine("", "error")
        self.column.addWidget(self.lacking)

    def refresh(self) -> None:
        """Entries as they are now."""
        item = self.node.item
        assert item is not None
        words = label_words(self.node)
        self.label.setText(words)
        self.second.show_words(second_words(item, self.kit.second), self.kit.second)
        entries = tuple(child for child in self.node.children if child.entry_id)
        per_author = item.answer_per_author and not item.is_group
        sync_children(self, self.inner, entries, self.level + 1)
        for place, node in enumerate(entries):
            block = self.kit.blocks.get(node.path)
            if isinstance(block, EntryBlock):
                block.number(place + 1, len(entries), words)
        reveal(self.empty, not entries)
        self._show_needed(bool(entries))
        self.add.setText(
            (tr("Add my view") if per_author else tr("Add")) if not entries else tr("Add another")
        )
        self.add.setAccessibleName(f"{self.add.text()}: {words}")
        mine = any(child.entry_id == self.kit.around.own_entry for child in entries)
        full = item.max_occurs is not None and len(entries) >= item.max_occurs
        locked = self.node.read_only or self.kit.around.read_only or (per_author and mine)
        reveal(self.add, not locked and not full)
        self.pick.setAccessibleName(f"{self.pick.text()}: {words}")
        reveal(self.pick, bool(item.picks_from) and not locked and not full)
        self._clear_picks()

    def _show_needed(self, begun: bool) -> None:
        """An entry that has to be there is asked for before the first one, and missed at review, as an answer is."""
        missing = self.node.required and not begun
        self.needed.setText(needed_words(may_wait=self.kit.around.may_wait))
        reveal(self.needed, missing)
        lacking = [one for one in self.node.findings if missing and self.kit.reviewing]
        self.lacking.words.setText(finding_words(lacking[0]) if lacking else "")
        reveal(self.lacking, bool(lacking))

    def focus_field(self) -> None:
        """Put the keyboard where the first entry is begun."""
        if self._built and not self.add.isHidden():
            self.add.setFocus(Qt.FocusReason.OtherFocusReason)

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
            self._picks.addWidget(Words(tr("Nothing there that does not stand here already."), "small"))

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
        self.remove = Button(tr("Remove"), "quiet", icon="remove")
        self.remove.clicked.connect(lambda: self.kit.verbs.remove(self.node.path))
        self.title = Words("", "strong")
        self._numbered = (1, 1)
        around = replace(self.kit.around, read_only=True) if self._is_others() else self.kit.around
        self.editor = None if item.is_group else make_editor(self.node, self.kit.verbs, around)
        self.inner = QVBoxLayout()
        self.inner.setSpacing(tokens.SPACE_L)
        self.frame: QFrame | None = None
        self._head = QHBoxLayout()
        if self.editor is None:
            self.frame = QFrame()
            self.frame.setProperty("surface", "inset")
            column = QVBoxLayout(self.frame)
            column.setContentsMargins(tokens.SPACE_L, tokens.SPACE_M, tokens.SPACE_L, tokens.SPACE_L)
            column.setSpacing(tokens.SPACE_M)
            self._head.setSpacing(tokens.SPACE_M)
            self._head.addWidget(self.title, 1)
            self._head.addWidget(self.remove)
            column.addLayout(self._head)
            column.addLayout(self.inner)
            self.column.addWidget(self.frame)
        else:
            self.column.addWidget(side_by_side(self.editor, self.remove))
            self.column.addLayout(self.inner)

    def refresh(self) -> None:
        """The entry as it is now."""
        item, second = self.node.item, self.kit.second
        if self.editor is not None:
            self.editor.also = second.options(item) if second is not None and item is not None else {}
            self.editor.show_node(self.node)
        sync_children(self, self.inner, self.node.children, self.level + 1)
        self._lock_remove()

    def _lock_remove(self) -> None:
        locked = self.node.read_only or self.kit.around.read_only
        reveal(self.remove, not locked and not self._is_others())

    def put_remove_back(self) -> None:
        """The button to remove stands at the head of the card again."""
        self._head.addWidget(self.remove)

    def _is_others(self) -> bool:
        """Whether this is a colleague's own view, which nobody else may change."""
        item = self.node.item
        return item is not None and item.answer_per_author and self.node.entry_id != self.kit.around.own_entry

    def number(self, place: int, total: int, words: str) -> None:
        """Say which entry this is."""
        if not self._built:
            return
        self._numbered = (place, total)
        self._tell_title()
        self.remove.setAccessibleName(
            tr("Remove {place} of {total}: {words}", place=place, total=total, words=words)
        )
        if self.editor is not None:
            self.editor.describe(
                tr("{words}, {place} of {total}", words=words, place=place, total=total)
                if total > 1
                else words,
                "",
            )

    def inside_changed(self) -> None:
        """What the entry is called may have been chosen just now."""
        if self._built and self.editor is None:
            with suppress(FieldKitError):  # it may have been taken out just now
                self.node = self.kit.form.node(self.node.path)
            self._tell_title()

    def _tell_title(self) -> None:
        place, total = self._numbered
        count = tr("{place} of {total}", place=place, total=total)
        name = entry_name(self.node)
        self.title.setText(f"{name} · {count}" if name else count)

    def finish(self) -> None:
        """Hand over at once what waits for a pause in typing."""
        if self._built and self.editor is not None:
            self.editor.finish()
