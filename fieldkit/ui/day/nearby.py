"""The places beside a person's page: the directory with asking for help, the team's talk, and the help pages."""

from datetime import date
from functools import cached_property

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from fieldkit.base.errors import FieldKitError
from fieldkit.base.wording import said
from fieldkit.services.computer import help_pages
from fieldkit.services.following import referring, service_directory, team_talk
from fieldkit.services.following.directory_feed import DirectoryEntry, ServiceContact
from fieldkit.services.following.service_directory import FoundServices
from fieldkit.services.following.team_talk import TeamTalk
from fieldkit.services.person import people
from fieldkit.services.person.people import PersonLine
from fieldkit.services.profile.session import Session
from fieldkit.services.writing import capture
from fieldkit.ui.beneath.tasks import Tasks
from fieldkit.ui.language.days import day_words
from fieldkit.ui.language.wording import error_words, tr
from fieldkit.ui.presenting import presenting_person
from fieldkit.ui.screens.directory import DirectoryData, DirectoryScreen, ForWhomSheet, ServiceLine
from fieldkit.ui.screens.help import HelpScreen
from fieldkit.ui.screens.team_talk import DiscussLine, NoteLine, TalkData, TeamTalkScreen
from fieldkit.ui.visit.opened import Opened, open_with_person
from fieldkit.ui.visit.visiting import Visiting
from fieldkit.ui.window import MainWindow

PLACES = ("directory", "talk", "help")

_NOTE_WORDS = {
    team_talk.WAITS: (said("On this laptop, not yet at the hub"), "wait"),
    team_talk.UNSIGNED: (said("At the hub, not signed yet. Nobody has said yet that they read it"), "wait"),
    team_talk.SAFE: (said("At the hub. Nobody has said yet that they read it"), "plain"),
    team_talk.READ: (said("Somebody has looked at it"), "accent"),
    team_talk.ANSWERED: (said("One reply for you to read"), "ok"),
}


