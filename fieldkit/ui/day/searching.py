"""Finds people, words, actions, services and commands while somebody types, and goes to what was chosen."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal

from fieldkit.base.errors import FieldKitError
from fieldkit.base.wording import said
from fieldkit.services.following import service_directory
from fieldkit.services.following.directory_feed import DirectoryEntry
from fieldkit.services.person import actions, find
from fieldkit.services.person.actions import ActionLine
from fieldkit.services.person.find import FoundWords
from fieldkit.services.person.people import PersonLine
from fieldkit.services.profile.session import Session
from fieldkit.ui.beneath.tasks import Tasks
from fieldkit.ui.day import commands
from fieldkit.ui.language.wording import shown
from fieldkit.ui.presenting.presenting_person import person_line
from fieldkit.ui.screens.search import Group, Hit
from fieldkit.ui.window import MainWindow

_MOST = 40
"""How many of each kind are looked for; where there are as many, there may be more."""
_PEOPLE, _RECORDS, _ACTIONS = said("People"), said("Records"), said("Actions")
_SERVICES, _DO = said("Services"), said("Something to do")


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
            self._overlay.show_groups("", ())
            return
        self._tasks.run(lambda: _look(session, typed), lambda found: self._show(typed, found), self._trouble)

    def open(self, kind: str, key: str) -> None:
        """Go to what was chosen."""
        signals = {"person": self.open_person, "command": self.command, "service": self.find_service}
        signals.get(kind, self.open_record).emit(key)

    def _show(self, typed: str, every: Everything) -> None:
        kinds = (
            (_PEOPLE, [_person(one) for one in every.found.people]),
            (_RECORDS, [_record(one) for one in every.found.records]),
            (_ACTIONS, [_action(one) for one in every.promised]),
            (_SERVICES, [Hit("service", one.name, one.name, one.organisation) for one in every.services]),
            (_DO, [Hit("command", one.key, shown(one.words), one.keys) for one in commands.fitting(typed)]),
        )
        self._overlay.show_groups(
            typed, [Group(title, tuple(hits), len(hits) >= _MOST) for title, hits in kinds]
        )


def _person(one: PersonLine) -> Hit:
    return Hit("person", one.id, one.name, person_line(one).detail)


def _record(one: FoundWords) -> Hit:
    detail = " · ".join(part for part in (one.record.person_name, one.snippet) if part)
    return Hit("record", one.record.id, one.record.title, detail, one.record.restricted)


def _action(one: ActionLine) -> Hit:
    detail = " · ".join(part for part in (one.name, one.owner) if part)
    return Hit("action", one.record, one.what or one.goal, detail)


def _look(session: Session, typed: str) -> Everything:
    words = typed.casefold().split()

    def fits(one: ActionLine) -> bool:
        said = f"{one.what} {one.goal} {one.owner} {one.name}".casefold()
        return all(word in said for word in words)

    promised = tuple(one for one in actions.all_open(session) if fits(one))[:_MOST]
    services = service_directory.find(session, typed, most=_MOST).services
    return Everything(find.find(session, typed, _MOST), promised, services)
