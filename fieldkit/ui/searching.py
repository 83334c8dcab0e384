"""Finds people, words, actions, services and commands while somebody types, and goes to what was chosen."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal

from fieldkit.base.errors import FieldKitError
from fieldkit.services import actions, find, service_directory
from fieldkit.services.actions import ActionLine
from fieldkit.services.directory_feed import DirectoryEntry
from fieldkit.services.session import Session
from fieldkit.ui import commands, presenting_person
from fieldkit.ui.screens.search import Hit
from fieldkit.ui.tasks import Tasks
from fieldkit.ui.window import MainWindow
from fieldkit.ui.wording import shown

_FEW = 5
"""How many actions and services are shown: their own pages show them all."""


@dataclass(frozen=True)
class Everything:
    """What was found, by kind."""

    found: find.FoundAll
    promised: tuple[ActionLine, ...]
    services: tuple[DirectoryEntry, ...]


class Searching(QObject):
    """Fills the search overlay. A restricted record is shown there as everywhere, by no name."""

    open_person = Signal(str)
    open_record = Signal(str)
    find_service = Signal(str)
    command = Signal(str)

    def __init__(
        self, session: Session, tasks: Tasks, window: MainWindow, trouble: Callable[[FieldKitError], object]
    ) -> None:
        super().__init__(window)
        self._session = session
        self._tasks = tasks
        self._overlay = window.search
        self._trouble = trouble

    def ask(self, typed: str) -> None:
        """Find what was typed; nothing typed, nothing found."""
        session = self._session
        if not typed:
            self._overlay.show_hits("", ())
            return
        self._tasks.run(lambda: _look(session, typed), lambda found: self._show(typed, found), self._trouble)

    def open(self, kind: str, key: str) -> None:
        """Go to what was chosen."""
        signals = {"person": self.open_person, "command": self.command, "service": self.find_service}
        signals.get(kind, self.open_record).emit(key)

    def _show(self, typed: str, every: Everything) -> None:
        hits = [
            Hit("person", one.id, one.name, presenting_person.person_line(one).detail) for one in every.found.people
        ]
        hits += [Hit("command", one.key, shown(one.words), one.keys) for one in commands.fitting(typed)]
        for one in every.found.records:
            detail = " · ".join(part for part in (one.record.person_name, one.snippet) if part)
            hits.append(Hit("record", one.record.id, one.record.title, detail, one.record.restricted))
        for promised in every.promised:
            detail = " · ".join(part for part in (promised.name, promised.owner) if part)
            hits.append(Hit("action", promised.record, promised.what or promised.goal, detail))
        hits += [Hit("service", one.name, one.name, one.organisation) for one in every.services]
        self._overlay.show_hits(typed, hits)


def _look(session: Session, typed: str) -> Everything:
    words = typed.casefold().split()

    def fits(one: ActionLine) -> bool:
        said = f"{one.what} {one.goal} {one.owner} {one.name}".casefold()
        return all(word in said for word in words)

    promised = tuple(one for one in actions.all_open(session) if fits(one))[:_FEW]
    services = service_directory.find(session, typed, most=_FEW).services
    return Everything(find.find(session, typed), promised, services)
