"""The form on the screen: one section at a time, made when first seen, brought up to date in place."""

from contextlib import suppress

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QApplication, QBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from fieldkit.base.errors import FieldKitError
from fieldkit.questionnaire.nodes import Node
from fieldkit.questionnaire.second_language import SecondLanguage
from fieldkit.records.paths import Path
from fieldkit.ui.beneath.clipboard import HELD_BACK
from fieldkit.ui.forms.blocks import Block, Kit, seen
from fieldkit.ui.forms.coming_and_going import ComingAndGoing
from fieldkit.ui.forms.danger import DangerBand
from fieldkit.ui.forms.edges import Edge
from fieldkit.ui.forms.editors import Editor
from fieldkit.ui.forms.groups import GroupBlock
from fieldkit.ui.forms.languages import LanguageChoice
from fieldkit.ui.forms.left_over import LEFT_OVER, LEFT_OVER_WORDS, LeftOverPage
from fieldkit.ui.forms.making import make_block
from fieldkit.ui.forms.question import QuestionBlock
from fieldkit.ui.forms.section_page import SectionPage
from fieldkit.ui.forms.sections import Section, sections_of
from fieldkit.ui.forms.side import FormSide
from fieldkit.ui.forms.verbs import FormSurroundings, LiveForm, Verbs
from fieldkit.ui.language.wording import tr, tr_many
from fieldkit.ui.widgets.places import Place
from fieldkit.ui.widgets.reveal import reveal

_HELD_BACK = {"restricted", "private", "concern"}


