"""The real program on a throw-away laptop: a person, a visit, a profile that unlocks cheaply."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

from PySide6.QtCore import QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from fieldkit.app import Program, build
from fieldkit.services.person.new_person import ContactDetails, PersonDetails, new_person
from fieldkit.services.profile.session import Session
from fieldkit.services.visit.plan_visit import plan_visit
from fieldkit.ui.day.desk import Desk as ShownDesk
from fieldkit.ui.forms.view import FormView
from fieldkit.ui.look.theme import Theme, apply_theme
from fieldkit.ui.visit.visiting import Visiting
from fieldkit.ui.window import MainWindow
from tests.services.desk import PASSPHRASE
from tests.services.desk import Desk as Laptop
from tests.ui.active import give_keyboard

MAY = PersonDetails(
    given="Mary",
    family="Ashdown",
    known_as="May",
    birth_date="1941-05-02",
    nhs="943 476 5919",
    address="12 Brook Lane, Longnor",
    postcode="SK17 0NP",
    matters="I want to stay in my own kitchen.",
    alerts=("penicillin",),
    adjustments=("Lip-reads: sit where the light is on your face",),
    contacts=(ContactDetails("Jean Ashdown", "daughter"),),
)


@dataclass
class Computer:
    """A laptop with May on it and a visit to her this morning; `program` is its window, locked at first."""

    qtbot: QtBot
    laptop: Laptop
    person: str
    visit: str
    program: Program

    @property
    def window(self) -> MainWindow:
        return self.program.window

    @property
    def desk(self) -> ShownDesk:
        assert self.program.door.desk is not None
        return self.program.door.desk

    @property
    def visiting(self) -> Visiting:
        return self.desk.visiting

    def until(self, holds: Callable[[], bool]) -> None:
        self.qtbot.waitUntil(holds, timeout=20_000)

    def settled(self) -> None:
        """Wait until nothing asked for is still to come."""
        self.until(lambda: not self.program.tasks.busy)
        QApplication.processEvents()

    def unlock(self) -> None:
        screen = self.program.door.screen
        assert screen is not None
        QTest.keyClicks(screen.field, PASSPHRASE)
        QTest.keyClick(screen.field, Qt.Key.Key_Return)
        self.until(lambda: self.program.door.desk is not None)
        self.until(lambda: self.window.page is not None or self.window.filling is self.visiting.workspace)
        self.settled()

    def start_visit(self) -> FormView:
        self.desk.start_visit(self.visit)
        self.until(lambda: self.window.filling is self.visiting.workspace)
        self.settled()
        return self.view()

    def view(self) -> FormView:
        record = self.visiting.workspace.current_record()
        assert record is not None
        found = self.visiting.workspace.form(record)
        assert found is not None
        return found

    def close(self) -> None:
        self.program.close()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def seeded(laptop: Laptop, session: Session) -> tuple[str, str]:
    """May, and a visit to her today; their ids."""
    person = new_person(session, MAY)
    starts = laptop.clock.now() + timedelta(minutes=30)
    visit = plan_visit(
        session, person, starts=starts, ends=starts + timedelta(minutes=50), purpose="First conversation"
    )
    return person, visit


def computer(qtbot: QtBot, folder: Path, name: str = "Sharon Pike", role: str = "social-worker") -> Computer:
    """The program, shown and still locked."""
    laptop = Laptop(folder)
    session = laptop.open(name, role)
    person, visit = seeded(laptop, session)
    laptop.lock(session)
    program = build(laptop.laptop)
    program.window.show()
    give_keyboard(qtbot, program.window)
    return Computer(qtbot, laptop, person, visit, program)


def on_a_screen(
    qtbot: QtBot, qapp: QApplication, folder: Path, width: int, height: int
) -> Iterator[Computer]:
    """The program, locked, in a window of so many pixels, for one test."""
    apply_theme(qapp, Theme())
    made = computer(qtbot, folder)
    made.window.resize(width, height)
    yield made
    made.close()
