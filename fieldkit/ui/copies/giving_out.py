"""A copy leaves FieldKit: to a printer or into a file that was asked for, and what became of it is written down."""

import os
from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, Signal
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QFileDialog, QWidget

from fieldkit.base.errors import FieldKitError
from fieldkit.base.wording import said
from fieldkit.printing.layouts import Layout
from fieldkit.printing.spoken_password import spoken_password
from fieldkit.printing.typesetting import PRINTER_PPI, Typesetter
from fieldkit.services.giving import give_copy, print_record
from fieldkit.services.giving.copies import Kind
from fieldkit.services.giving.print_record import Copy
from fieldkit.services.profile.session import Session
from fieldkit.ui.beneath.tasks import Tasks
from fieldkit.ui.copies.printer import paint, printer, printer_names
from fieldkit.ui.language.wording import error_words, tr
from fieldkit.ui.screens.copy_sheets import PasswordSheet, PlainSheet, PrintSheet
from fieldkit.ui.screens.give_copy import GiveCopyScreen
from fieldkit.ui.visit.visiting import Visiting
from fieldkit.ui.window import MainWindow

LAYOUTS = {"standard-print": Layout.STANDARD, "large-print": Layout.LARGE, "easy-read": Layout.EASY}
_MADE = {
    "print": said("Sent to the printer, and written down with the record."),
    "file": said("Saved with a password, and written down with the record."),
    "plain-file": said("Saved without a password, and written down with the record."),
    "": said("Written down with the record."),
}
NAME = "copy.pdf"
"""What a file is called unless somebody says otherwise: neither form nor person."""


def ask_place(window: QWidget) -> str:
    """Where to save, asked of the person at the keyboard; "" for nowhere."""
    chosen, _ = QFileDialog.getSaveFileName(window, tr("Save the copy"), NAME, tr("PDF (*.pdf)"))
    return chosen


class Setter:
    """Sets the pages of copies, on worker threads; looks at the fonts of this machine once, when it is first needed."""

    def __init__(self) -> None:
        self._typesetter: Typesetter | None = None

    def pages(self, copy: Copy, layout: Layout, ppi: float) -> tuple[bytes, ...]:
        """Every page as PNG."""
        return self._get().pages(copy.document, layout, ppi=ppi)

    def pdf(self, copy: Copy, layout: Layout, password: str | None) -> bytes:
        """The file, protected unless there is no password."""
        return print_record.pdf(self._get(), copy, layout, password)

    def unshowable(self, copy: Copy) -> str:
        """Letters in it that no font of this machine has; they are printed by name."""
        return self._get().unshowable(copy.document)

    def _get(self) -> Typesetter:
        if self._typesetter is None:
            self._typesetter = Typesetter()
        return self._typesetter


class GivingOut(QObject):
    """Prints, saves and writes down the copy on the screen. `place` asks where to save, `printing` gives a printer."""

    gone = Signal()
    """The copy has left, or it is written down why not."""

    def __init__(
        self, session: Session, tasks: Tasks, window: MainWindow, visiting: Visiting, screen: GiveCopyScreen
    ) -> None:
        super().__init__(window)
        self._session = session
        self._tasks = tasks
        self._window = window
        self._visiting = visiting
        self._screen = screen
        self._copy: Copy | None = None
        self._kind = Kind.RECORD
        self._count = 0
        self.setter = Setter()
        self.place: Callable[[QWidget], str] = ask_place
        self.printing: Callable[[str], QPrinter] = printer
        self.sheet: PrintSheet | PasswordSheet | PlainSheet | None = None
        screen.print_asked.connect(self._ask_printer)
        screen.save_asked.connect(self._ask_password)
        screen.plain_asked.connect(self._ask_plain)
        screen.note_asked.connect(lambda: self._note(""))

    def take(self, kind: Kind, copy: Copy, pages: int) -> None:
        """The copy that is on the screen now."""
        self._kind, self._copy, self._count = kind, copy, pages

    def forget(self) -> None:
        """No copy is on the screen."""
        self._copy = None

    def _open(self, sheet: PrintSheet | PasswordSheet | PlainSheet, then: Callable[[], object]) -> None:
        self.sheet = sheet
        sheet.accepted.connect(then)
        sheet.open()

    # ---------------------------------------------------------------- paper

    def _ask_printer(self) -> None:
        self._tasks.run(printer_names, self._show_printers, self.could_not)

    def _show_printers(self, names: Sequence[str]) -> None:
        if self._copy is not None:
            sheet = PrintSheet(self._count, names, self._window)
            self._open(sheet, lambda: self.print_on(sheet.chosen))

    def print_on(self, name: str) -> None:
        """Print on the printer of this name."""
        copy, get, setter = self._copy, self.printing, self.setter
        if copy is None or not self._screen.can_be_made:
            return
        layout = LAYOUTS[self._screen.format_key]
        self._tasks.run(
            lambda: paint(setter.pages(copy, layout, PRINTER_PPI), get(name)),
            lambda _count: self._note("print"),
            self.could_not,
        )

    # ---------------------------------------------------------------- files

    def _ask_password(self) -> None:
        sheet = PasswordSheet(spoken_password(os.urandom), self._window)
        self._open(sheet, lambda: self._save(sheet.password()))

    def _ask_plain(self) -> None:
        self._open(PlainSheet(self._window), lambda: self._save(None))

    def _save(self, password: str | None) -> None:
        copy, setter = self._copy, self.setter
        if copy is None or not self._screen.can_be_made:
            return
        place = self.place(self._window)
        if not place:
            return
        layout = LAYOUTS[self._screen.format_key]
        self._tasks.run(
            lambda: give_copy.save(setter.pdf(copy, layout, password), place),
            lambda _done: self._note("plain-file" if password is None else "file"),
            self.could_not,
        )

    # ---------------------------------------------------------------- what became of it

    def _note(self, how: str) -> None:
        copy, screen = self._copy, self._screen
        if copy is None:
            return
        giving = give_copy.Giving(
            str(self._kind), screen.format_key, screen.safe, screen.place_words, how, screen.language
        )
        session, opened = self._session, self._visiting.records.get(copy.record)
        self._tasks.run(
            lambda: give_copy.note(session, copy.record, giving, opened),
            lambda _done: self._noted(how),
            self.could_not,
        )

    def _noted(self, how: str) -> None:
        self._window.toast.tell(_MADE[how], crossing=True)
        self.gone.emit()

    def could_not(self, error: FieldKitError) -> None:
        """Say beside the buttons what kept it from being done."""
        self._screen.show_trouble(error_words(error))