class Nearby(QObject):
    """Loads each place when it is gone to. Everything slow goes through `tasks`."""

    open_person = Signal(str)
    open_record = Signal(str)
    go = Signal(str)

    def __init__(self, session: Session, tasks: Tasks, window: MainWindow, visiting: Visiting) -> None:
        super().__init__(window)
        self._session = session
        self._tasks = tasks
        self._window = window
        self._visiting = visiting
        self._found: dict[str, DirectoryEntry] = {}
        self._for: PersonLine | None = None

    @cached_property
    def directory(self) -> DirectoryScreen:
        """Made when somebody goes there first, as the other two are."""
        screen = DirectoryScreen()
        screen.asked.connect(self.find)
        screen.help_asked.connect(self._ask_help)
        return screen

    @cached_property
    def talk(self) -> TeamTalkScreen:
        """What the team talks about."""
        screen = TeamTalkScreen()
        screen.open_person.connect(self.open_person)
        screen.open_record.connect(self.open_record)
        screen.write_up.connect(lambda person: self._begin(team_talk.TALK, person))
        return screen

    @cached_property
    def help(self) -> HelpScreen:
        """The help pages."""
        screen = HelpScreen(practising=self._session.laptop.practice)
        screen.practise.connect(self._window.practice_asked)
        screen.about.connect(lambda: self.go.emit("about"))
        return screen

    def screens(self) -> list[QWidget]:
        """What to take out of the window at the end: those that were made."""
        return [part for name in ("directory", "talk", "help") if (part := vars(self).get(name)) is not None]

    def show(self, place: str) -> None:
        """Show one of PLACES."""
        session = self._session
        if place == "help":
            self._tasks.run(help_pages.read_pages, self._show_help)
        elif place == "talk":
            self._tasks.run(lambda: team_talk.team_talk(session), self._show_talk, self._visiting.trouble)
        else:
            self._for = None
            self._open_directory()

    # ---------------------------------------------------------------- directory

    def find_for(self, person: str) -> None:
        """Open the directory for somebody, near their home."""
        session = self._session
        self._tasks.run(lambda: people.page(session, person).person, self._find_for, self._visiting.trouble)

    def _find_for(self, person: PersonLine) -> None:
        self._for = person
        self._open_directory()

    def _open_directory(self) -> None:
        person = self._for
        self._window.show_page(self.directory, "directory")
        near = person.postcode.partition(" ")[0] if person is not None else ""
        self.directory.begin(near, (person.known_as or person.name) if person is not None else "")
        self.directory.need.setFocus()

    def find(self, typed: str, near: str) -> None:
        """Services that fit what was typed."""
        session = self._session
        self._tasks.run(
            lambda: service_directory.find(session, typed, near), self._show_found, self._show_trouble
        )

    def _show_found(self, found: FoundServices) -> None:
        self._found = {one.id: one for one in found.services}
        day = self._visiting.now().date()
        imported = tr("Taken in {when}.", when=day_words(found.imported, day)) if found.imported else ""
        lines = tuple(service_line(one, day) for one in found.services)
        self.directory.show_data(DirectoryData(imported, lines))

    def _show_trouble(self, error: FieldKitError) -> None:
        self.directory.show_data(DirectoryData("", (), error_words(error)))

    def _ask_help(self, key: str, number: int) -> None:
        service = self._found[key]
        contact = service.contacts[number] if number < len(service.contacts) else None
        if self._for is not None:
            self._refer(self._for.id, service, contact)
            return
        session = self._session
        self._tasks.run(
            lambda: people.list_people(session),
            lambda known: self._ask_for_whom(known, service, contact),
            self._visiting.trouble,
        )

    def _ask_for_whom(
        self, known: tuple[PersonLine, ...], service: DirectoryEntry, contact: ServiceContact | None
    ) -> None:
        options = [presenting_person.person_choice(one) for one in known]
        sheet = ForWhomSheet(service.name, options, self._window)
        sheet.accepted.connect(lambda: self._refer(sheet.person_id or "", service, contact))
        sheet.open()

    def _refer(self, person: str, service: DirectoryEntry, contact: ServiceContact | None) -> None:
        session = self._session
        self._tasks.run(
            lambda: open_with_person(session, referring.ask_to_help(session, person, service, contact)),
            self._asking,
            self._visiting.trouble,
        )

    def _asking(self, opened: Opened) -> None:
        self._visiting.show_opened(opened)
        self._window.toast.tell(tr("Ring or write to the service yourself: FieldKit sends it nothing."))

    # ---------------------------------------------------------------- team talk, help

    def _begin(self, form: str, person: str) -> None:
        session = self._session
        self._tasks.run(
            lambda: open_with_person(
                session, capture.begin_record(session, session.newest_form(form), person=person)
            ),
            self._visiting.show_opened,
            self._visiting.trouble,
        )

    def _show_talk(self, found: TeamTalk) -> None:
        day = self._visiting.now().date()
        people_lines = tuple(
            DiscussLine(one.person, one.name, one.reasons, one.note, day_words(one.since, day), one.agreed)
            for one in found.people
        )
        notes = tuple(
            NoteLine(one.record, *_NOTE_WORDS[one.state], day_words(one.at, day)) for one in found.notes
        )
        self.talk.show_data(TalkData(people_lines, notes))
        self._window.show_page(self.talk, "talk")

    def _show_help(self, pages: tuple[help_pages.HelpPage, ...]) -> None:
        self.help.view.show_pages(pages, self.help.view.current)
        self._window.show_page(self.help, "help")


def service_line(one: DirectoryEntry, day: date) -> ServiceLine:
    """A service in words; `day` is today."""
    contacts = tuple(
        " · ".join(filter(None, (", ".join(filter(None, (each.name, each.role))), each.phone, each.email)))
        for each in one.contacts
    )
    serves = ", ".join(one.areas)
    under = " · ".join(filter(None, (one.organisation, tr("for {areas}", areas=serves) if serves else "")))
    checked = tr("Last checked {when}.", when=day_words(one.checked, day)) if one.checked else ""
    return ServiceLine(one.id, one.name, under, one.about, one.needs, one.places, contacts, checked)
