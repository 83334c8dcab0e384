"""The last questions before a copy leaves FieldKit: which document, which printer, which password, and is plain meant?"""

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from fieldkit.base.wording import said
from fieldkit.printing.protection import SHORTEST
from fieldkit.ui.language.wording import tr, tr_many
from fieldkit.ui.widgets.buttons import Button
from fieldkit.ui.widgets.choice_buttons import ChoiceOption
from fieldkit.ui.widgets.choices import ChoiceList
from fieldkit.ui.widgets.entries import LineField
from fieldkit.ui.widgets.notices import FindingLine
from fieldkit.ui.widgets.pages import flowing
from fieldkit.ui.widgets.sheet import Sheet
from fieldkit.ui.widgets.text import Words

QUEUE = said(
    "Your computer keeps the pages in its print queue until they are printed. That copy is not protected by FieldKit. Print only on a printer you can see."
)
PLAIN = said(
    "Anybody who finds this file can read it: on this laptop, on a stick, in an email. FieldKit can't take it back."
)


class DocumentSheet(Sheet):
    """Which document to give; one press each."""

    def __init__(self, offers: Sequence[ChoiceOption], parent: QWidget | None = None) -> None:
        super().__init__(
            tr("Give a copy"), tr("Which one? You see the pages before anything is made."), parent
        )
        self.chosen = ""
        for offer in offers:
            button = Button(offer.text, icon="file", wraps=True)
            button.clicked.connect(lambda _=False, key=offer.key: self._choose(key))
            self.column.add(button)
        leave = Button(tr("Not now"), "quiet")
        leave.clicked.connect(self.reject)
        self.column.add(flowing(leave))

    def _choose(self, key: str) -> None:
        self.chosen = key
        self.accept()


class PrintSheet(Sheet):
    """Says what the print queue keeps before anything is sent to it, then asks for the printer."""

    def __init__(self, pages: int, printers: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(tr_many("Print 1 page", "Print {count} pages", pages), "", parent)
        self.column.add(FindingLine(QUEUE, "warning"))
        self.chosen = printers[0] if printers else ""
        self.printers = ChoiceList([ChoiceOption(name, name) for name in printers], segmented=False)
        self.printers.set_chosen([self.chosen] if printers else [])
        self.printers.chosen.connect(self._choose)
        if printers:
            self.add_field(tr("On which printer?"), self.printers)
        else:
            self.column.add(
                Words(tr("No printer is set up on this laptop. Save the copy, or show it and read it aloud."))
            )
        self.go = self.add_buttons(tr("Print now"), self.accept)
        self.go.setEnabled(bool(printers))

    def _choose(self, key: str | None) -> None:
        self.chosen = key or ""
        self.go.setEnabled(bool(key))


class PasswordSheet(Sheet):
    """A password for the file: three words to be read aloud, or one that the person chooses. Shown this once."""

    def __init__(self, words: str, parent: QWidget | None = None) -> None:
        super().__init__(
            tr("A password for this file"),
            tr(
                "Read it aloud and let them write it down. It is shown this once and kept nowhere. Never send it with the file."
            ),
            parent,
        )
        self._offered = words
        self.words = Words(words, "large")
        self.words.setAccessibleName(words)
        self.column.add(self.words)
        self.column.add(Words(tr("With the hyphens, all in small letters."), "small"))
        self.own = LineField()
        self.own.typed.connect(self._check)
        self.add_field(
            tr("Or one that the person chooses"),
            self.own,
            tr("At least {SHORTEST} letters or numbers.", SHORTEST=SHORTEST),
        )
        self.go = self.add_buttons(tr("Choose where to save"), self.accept)

    def password(self) -> str:
        """The person's own, else the three words."""
        return self.own.text() or self._offered

    def _check(self, typed: str) -> None:
        self.go.setEnabled(not typed or len(typed) >= SHORTEST)


class PlainSheet(Sheet):
    """A file without a password is only made by somebody who has read what that means."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(tr("Save without a password?"), "", parent)
        self.column.add(FindingLine(PLAIN, "warning"))
        self.column.add(Words(tr("Use it only where the person wants it so and can't use a password.")))
        self.go = self.add_buttons(tr("Save without a password"), self.accept)
