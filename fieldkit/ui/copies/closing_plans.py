"""Plans that stay with the person: begun closed, open beside other records, and asked about before they are left."""

from collections.abc import Callable

from PySide6.QtCore import QObject, SignalInstance
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QWidget

from fieldkit.base.errors import FieldKitError
from fieldkit.base.wording import said
from fieldkit.printing.layouts import Layout
from fieldkit.printing.typesetting import PRINTER_PPI
from fieldkit.services.giving import give_copy, print_record
from fieldkit.services.giving.print_record import Asked, Copy
from fieldkit.services.person import closed_records, people
from fieldkit.services.person.closed_records import Closed
from fieldkit.services.profile.session import Session
from fieldkit.ui.beneath.tasks import Tasks
from fieldkit.ui.copies.giving_out import Setter, ask_place
from fieldkit.ui.copies.printer import paint, printer, printer_names
from fieldkit.ui.screens.closed_plans import KEEP, SHARE, WIPE, EndPlanSheet, PlanEnd
from fieldkit.ui.screens.copy_sheets import PrintSheet
from fieldkit.ui.visit.opened import Opened
from fieldkit.ui.visit.visiting import Visiting
from fieldkit.ui.widgets.choice_buttons import ChoiceOption
from fieldkit.ui.window import MainWindow

Then = Callable[[], object]
DUE = said("A closed note still waits for a choice. It is under Begin a record, on the person's page.")
_DONE = {
    WIPE: said("Wiped. Nobody can read it here any more."),
    KEEP: said("Kept for the two of you, on this laptop only."),
    SHARE: said("Shared. The plan itself is still closed."),
}


