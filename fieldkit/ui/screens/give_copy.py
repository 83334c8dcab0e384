"""Giving a copy: how they would like it, what is on it, who might see it, and the pages beside it before anything is made."""

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QVBoxLayout, QWidget

from fieldkit.base.wording import said
from fieldkit.ui.beneath.announce import announce
from fieldkit.ui.language.wording import tr
from fieldkit.ui.look import tokens
from fieldkit.ui.screens.copy_choices import SHORT, SOME, WHOLE, CopyChoices, how_much
from fieldkit.ui.screens.copy_numbers import CopyNumbers
from fieldkit.ui.widgets.buttons import Button
from fieldkit.ui.widgets.choice_buttons import ChoiceOption
from fieldkit.ui.widgets.choices import CheckList, ChoiceList
from fieldkit.ui.widgets.entries import LineField
from fieldkit.ui.widgets.notices import FindingLine
from fieldkit.ui.widgets.pages import Header, Page, side_by_side
from fieldkit.ui.widgets.paper import PaperView
from fieldkit.ui.widgets.reveal import reveal
from fieldkit.ui.widgets.text import Words, stack

OTHER = "other"
SAFE_QUESTION = said("Who else might see this? Is it safe here?")
_FOLDS_AT = 980
_NOT_YET = said("First ask who else might see it.")
_DRAFT = said("A first draft: no translator has read it yet. Each question stands in English too.")


