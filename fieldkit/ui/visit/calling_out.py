"""From the alarm to the door: starts a call-out, shows the responder's card, and says later who it was (of a plan opened at once too)."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from fieldkit.services.person import people, responder_card, right_person
from fieldkit.services.person.responder_card import CardLine, Look, ResponderCard
from fieldkit.services.person.right_person import Moved
from fieldkit.services.profile.session import Session
from fieldkit.services.visit import visits
from fieldkit.services.visit.call_out import start_call_out
from fieldkit.services.visit.visits import CALL_OUT, VisitLine
from fieldkit.ui.beneath.tasks import Tasks
from fieldkit.ui.language.days import day_words, moment_words
from fieldkit.ui.language.wording import tr
from fieldkit.ui.presenting import presenting_person
from fieldkit.ui.screens.call_out import CallOutSheet, CardData, CardScreen, ShownLine, WhoSheet
from fieldkit.ui.visit.opened import Opened, open_with_person
from fieldkit.ui.visit.visiting import Visiting
from fieldkit.ui.widgets.choice_buttons import ChoiceOption
from fieldkit.ui.window import MainWindow


def card_data(
    card: ResponderCard | None, looked: Sequence[Look], name: str, address: str, day: date
) -> CardData:
    """The card in words. Without a card the address is still said."""
    looks = tuple(
        tr(
            "{moment_words}: {by}, incident {incident}",
            moment_words=moment_words(one.at, day),
            by=one.by,
            incident=one.incident,
        )
        for one in looked
    )
    if card is None:
        return CardData(name, address, looks=looks)
    under = tr("Something here is older than 12 months: check it.") if card.any_old else address
    parts = tuple((part.title, tuple(_line(line, day) for line in part.lines)) for part in card.parts)
    return CardData(name, under, parts, card.has_code, looks)


def _line(line: CardLine, day: date) -> ShownLine:
    when = (
        tr("Checked {day}", day=day_words(line.day, day))
        if line.checked and line.day
        else tr("Written down {day}", day=day_words(line.day, day))
        if line.day
        else tr("No date")
    )
    words = tr("{when}: older than 12 months", when=when) if line.old else when
    return ShownLine(line.label, line.words, words, line.help, line.old, line.restricted)


class CallingOut(QObject):
    """Owns the responder's card on the screen. The code is written down as seen before it shows."""

    def __init__(self, session: Session, tasks: Tasks, window: MainWindow, visiting: Visiting) -> None:
        super().__init__(window)
        self._session = session
        self._tasks = tasks
        self._window = window
        self._visiting = visiting
        self.screen = CardScreen(responder_card.SHOWN_SECONDS)
        self.screen.back.connect(visiting.show)
        self.screen.code_asked.connect(self._show_code)
        visiting.workspace.card_asked.connect(self.show_card)
        visiting.workspace.who_asked.connect(self.ask_who)

    def screens(self) -> list[QWidget]:
        """What to take out of the window at the end."""
        return [self.screen]

    # ---------------------------------------------------------------- starting

    def ask(self) -> None:
        """Ask what is known, which may be nothing."""
        self._with_people(self._show_sheet)

    def _show_sheet(self, known: Sequence[ChoiceOption]) -> None:
        sheet = CallOutSheet(known, self._window, control=self._session.laptop.control_phone)
        sheet.accepted.connect(lambda: self.start(sheet.person_id or "", sheet.number))
        sheet.open()

    def start(self, person: str, incident: str) -> None:
        """Start at once; the card comes first where there is one, because the way there comes first."""
        session = self._session

        def work() -> tuple[Opened, bool]:
            started = start_call_out(session, person=person, incident=incident)
            card = responder_card.card_of(session, started.visit.person)
            return open_with_person(session, started.record, started.visit), card is not None

        self._tasks.run(work, self._started, self._visiting.trouble)

    def _started(self, found: tuple[Opened, bool]) -> None:
        opened, has_card = found
        self._visiting.show_opened(opened)
        if has_card:
            self.show_card()

    # ---------------------------------------------------------------- the card

    def show_card(self) -> None:
        """The card of whom the call-out is for."""
        visit, session = self._visiting.visit, self._session
        if visit is None or not visit.person:
            return
        day = self._visiting.now().date()

        def work() -> CardData:
            card = responder_card.card_of(session, visit.person)
            begun = (one.id for one in visit.records if one.form == CALL_OUT)
            looked = [look for one in begun for look in responder_card.looks(session, one)]
            data = card_data(card, looked, visit.name or visit.known_as, visit.address, day)
            return replace(data, control=session.laptop.control_phone)

        self._tasks.run(work, self._show, self._visiting.trouble)

    def _show(self, data: CardData) -> None:
        self.screen.show_data(data)
        self._window.fill(self.screen)
        self.screen.setFocus()

    def _show_code(self) -> None:
        visit, session, opened = self._visiting.visit, self._session, dict(self._visiting.records)
        if visit is None:
            return
        self._tasks.run(
            lambda: responder_card.reveal_code(session, visit.id, opened),
            lambda said: self.screen.show_code("\n".join(words for _, words in reversed(said))),
            self._visiting.trouble,
        )

    # ---------------------------------------------------------------- who it was

    def ask_who(self) -> None:
        """Ask whom an unnamed call-out, or a record opened for nobody known yet, is about."""
        self._with_people(self._show_who)

    def _show_who(self, known: Sequence[ChoiceOption]) -> None:
        sheet = WhoSheet(known, self._window)
        sheet.accepted.connect(lambda: self.join(sheet.person_id or ""))
        sheet.open()

    def join(self, person: str) -> None:
        """The visit and all its records are about this person, or the record open by itself; one press takes it back."""
        visit, session, opened = self._visiting.visit, self._session, dict(self._visiting.records)
        record = self._visiting.workspace.current_record()
        if not person or (visit is None and record is None):
            return

        def work() -> tuple[Moved, VisitLine | None, people.PersonPage | None]:
            if visit is not None:
                moved = right_person.join(session, visit.id, person, opened)
            else:
                moved = right_person.join_record(session, record or "", person, opened)
            return (moved, *self._as_it_is(moved.visit, person))

        self._tasks.run(work, lambda found: self._joined(*found), self._visiting.trouble)

    def _joined(self, moved: Moved, line: VisitLine | None, page: people.PersonPage | None) -> None:
        self._about(moved, line, page)
        self._window.toast.tell(
            tr("This is {called}.", called=self._visiting.called), lambda: self._take_back(moved)
        )

    def _take_back(self, moved: Moved) -> None:
        session, opened = self._session, dict(self._visiting.records)

        def work() -> tuple[VisitLine | None, people.PersonPage | None]:
            right_person.take_back(session, moved, opened)
            return self._as_it_is(moved.visit, "")

        self._tasks.run(work, lambda found: self._about(moved, *found), self._visiting.trouble)

    def _as_it_is(self, visit: str, person: str) -> tuple[VisitLine | None, people.PersonPage | None]:
        session = self._session
        line = session.read(lambda held: visits.one(held, session.shelf, visit)) if visit else None
        return line, people.page(session, person) if person else None

    def _about(self, moved: Moved, line: VisitLine | None, page: people.PersonPage | None) -> None:
        """Say whom it is about now, unless something else is on the screen meanwhile."""
        visiting = self._visiting
        here = visiting.visit.id if visiting.visit is not None else ""
        if here == moved.visit and any(one in visiting.records for one, _ in moved.before):
            visiting.visit, visiting.page = line, page
            visiting.show_around()

    def _with_people(self, then: Callable[[Sequence[ChoiceOption]], object]) -> None:
        session = self._session
        self._tasks.run(
            lambda: people.list_people(session),
            lambda known: then([presenting_person.person_choice(one) for one in known]),
            self._visiting.trouble,
        )