class ClosingPlans(QObject):
    """Owns the closed records that are open. `place` asks where to save a copy, `printing` gives a printer."""

    def __init__(self, session: Session, tasks: Tasks, window: MainWindow, visiting: Visiting) -> None:
        super().__init__(window)
        self._session = session
        self._tasks = tasks
        self._window = window
        self._visiting = visiting
        self._setter = Setter()
        self.opened: dict[str, Closed] = {}
        self.sheet: EndPlanSheet | None = None
        self.place: Callable[[QWidget], str] = ask_place
        self.printing: Callable[[str], QPrinter] = printer
        visiting.left.connect(self._left)

    def instead_of(self, asked: SignalInstance, usual: Callable[[str], object]) -> None:
        """What signs or gives a record asks of a closed one where it goes: it must not pass through the profile's store."""
        asked.disconnect(usual)
        asked.connect(lambda record: self.ask(record, lambda: None) if record in self.opened else usual(record))

    def remind(self) -> None:
        """After fourteen days without a choice: say that one waits, without saying whose."""
        session = self._session
        self._tasks.run(
            lambda: any(one.due for one in closed_records.everything(session)),
            lambda due: self._window.toast.tell(DUE) if due else None,
            self._visiting.trouble,
        )

    def begin(self, canonical: str, person: str) -> None:
        """Begin a closed record of a form about a person."""
        session = self._session
        self._run(lambda: closed_records.begin(session, session.form(canonical), person))

    def go_on(self, name: str) -> None:
        """Go on with a closed record that was left."""
        held = next((one for one in self.opened.values() if one.name == name), None)
        if held is not None:
            self._run(lambda: held)
            return
        session = self._session
        self._run(lambda: closed_records.open_closed(session, name))

    def _run(self, work: Callable[[], Closed]) -> None:
        session = self._session

        def with_page() -> tuple[Closed, Opened]:
            opened = work()
            return opened, Opened(opened.record, people.page(session, opened.line.person))

        self._tasks.run(with_page, lambda found: self._show(*found), self._visiting.trouble)

    def _show(self, opened: Closed, shown: Opened) -> None:
        self.opened[opened.record.id] = opened
        self._visiting.closed.add(opened.record.id)
        self._visiting.show_opened(shown)

    # ---------------------------------------------------------------- asking

    def ask_all(self, then: Then) -> None:
        """Ask about every plan that is open, one after the other, then go on."""
        left = [one for one in self.opened if one in self._visiting.records]
        if not left:
            then()
            return
        first, *rest = left
        self.ask(first, lambda: self._ask_rest(rest, then))

    def _ask_rest(self, left: list[str], then: Then) -> None:
        if not left:
            then()
            return
        self.ask(left[0], lambda: self._ask_rest(left[1:], then))

    def ask(self, record: str, then: Then) -> None:
        """Ask where a plan goes. Leaving the sheet keeps it as it is; it is asked about again in fourteen days."""
        opened = self.opened.get(record)
        if opened is None:
            then()
            return
        view = self._visiting.workspace.form(record)
        if view is not None:
            view.finish()
        parts = [ChoiceOption(one.key, one.title) for one in closed_records.sections(opened)]
        end = PlanEnd(
            self._visiting.called,
            parts,
            bool(opened.line.given),
            opened.line.between_two,
            self._visiting.visit is not None,
        )
        sheet = self.sheet = EndPlanSheet(end, self._window)
        sheet.save_asked.connect(lambda: self._save(opened, sheet))
        sheet.print_asked.connect(lambda: self._ask_printer(opened, sheet))
        sheet.accepted.connect(lambda: self._chosen(opened, sheet, then))
        sheet.rejected.connect(lambda: self._later(opened, then))
        sheet.open()

    def _later(self, opened: Closed, then: Then) -> None:
        session = self._session
        self._tasks.run(
            lambda: closed_records.put_off(session, opened), lambda _done: then(), self._visiting.trouble
        )

    def _chosen(self, opened: Closed, sheet: EndPlanSheet, then: Then) -> None:
        session, visit, chosen = self._session, self._visiting.visit, sheet.chosen
        sections, passphrase = sheet.sections(), sheet.passphrase()
        no_copy, noted = sheet.no_copy_wanted, sheet.noted
        if chosen == WIPE:
            self._visiting.workspace.drop_form(opened.record.id)

        def work() -> None:
            if noted and visit is not None:
                closed_records.note_on_visit(session, visit.id)
            if chosen == SHARE:
                closed_records.share(session, opened, sections, visit.id if visit is not None else "")
            elif chosen == KEEP:
                closed_records.keep_for_us_two(session, opened, passphrase)
            else:
                opened.record.flush()
                closed_records.wipe(session, opened, no_copy_wanted=no_copy)

        self._tasks.run(work, lambda _done: self._done(opened, chosen, then), self._visiting.trouble)

    def _done(self, opened: Closed, chosen: str, then: Then) -> None:
        if chosen == WIPE:
            self.opened.pop(opened.record.id, None)
            self._leave(opened.record.id)
        self._window.toast.tell(_DONE[chosen])
        then()

    def _leave(self, record: str) -> None:
        visiting = self._visiting
        visiting.closed.discard(record)
        visiting.records.pop(record, None)
        if visiting.records:
            visiting.show_around()
            visiting.workspace.show_form(next(iter(visiting.records)))
            visiting.show()
        else:
            visiting.leave()

    # ---------------------------------------------------------------- a copy to give

    def _copy(self, opened: Closed) -> Copy:
        opened.record.seal()
        return print_record.copy_of(opened.session, opened.record.id, Asked(whole=True))

    def _save(self, opened: Closed, sheet: EndPlanSheet) -> None:
        place = self.place(self._window)
        if not place:
            return
        session = self._session

        def work() -> None:
            give_copy.save(self._setter.pdf(self._copy(opened), Layout.STANDARD, None), place)
            closed_records.note_given(session, opened)

        self._tasks.run(work, lambda _done: sheet.has_copy(), self._visiting.trouble)

    def _ask_printer(self, opened: Closed, sheet: EndPlanSheet) -> None:
        def work() -> tuple[int, tuple[str, ...]]:
            pages = self._setter.pages(self._copy(opened), Layout.STANDARD, 40)
            return len(pages), tuple(printer_names())

        self._tasks.run(
            work, lambda found: self._show_printers(opened, sheet, *found), self._visiting.trouble
        )

    def _show_printers(self, opened: Closed, sheet: EndPlanSheet, count: int, names: tuple[str, ...]) -> None:
        asked = PrintSheet(count, names, sheet)
        asked.accepted.connect(lambda: self._print(opened, sheet, asked.chosen))
        asked.open()

    def _print(self, opened: Closed, sheet: EndPlanSheet, name: str) -> None:
        session, get = self._session, self.printing

        def work() -> None:
            paint(self._setter.pages(self._copy(opened), Layout.STANDARD, PRINTER_PPI), get(name))
            closed_records.note_given(session, opened)

        self._tasks.run(work, lambda _done: sheet.has_copy(), self._visiting.trouble)

    # ---------------------------------------------------------------- the end

    def _left(self) -> None:
        """The workspace was left: plans that were open are shut, with every word in them."""
        left = list(self.opened.values())
        self.opened.clear()
        self._visiting.closed.clear()

        def shut() -> None:
            for one in left:
                one.close()

        self._tasks.run(shut, failed=self._visiting.trouble)

    def put_away(self) -> FieldKitError | None:
        """Shut every plan that is open; gives what kept the last words from being saved."""
        trouble: FieldKitError | None = None
        for opened in self.opened.values():
            try:
                opened.close()
            except FieldKitError as error:
                trouble = error
        self._visiting.closed.clear()
        self.opened.clear()
        return trouble
