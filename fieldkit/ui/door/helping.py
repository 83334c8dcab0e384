"""Opens help at the page that fits the screen one is at, from anywhere, also at the locked door."""

from collections.abc import Callable

from PySide6.QtCore import QObject

from fieldkit.services.computer import help_pages
from fieldkit.ui.beneath.tasks import Tasks
from fieldkit.ui.day.desk import Desk
from fieldkit.ui.screens.conflicts import ConflictsScreen
from fieldkit.ui.screens.give_copy import GiveCopyScreen
from fieldkit.ui.screens.help import HelpSheet
from fieldkit.ui.window import MainWindow

_OF_FORM = {
    "safeguarding-concern": help_pages.CONCERN,
    "safety-plan": help_pages.CONCERN,
    "equipment": help_pages.EQUIPMENT,
    "telecare-response": help_pages.CALL_OUT,
    "telecare-setup": help_pages.CALL_OUT,
    "referral": help_pages.SERVICE,
}
_OF_SCREEN = {ConflictsScreen: help_pages.TWO_ANSWERS, GiveCopyScreen: help_pages.COPY}
_OF_PLACE = {
    "sync": help_pages.WHAT_IF,
    "person": help_pages.CONVERSATION,
    "help": help_pages.PRACTISE,
    "directory": help_pages.SERVICE,
}


def topic(window: MainWindow, desk: Desk | None) -> str:
    """The key of the help page for what is on the screen."""
    if desk is None:
        return help_pages.START
    part = window.filling or window.page
    for kind, key in _OF_SCREEN.items():
        if isinstance(part, kind):
            return key
    if part is desk.visiting.workspace:
        record = desk.visiting.records.get(desk.visiting.workspace.current_record() or "")
        name = record.form.url.rpartition("/")[2] if record is not None else ""
        return _OF_FORM.get(name, help_pages.CONVERSATION)
    return _OF_PLACE.get(desk.place[0], help_pages.START)


class Helping(QObject):
    """Shows the help sheet over the window; what is under it stays as it is."""

    def __init__(self, window: MainWindow, tasks: Tasks, desk: Callable[[], Desk | None]) -> None:
        super().__init__(window)
        self._window = window
        self._tasks = tasks
        self._desk = desk
        self.sheet: HelpSheet | None = None
        window.help_asked.connect(self.ask)

    def ask(self) -> None:
        """Open help here."""
        key = topic(self._window, self._desk())
        self._tasks.run(help_pages.read_pages, lambda pages: self._show(pages, key))

    def _show(self, pages: tuple[help_pages.HelpPage, ...], key: str) -> None:
        if self.sheet is not None:
            return
        self.sheet = HelpSheet(pages, key, self._window)
        self.sheet.finished.connect(self._closed)
        self.sheet.open()

    def _closed(self) -> None:
        self.sheet = None  # it may be deleted right after, as the door closes every sheet
