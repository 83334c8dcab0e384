"""The place of one question: label, hint, what was said before, the editor, findings, two answers, and what follows."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from fieldkit.questionnaire.findings import Finding
from fieldkit.questionnaire.messages import text as finding_words
from fieldkit.questionnaire.nodes import Node
from fieldkit.questionnaire.related import called_for
from fieldkit.records.paths import Path
from fieldkit.ui.beneath.announce import announce
from fieldkit.ui.forms.beside_label import (
    SecondWords,
    add_picture,
    half_typed_words,
    hint_words,
    needed_words,
    second_words,
    shown_while_typing,
    source_words,
)
from fieldkit.ui.forms.blocks import Block, label_words, rich_words, sync_children
from fieldkit.ui.forms.editors import Editor
from fieldkit.ui.forms.factory import is_check_list, make_editor
from fieldkit.ui.forms.verbs import Json, OfferedFile, Verbs
from fieldkit.ui.forms.words import value_words
from fieldkit.ui.language.wording import tr
from fieldkit.ui.look import tokens
from fieldkit.ui.widgets.buttons import Button
from fieldkit.ui.widgets.notices import ConflictLine, FindingLine
from fieldkit.ui.widgets.pages import side_by_side
from fieldkit.ui.widgets.reveal import reveal
from fieldkit.ui.widgets.text import Words


class FirstEntry:
    """Verbs for a question whose one answer is an entry: the entry comes into being with the first answer."""

    def __init__(self, verbs: Verbs, holder: Path) -> None:
        self._verbs = verbs
        self._holder = holder

    def set(self, path: Path, value: Json | None) -> None:
        """Answer the entry, or begin it."""
        if path != self._holder:
            self._verbs.set(path, value)
        elif value is not None:
            self._verbs.add(path, value)

    def set_all(self, answers: Sequence[tuple[Path, Json]]) -> None:
        """As it is."""
        self._verbs.set_all(answers)

    def add(self, path: Path, value: Json | None = None) -> Path:
        """As it is."""
        return self._verbs.add(path, value)

    def remove(self, path: Path) -> None:
        """As it is."""
        self._verbs.remove(path)

    def begin(self, path: Path) -> None:
        """As it is, once there is an entry."""
        if path != self._holder:
            self._verbs.begin(path)

    def leave(self) -> None:
        """As it is."""
        self._verbs.leave()

    def draft_text(self, path: Path, text: str | None) -> None:
        """As it is."""
        self._verbs.draft_text(path, text)

    def settle(self, path: Path) -> None:
        """As it is."""
        self._verbs.settle(path)

    def attach(self, path: Path, offered: OfferedFile | None = None) -> None:
        """As it is."""
        self._verbs.attach(path, offered)


def own_findings(node: Node, *, reviewing: bool, touched: bool) -> list[Finding]:
    """The findings to show now: what is needed only at review, what is wrong only where somebody answered."""
    shown = []
    for finding in node.findings:
        if not shown_while_typing(finding):
            if reviewing:
                shown.append(finding)
        elif reviewing or touched or node.answered:
            shown.append(finding)
    return shown


class QuestionBlock(Block):
    """One question with one answer, or a list of boxes to tick."""

    def build(self) -> None:
        """Label, hint, editor, room for findings."""
        item = self.node.item
        assert item is not None
        self._touched = False
        self._labelled = True
        self._shown_findings: list[tuple[str, str]] | None = None
        self._conflict: ConflictLine | None = None
        self.label = Words("", "label")
        if item.rich_text:
            self.label.setTextFormat(Qt.TextFormat.RichText)
        self.column.addWidget(self.label)
        self.needed: Words | None = None
        self.second = SecondWords(self.column, self.label)
        hint = hint_words(item) if self.node.text else ""
        if hint:
            self.hint = Words(hint, "small")
            self.column.addWidget(self.hint)
        add_picture(self.column, item)
        self._still: Button | None = None
        self._add_earlier()
        self._first = item.has_entries and not is_check_list(item) and not self.node.entry_id
        verbs = FirstEntry(self.kit.verbs, self.node.path) if self._first else self.kit.verbs
        self.editor: Editor = make_editor(self._answer_node(), verbs, self.kit.around)
        self.editor.touched.connect(self._on_touched)
        self.column.addWidget(self.editor)
        self._related: tuple[str, ...] = ()
        self._related_place = QVBoxLayout()
        self.column.addLayout(self._related_place)
        self._notes = QVBoxLayout()
        self._notes.setSpacing(tokens.SPACE_XS)
        self.column.addLayout(self._notes)
        self._below: QWidget | None = None
        self._below_column = QVBoxLayout()

    def _add_earlier(self) -> None:
        earlier = self.kit.around.earlier(self.node.path)
        if earlier is None:
            return
        said = Words(f"{earlier.said}: “{earlier.words}”", "small")
        self._still = still = Button(tr("Still right?"), "link")
        still.setAccessibleName(tr("Still right? {words}", words=earlier.words))
        confirm = self.kit.around.still_right
        if confirm is not None and earlier.may_keep:
            still.clicked.connect(lambda: confirm(self.node.path))
            self.column.addWidget(side_by_side(said, still))
        else:
            self._still = None
            self.column.addWidget(said)

    def _answer_node(self) -> Node:
        """The node the editor shows: the first entry of a question whose answer is one."""
        entries = [child for child in self.node.children if child.entry_id]
        return entries[0] if self._first and entries else self.node

    def refresh(self) -> None:
        """Show words, answer, findings and what follows from the answer."""
        item = self.node.item
        assert item is not None
        words = label_words(self.node)
        shown = rich_words(self.node) or words
        if self.label.text() != shown:
            self.label.setText(shown)
        missing = self.node.required and not self.node.answered
        needs = needed_words(may_wait=self.kit.around.may_wait) if missing else ""
        if not missing and self.kit.around.read_only is False:
            needs = source_words(self._answer_node())
        self._show_needed(needs)
        if self._still is not None:
            reveal(self._still, not self._answer_node().answered)
        self.second.show_words(second_words(item, self.kit.second) if self._labelled else "", self.kit.second)
        self.editor.also = self.kit.second.options(item) if self.kit.second is not None else {}
        self.editor.show_node(self._answer_node())
        findings = own_findings(self.node, reviewing=self.kit.reviewing, touched=self._touched)
        half = "" if self._being_written else half_typed_words(item, self.editor.draft)
        self._show_findings(
            [
                *([(half, "warning")] if half else []),
                *((finding_words(one), one.severity) for one in findings),
            ]
        )
        self._show_conflict()
        self._show_related()
        self.editor.describe(
            words, " ".join([needs, hint_words(item), *(finding_words(one) for one in findings)]).strip()
        )
        self._show_followers(self._answer_node().children if self._first or self.node.entry_id else ())

    def _show_needed(self, words: str) -> None:
        """Soft words under the label; made when first needed, for most questions never need them."""
        if self.needed is None:
            if not words:
                return
            self.needed = Words("", "small")
            self.column.insertWidget(self.column.indexOf(self.label) + 1, self.needed)
        self.needed.setText(words)
        reveal(self.needed, bool(words))

    def _show_followers(self, followers: tuple[Node, ...]) -> None:
        """Questions that follow from the answer, set in a little."""
        if self._below is None:
            if not followers:
                return
            self._below = QWidget()
            self._below.setLayout(self._below_column)
            self._below_column.setContentsMargins(tokens.SPACE_L, tokens.SPACE_S, 0, 0)
            self._below_column.setSpacing(tokens.SPACE_XL)
            self.column.addWidget(self._below)
        sync_children(self, self._below_column, followers, self.level + 1)
        reveal(self._below, any(child.shown for child in followers))

    def _show_findings(self, lines: list[tuple[str, str]]) -> None:
        if lines == self._shown_findings:
            return
        had = self._shown_findings
        self._shown_findings = lines
        while self._notes.count():
            item = self._notes.takeAt(0)
            widget = item.widget() if item is not None else None
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        self._conflict = None
        for words, severity in lines:
            self._notes.addWidget(FindingLine(words, severity))
        self.editor.show_error(any(severity == "error" for _, severity in lines))
        if had is not None and lines:
            announce(self, f"{label_words(self.node)}: {lines[0][0]}")

    def _show_conflict(self) -> None:
        node = self._answer_node()
        if node.conflict and self._conflict is None:
            said = list(self.kit.around.said(node.path)) or [
                ("", value_words(value)) for value in node.values
            ]
            self._conflict = ConflictLine(said, label_words(self.node))
            self._conflict.settle.connect(lambda: self.kit.verbs.settle(self._answer_node().path))
            self._notes.addWidget(self._conflict)
        elif not node.conflict and self._conflict is not None:
            self._notes.removeWidget(self._conflict)
            self._conflict.hide()
            self._conflict.deleteLater()
            self._conflict = None

    def _show_related(self) -> None:
        """A button for each form that the answer calls for, right beside it."""
        around = self.kit.around
        called = tuple(url for url in called_for(self.node) if url in around.related)
        if called == self._related or around.open_form is None:
            return
        self._related = called
        while self._related_place.count():
            item = self._related_place.takeAt(0)
            widget = item.widget() if item is not None else None
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for url in called:
            go = Button(around.related[url], icon="note")
            go.clicked.connect(lambda _=False, form=url, run=around.open_form: run(form))
            self._related_place.addWidget(side_by_side(go, Words(""), stretch=1))
        if called:
            announce(self, "; ".join(around.related[url] for url in called))

    def _on_touched(self) -> None:
        self._touched = True

    def show_label(self, shown: bool) -> None:
        """Show the label, or leave it to the heading of a table; it is spoken all the same."""
        if self._built:
            self._labelled = shown
            reveal(self.label, shown)
            self.refresh()

    def finish(self) -> None:
        """Hand over at once what waits for a pause in typing."""
        if self._built:
            self.editor.finish()

    @property
    def _being_written(self) -> bool:
        at = QApplication.focusWidget()
        return at is not None and self.editor.isAncestorOf(at)

    def left(self) -> None:
        """The keyboard went elsewhere: say so where what stands in the field is no answer."""
        if self._built and self.editor.draft:
            self.refresh()

    def focus_field(self) -> None:
        """Put the keyboard into the field."""
        if self._built:
            (self.editor.focusProxy() or self.editor).setFocus(Qt.FocusReason.OtherFocusReason)
