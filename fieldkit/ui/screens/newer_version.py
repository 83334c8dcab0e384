"""What a newer version of a form would change in this record, before somebody says move or stay."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtWidgets import QWidget

from fieldkit.ui.forms.verbs import LeftOverLine
from fieldkit.ui.language.wording import tr
from fieldkit.ui.look import tokens
from fieldkit.ui.widgets.buttons import Button
from fieldkit.ui.widgets.pages import flowing
from fieldkit.ui.widgets.sheet import Sheet
from fieldkit.ui.widgets.text import Words, rule, stack


@dataclass(frozen=True)
class NewerVersionData:
    """`changes` are (question, what changes); `late` says that the record has moved, and only late answers wait."""

    title: str
    changes: Sequence[tuple[str, str]]
    left_over: Sequence[LeftOverLine]
    late: bool = False


class NewerVersionSheet(Sheet):
    """What would be left over, then the changes, question by question, then *Move* and *Stay*."""

    def __init__(self, data: NewerVersionData, parent: QWidget | None = None) -> None:
        under = (
            tr("A colleague answered the earlier version. Some of it fits here in another place or shape.")
            if data.late
            else tr("You can move this record to it, or stay. Nothing is deleted either way.")
        )
        title = tr("Answers to bring over") if data.late else tr("There is a newer version of this form")
        super().__init__(title, f"{data.title}. {under}" if data.title else under, parent)
        self._add_left_over(data)
        self._add_changes(data)
        self.move_button = Button(tr("Bring them over") if data.late else tr("Move"), "primary")
        self.move_button.clicked.connect(self.accept)
        self.stay = Button(tr("Stay"), "quiet")
        self.stay.clicked.connect(self.reject)
        self.column.add(flowing(self.move_button, self.stay))

    def _add_left_over(self, data: NewerVersionData) -> None:
        if data.left_over:
            self.column.add(Words(tr("Would be left over ({count})", count=len(data.left_over)), "card"))
            told = tr("Kept with the record, in a section of their own. Answer again what still matters.")
            self.column.add(Words(told, "small"))
            self._add_listed(
                [
                    stack(Words(one.question, "label"), Words(one.words), Words(one.why, "small"), gap=2)
                    for one in data.left_over
                ]
            )
        elif not data.late:
            self.column.add(Words(tr("Every answer moves along."), "soft"))

    def _add_changes(self, data: NewerVersionData) -> None:
        by_question: dict[str, list[str]] = {}
        for question, what in data.changes:
            by_question.setdefault(question, []).append(what)
        if by_question:
            self.column.add(Words(tr("What changes"), "card"))
            self._add_listed(
                [
                    stack(Words(question, "label"), *(Words(one, "small") for one in what), gap=2)
                    for question, what in by_question.items()
                ]
            )
        elif not data.late:
            self.column.add(Words(tr("The questions are the same; only words around them changed."), "soft"))

    def _add_listed(self, lines: Sequence[QWidget]) -> None:
        for place, line in enumerate(lines):
            if place:
                self.column.add(rule())
            self.column.add(line)
        self.column.setSpacing(tokens.SPACE_M)