class FormView(QWidget):
    """A whole form: section list (may be placed elsewhere through `navigator`) and the section one is in."""

    section_changed = Signal(str)
    refreshed = Signal()

    def __init__(
        self,
        form: LiveForm,
        verbs: Verbs,
        around: FormSurroundings,
        *,
        sensitivity: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._sensitivity = sensitivity
        self.setProperty(HELD_BACK, sensitivity in _HELD_BACK)
        self.kit = Kit(form, verbs, around, make_block, {}, jump=self.jump)
        self._sections: tuple[Section, ...] = ()
        self._pages: dict[str, SectionPage] = {}
        self._ends: dict[Path, QWidget] = {}
        self._left: LeftOverPage | None = None
        self._row = row = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        row.setSpacing(0)
        self.languages = LanguageChoice(around.languages, around.language)
        self.languages.chosen.connect(self.speak)
        self.side = FormSide(self.languages)
        self.navigator = self.side.navigator
        self.navigator.picked.connect(self.show_section)
        row.addWidget(self.side)
        self._stack = QStackedWidget()
        self._header, self._footer = Edge("header", self.kit), Edge("footer", self.kit)
        main = QVBoxLayout()
        main.setSpacing(0)
        self.danger = DangerBand(self.kit)
        for part in (self.danger, self._header, self._stack, self._footer):
            main.addWidget(part, 1 if part is self._stack else 0)
        row.addLayout(main, 1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self.side.head)
        whole.addLayout(row, 1)
        self._make_keys()
        self._at: Editor | None = None
        QApplication.instance().focusChanged.connect(self._keyboard_moved)  # type: ignore[union-attr]  # widgets need an application
        form.changed()
        self._header.fill()
        self._footer.fill()
        self._cut()
        shown = self.visible_sections()
        if shown:
            self.show_section(shown[0].key)

    def _make_keys(self) -> None:
        for keys, step in (("Ctrl+PgDown", 1), ("Ctrl+PgUp", -1)):
            shortcut = QShortcut(
                QKeySequence(keys), self, context=Qt.ShortcutContext.WidgetWithChildrenShortcut
            )
            shortcut.activated.connect(lambda by=step: self.step(by))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where there is no room for it beside the questions, the list of sections is a bar over them."""
        super().resizeEvent(event)
        self._fold()

    def changeEvent(self, event: QEvent) -> None:
        """So it is where text grew."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._fold()

    def _fold(self) -> None:
        ways = QBoxLayout.Direction
        way = ways.TopToBottom if self.side.fold_for(self.width()) else ways.LeftToRight
        if self._row.direction() != way:
            self._row.setDirection(way)

    # ---------------------------------------------------------------- sections

    def _cut(self) -> None:
        self._sections = sections_of(self.kit.form.root, sensitivity=self._sensitivity)
        self.danger.look()
        self._list_sections()

    def visible_sections(self) -> list[Section]:
        """The sections in which something is asked now."""
        return [
            section for section in self._sections if any(seen(self._node(path)) for path in section.paths)
        ]

    def _node(self, path: Path) -> Node:
        return self.kit.form.node(path)

    def _list_sections(self) -> None:
        places = []
        for section in self.visible_sections():
            answered = sum(self._node(path).progress.answered for path in section.paths)
            total = sum(self._node(path).progress.total for path in section.paths)
            needed = self._needed_in(section) if self.kit.reviewing else 0
            if answered == total > 0:
                # An entry that is needed and not begun has no questions to count yet: no tick before it is there.
                total += self._needed_in(section)
            tail, spoken = _needed_words(needed) if needed else _progress_words(answered, total)
            if total == 0 and any(_may_be_begun(self._node(path)) for path in section.paths):
                tail, spoken = "–", tr("nothing here yet")
            places.append(Place(section.key, section.words, tail=tail, spoken=spoken))
        if left := self.kit.around.left_over():
            places.append(
                Place(
                    LEFT_OVER,
                    LEFT_OVER_WORDS,
                    tail=str(len(left)),
                    spoken=tr("{count} kept", count=len(left)),
                )
            )
        self.side.list_places(places)

    def _needed_in(self, section: Section) -> int:
        """How many places of a section hold up the signature."""
        nodes = (node for path in section.paths for node in self._node(path).walk())
        return sum(1 for node in nodes if any(one.severity == "error" for one in node.findings))

    def speak(self, code: str) -> None:
        """Show the form's words in this language too; "" for its own alone."""
        self.kit.second = SecondLanguage(code) if code else None
        self._show_again()

    @property
    def current(self) -> str:
        """The key of the section one is in."""
        return self.navigator.current

    def show_section(self, key: str) -> None:
        """Go to a section; it is made when first seen."""
        self.finish()
        page = self._left_over_page() if key == LEFT_OVER else self._pages.get(key) or self._make_page(key)
        self._stack.setCurrentWidget(page)
        self.navigator.light(key)
        self.section_changed.emit(key)

    def _left_over_page(self) -> LeftOverPage:
        """Made anew each time: a colleague's answers to the earlier version may have arrived."""
        if self._left is not None:
            self._stack.removeWidget(self._left)
            self._left.deleteLater()
        self._left = LeftOverPage(self.kit.around.left_over())
        self._stack.addWidget(self._left)
        return self._left

    def _make_page(self, key: str) -> SectionPage:
        shown = self.visible_sections()
        place = next(index for index, section in enumerate(shown) if section.key == key)
        following = shown[place + 1] if place + 1 < len(shown) else None
        page = SectionPage(shown[place], self.kit, following)
        if page.onward is not None:
            page.onward.clicked.connect(lambda: self.step(1))
        for path, part in self._ends.items():
            if shown[place].holds(path):
                page.end_with(part)
        self._pages[key] = page
        self._stack.addWidget(page)
        return page

    def end_with(self, path: Path, part: QWidget) -> None:
        """Let a part stand under the questions of the section that a path leads into, once it is shown."""
        self._ends[path] = part
        part.setParent(self)
        reveal(part, shown=False)
        for page in self._pages.values():
            if page.section.holds(path):
                page.end_with(part)

    def show_end(self, path: Path) -> None:
        """Go to what stands under the questions of that section."""
        section = next((one for one in self._sections if one.holds(path)), None)
        if section is not None:
            self.show_section(section.key)
            self._pages[section.key].show_end()

    def step(self, by: int) -> None:
        """Go to the next or the one before."""
        keys = [section.key for section in self.visible_sections()]
        if self.current in keys:
            there = keys.index(self.current) + by
            if 0 <= there < len(keys):
                self.show_section(keys[there])
                self.focus_first()

    def section_nodes(self) -> tuple[Node, ...]:
        """The nodes of the section one is in."""
        section = next((one for one in self._sections if one.key == self.current), None)
        return tuple(self._node(path) for path in section.paths) if section is not None else ()

    def focus_first(self) -> None:
        """Put the keyboard into the first field of the section."""
        page = self._stack.currentWidget()
        blocks = page.findChildren(QuestionBlock) if page is not None else []
        first = next((block for block in blocks if block.node.shown), None)
        if first is not None:
            first.focus_field()

    # ---------------------------------------------------------------- keeping up

    def refresh(self) -> None:
        """Show what changed since last time, in place."""
        changed = self.kit.form.changed()
        if not changed:
            return
        questions = ComingAndGoing(self._stack.currentWidget())
        for path in sorted(changed, key=len):
            block = self.kit.blocks.get(path)
            if block is not None:
                self._refresh_block(block, path)
        around = {path[:length] for path in changed for length in range(1, len(path))}
        for path in around & self.kit.blocks.keys():
            self.kit.blocks[path].inside_changed()
        self._list_sections()
        self.danger.look()
        questions.tell()
        self.refreshed.emit()

    def _refresh_block(self, block: Block, path: Path) -> None:
        try:
            node = self.kit.form.node(path)
        except FieldKitError:
            return
        if block.node is not node:
            block.show_node(node)

    def _keyboard_moved(self, _old: QWidget | None, now: QWidget | None) -> None:
        """Tell which field is being written in, so that nothing unseen is ever replaced."""
        editor = now
        while editor is not None and not isinstance(editor, Editor):
            editor = editor.parentWidget()
        mine = editor if editor is not None and self.isAncestorOf(editor) else None
        if mine is self._at:
            return
        left, self._at = self._at, mine
        if left is not None:
            left.finish()
            left.verbs.leave()
            block = self.kit.blocks.get(left.node.path)
            if isinstance(block, QuestionBlock):
                block.left()
        if mine is not None and not mine.locked:
            mine.verbs.begin(mine.node.path)

    def set_reviewing(self, reviewing: bool) -> None:
        """Show also what is needed before signing, or only what is wrong now."""
        if reviewing != self.kit.reviewing:
            self.kit.reviewing = reviewing
            self._show_again()
            self._list_sections()

    def _show_again(self) -> None:
        """Show every block as the form is now: a group's block may hold a node from before its answers changed."""
        for path, block in list(self.kit.blocks.items()):
            with suppress(FieldKitError):
                block.show_node(self.kit.form.node(path))

    def jump(self, path: Path) -> None:
        """Go to the field at a path, or the nearest thing around it, and put the keyboard there."""
        self.refresh()
        section = next((one for one in self._sections if one.holds(path)), None)
        if section is None:
            return
        self.show_section(section.key)
        self._pages[section.key].finish_filling()
        target = next(
            (
                self.kit.blocks[path[:length]]
                for length in range(len(path), 0, -1)
                if path[:length] in self.kit.blocks
            ),
            None,
        )
        if target is None:
            return
        for length in range(1, len(path) + 1):
            group = self.kit.blocks.get(path[:length])
            if isinstance(group, GroupBlock):
                group.open_up()
        inner = target if isinstance(target, QuestionBlock) else target.findChild(QuestionBlock)
        (inner or target).focus_field()
        self._pages[section.key].ensureWidgetVisible(target)

    def finish(self) -> None:
        """Hand over at once what waits for a pause in typing."""
        for block in list(self.kit.blocks.values()):
            block.finish()


def _may_be_begun(node: Node) -> bool:
    """Whether something in it repeats, and so counts nothing until its first entry is begun."""
    return any(
        (child.item is not None and child.item.repeats and seen(child)) or _may_be_begun(child)
        for child in node.children
    )


def _needed_words(needed: int) -> tuple[str, str]:
    return f"! {needed}", tr_many(
        "1 answer needed before you sign", "{count} answers needed before you sign", needed
    )


def _progress_words(answered: int, total: int) -> tuple[str, str]:
    if total == 0:
        return "", ""
    if answered == 0:
        return "–", tr("none of {total} answered", total=total)
    if answered == total:
        return "✓", tr("all answered")
    return f"{answered}/{total}", tr("{answered} of {total} answered", answered=answered, total=total)