class GiveCopyScreen(QWidget):
    """Choices at the side, pages in the middle. Nothing leaves before the safe question has its answer."""

    changed = Signal()
    """What is on the copy is another: its pages have to be made again."""
    print_asked = Signal()
    save_asked = Signal()
    plain_asked = Signal()
    note_asked = Signal()
    closed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._choices = CopyChoices("", "", (), (), (), frozenset(), frozenset(), has_short=False)
        self.format, self.other, self.safe, self.much = "", "", "", SHORT
        self.sections: set[str] = set()
        self.left_out: set[str] = set()
        self.language = ""
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._head())
        self._middle = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._middle.setSpacing(0)
        self._side = self._make_side()
        self.paper = PaperView()
        around = QWidget()
        inner = QVBoxLayout(around)
        inner.setContentsMargins(tokens.SPACE_L, tokens.SPACE_M, tokens.SPACE_L, tokens.SPACE_M)
        inner.addWidget(self.paper)
        self._around = around
        self._middle.addWidget(self._side)
        self._middle.addWidget(around, 1)
        column.addLayout(self._middle, 1)
        escape = QShortcut(QKeySequence("Esc"), self)
        escape.activated.connect(self.closed)

    def _head(self) -> QWidget:
        head = QFrame()
        head.setProperty("surface", "head")
        row = QHBoxLayout(head)
        row.setContentsMargins(tokens.SPACE_2XL, tokens.SPACE_M, tokens.SPACE_2XL, tokens.SPACE_M)
        self.header = Header(tr("Give a copy"), "")
        back = Button(tr("Back"), "quiet", icon="chevron-left")
        back.clicked.connect(self.closed)
        self.pages_button = Button(tr("Pages"), icon="eye")
        self.pages_button.clicked.connect(self._swap)
        self._pages_wanted = False
        self.header.add_action(side_by_side(self.pages_button, back))
        row.addWidget(self.header)
        return head

    def _make_side(self) -> QWidget:
        side = QFrame()
        side.setProperty("surface", "side")
        column = QVBoxLayout(side)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        page = Page(margin=tokens.SPACE_XL)
        page.setProperty("surface", "panel")
        self._page = page
        self.formats = ChoiceList((), segmented=False)
        self.others = ChoiceList((), segmented=False)
        self.how_much = ChoiceList((), segmented=False)
        self.section_list, self.named_list = CheckList(()), CheckList(())
        self.safe_list = ChoiceList((), segmented=False)
        self.language_list, self.numbers = ChoiceList((), segmented=True), CopyNumbers()
        self.draft = Words(_DRAFT, "small")
        self.where = LineField()
        self.where.setAccessibleName(tr("Where to?"))
        self.given = Words("", "small")
        self._groups = {
            "safe": stack(
                Words(SAFE_QUESTION, "label"),
                Words(tr("Ask alone if you can, for each copy anew."), "small"),
                self.safe_list,
            ),
            "where": stack(Words(tr("Where to?"), "label"), self.where),
            "format": stack(Words(tr("How would you like it?"), "label"), self.formats, self.others),
            "language": stack(Words(tr("In which language?"), "label"), self.language_list, self.draft),
            "much": stack(Words(tr("How much of it?"), "label"), self.how_much, self.section_list),
            "named": stack(
                Words(tr("Also named in it"), "label"),
                Words(tr("Tick what this copy leaves out."), "small"),
                self.named_list,
            ),
            "numbers": stack(
                Words(tr("Whom to call"), "label"),
                Words(tr("Printed under “Numbers”. Leave it empty for none."), "small"),
                self.numbers,
            ),
        }
        for group in self._groups.values():
            page.add(group)
        page.add(self.given)
        column.addWidget(page, 1)
        column.addWidget(self._foot())
        self._join()
        return side

    def _foot(self) -> QWidget:
        foot = QFrame()
        foot.setProperty("surface", "side-foot")
        column = QVBoxLayout(foot)
        column.setContentsMargins(tokens.SPACE_XL, tokens.SPACE_M, tokens.SPACE_XL, tokens.SPACE_M)
        column.setSpacing(tokens.SPACE_S)
        self.hint = Words("", "soft")
        self.finding = FindingLine("", "warning")
        self.print = Button(tr("Print"), "primary", icon="print")
        self.save = Button(tr("Save with a password"), icon="lock", wraps=True)
        self.plain = Button(tr("Save without"), "quiet")
        self.plain.setAccessibleName(tr("Save without a password"))
        self.note = Button(tr("Write this down"), "primary", icon="check")
        for button, signal in (
            (self.print, self.print_asked), (self.save, self.save_asked), (self.plain, self.plain_asked),
            (self.note, self.note_asked),
        ):  # fmt: skip
            button.clicked.connect(signal)
        column.addWidget(self.finding)
        column.addWidget(self.hint)
        for row in ((self.print, self.save), (self.plain,), (self.note,)):
            column.addWidget(side_by_side(*row, QWidget(), stretch=len(row)))
        return foot

    def _join(self) -> None:
        self.formats.describe(tr("How would you like it?"), "")
        self.how_much.describe(tr("How much of it?"), "")
        self.safe_list.describe(SAFE_QUESTION, "")
        self.formats.chosen.connect(self._format_chosen)
        self.others.chosen.connect(self._other_chosen)
        self.how_much.chosen.connect(self._much_chosen)
        self.section_list.ticked.connect(self._section_ticked)
        self.named_list.ticked.connect(self._named_ticked)
        self.safe_list.chosen.connect(self._safe_chosen)
        self.language_list.describe(tr("In which language?"), "")
        self.language_list.chosen.connect(self._language_chosen)
        self.numbers.changed.connect(self.changed)
        self.where.typed.connect(lambda _text: self._tell())

    # ---------------------------------------------------------------- what is shown

    def begin(self, choices: CopyChoices, format_key: str, language: str = "") -> None:
        """A new copy: how it is made may be offered as the last one was, and nothing else is taken for granted."""
        self.format, self.other, self.safe = format_key, "", ""
        self.much = SHORT if choices.has_short else WHOLE
        self.sections, self.left_out = {one.key for one in choices.sections}, set()
        offered = [one.key for one in choices.languages]
        self.language = language if language in offered else next(iter(offered), "")
        self.numbers.clear()
        self.where.show_text("")
        self.safe_list.set_options(choices.safe)
        self.safe_list.set_chosen([])
        self.others.set_options(choices.others)
        self.others.set_chosen([])
        self._pages_wanted = False
        self.show_choices(choices)
        self._fit()

    def show_choices(self, choices: CopyChoices) -> None:
        """Show what can be chosen now; what was chosen stays where it still can be."""
        self._choices = choices
        self.header.title.setText(choices.title)
        self.header.set_under(tr("A copy for {called}", called=choices.called) if choices.called else "")
        offered = [*choices.formats, ChoiceOption(OTHER, tr("Another way"))]
        self.formats.set_options(offered)
        if self.format not in {one.key for one in offered}:
            self.format = choices.formats[0].key
        self.formats.set_chosen([self.format])
        self.how_much.set_options(how_much(choices))
        self.how_much.set_chosen([self.much])
        self.language_list.set_options(choices.languages)
        self.language_list.set_chosen([self.language])
        self.section_list.set_options(choices.sections)
        self.section_list.set_ticked(self.sections)
        self.named_list.set_options(choices.named)
        self.named_list.set_ticked(self.left_out)
        self.given.setText("\n".join(choices.given))
        self._tell()

    def show_pages(self, pages: tuple[bytes, ...]) -> None:
        """The pages as they will be."""
        self.paper.show_pages(pages)
        self.finding.hide()
        self._tell()
        announce(self, tr("{count} pages", count=len(pages)) if len(pages) != 1 else tr("1 page"))

    def show_making(self) -> None:
        """The pages are being made."""
        self.paper.place.setText(tr("Making the pages"))

    def show_trouble(self, words: str) -> None:
        """Say what kept a copy from being made."""
        self.finding.words.setText(words)
        reveal(self.finding, True)
        announce(self, words, urgent=True)

    def forget(self) -> None:
        """Nothing of the copy stays."""
        self.paper.forget()
        self.numbers.clear()
        self.where.show_text("")

    @property
    def place_words(self) -> str:
        """Where the copy goes to, if it goes somewhere."""
        return self.where.text().strip() if self.safe in self._choices.needs_place else ""

    @property
    def format_key(self) -> str:
        """How the person would like it: of what can be made here, or the other way chosen."""
        return self.other if self.format == OTHER else self.format

    @property
    def can_be_made(self) -> bool:
        """Whether a copy may leave FieldKit now."""
        return self.format != OTHER and self.safe in self._choices.may_be_made and self._placed

    @property
    def _placed(self) -> bool:
        return self.safe not in self._choices.needs_place or bool(self.place_words)

    def _tell(self) -> None:
        choices, other = self._choices, self.format == OTHER
        reveal(self.others, other)
        reveal(self._groups["much"], not other and (choices.has_short or len(choices.sections) > 1))
        reveal(self.section_list, self.much == SOME)
        reveal(self._groups["named"], not other and bool(choices.named))
        reveal(self._groups["numbers"], not other and choices.has_numbers)
        reveal(self._groups["language"], not other and len(choices.languages) > 1)
        reveal(self.draft, self.language in choices.unreviewed)
        reveal(self._groups["where"], self.safe in choices.needs_place)
        reveal(self.given, bool(choices.given))
        made = not other and (not self.safe or self.safe in choices.may_be_made)
        for button in (self.print, self.save, self.plain):
            reveal(button, made)
            button.setEnabled(self.can_be_made and self.paper.page > 0)
        reveal(self.note, not made)
        self.note.setEnabled(bool(self.safe) and self._placed and (not other or bool(self.other)))
        self.hint.setText(self._hint(made=made))
        reveal(self.hint, bool(self.hint.text()))

    def _hint(self, *, made: bool) -> str:
        if not self.safe:
            return _NOT_YET
        if not self._placed:
            return tr("Say where to.")
        if made:
            return tr("Printing: your computer keeps the pages in its print queue until they are printed.")
        if self.format == OTHER and not self.other:
            return tr("Choose which way.")
        return "" if self.safe == "no-copy-now" else tr("This becomes a task of yours, due in a week.")

    # ---------------------------------------------------------------- what is chosen

    def _format_chosen(self, key: str | None) -> None:
        self.format = key or self._choices.formats[0].key
        self.formats.set_chosen([self.format])
        self._tell()
        self.changed.emit()

    def _other_chosen(self, key: str | None) -> None:
        self.other = key or ""
        self._tell()

    def _much_chosen(self, key: str | None) -> None:
        self.much = key or (SHORT if self._choices.has_short else WHOLE)
        self.how_much.set_chosen([self.much])
        self._tell()
        self.changed.emit()

    def _language_chosen(self, key: str | None) -> None:
        self.language = key or self._choices.languages[0].key
        self.language_list.set_chosen([self.language])
        self._tell()
        self.changed.emit()

    def _section_ticked(self, key: str, on: bool) -> None:
        (self.sections.add if on else self.sections.discard)(key)
        self.changed.emit()

    def _named_ticked(self, key: str, on: bool) -> None:
        (self.left_out.add if on else self.left_out.discard)(key)
        self.changed.emit()

    def _safe_chosen(self, key: str | None) -> None:
        self.safe = key or ""
        self._tell()

    # ---------------------------------------------------------------- room

    def _swap(self) -> None:
        self._pages_wanted = not self._pages_wanted
        self._fit()

    def _fit(self) -> None:
        scale = max(1.0, self.fontMetrics().height() / 20)
        folded = self.width() < _FOLDS_AT * scale
        reveal(self.pages_button, folded)
        self.pages_button.setText(tr("Choices") if self._pages_wanted else tr("Pages"))
        self.pages_button.setAccessibleName(self.pages_button.text())
        reveal(self._side, not folded or not self._pages_wanted)
        reveal(self._around, not folded or self._pages_wanted)
        width = 16_777_215 if folded else round(380 * scale)
        self._side.setMaximumWidth(width)
        self._side.setMinimumWidth(0 if folded else width)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Pages and choices take turns where there is little room."""
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        """Larger letters need more room."""
        super().changeEvent(event)
        if event.type() in {QEvent.Type.FontChange, QEvent.Type.StyleChange}:
            self._fit()
