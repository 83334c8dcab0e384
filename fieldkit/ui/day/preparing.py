"""Before a visit: the two-minute screen for somebody who was not there last time, and what is done from Today's lists."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from fieldkit.services.day import arrivals, urgent_facts, waiting
from fieldkit.services.day.arrivals import ArrivedLine
from fieldkit.services.following import complete_action
from fieldkit.services.known.needs import facts_of
from fieldkit.services.person import people
from fieldkit.services.person.actions import ActionLine
from fieldkit.services.person.people import PersonPage
from fieldkit.services.profile.session import Session
from fieldkit.services.visit import asked_before, prepared, visits
from fieldkit.store.connection import Connection
from fieldkit.ui.beneath.tasks import Tasks
from fieldkit.ui.language.days import day_words, moment_words
from fieldkit.ui.language.wording import tr
from fieldkit.ui.presenting import presenting
from fieldkit.ui.presenting.check_in_words import signal_facts
from fieldkit.ui.screens.prepare import PrepareData, PrepareScreen
from fieldkit.ui.screens.today_data import VisitLine
from fieldkit.ui.visit.visiting import Visiting
from fieldkit.ui.window import MainWindow

_LATELY = 5


@dataclass(frozen=True)
class Known:
    """What is known about the visit itself: needs not seen to, a note of whoever hands it over, who has read this;
    ``urgent`` is what others said of the person that must not wait."""

    urgent: tuple[str, ...] = ()
    unmet: tuple[str, ...] = ()
    cover: tuple[str, ...] = ()
    readers: tuple[str, ...] = ()
    asked: tuple[str, ...] = ()
    stale: tuple[str, ...] = ()
    signal: str = ""


def known_of(session: Session, visit: str, day: date) -> Known:
    """Read from the visit's own record. Slow: for a task."""

    def look(connection: Connection) -> Known:
        line = visits.one(connection, session.shelf, visit)
        said = facts_of(connection, visit).by_role
        by, note = (
            ", ".join(one.text for one in said.get(f"visit.cover-{part}", ())) for part in ("by", "note")
        )
        until = [
            tr("What is written about it reaches you until {moment}.", moment=moment_words(str(one.value.get("valueDateTime")), day))
            for one in said.get("visit.cover-until", ())
        ]
        own, now = session.practitioner.id, session.laptop.clock.now()
        news = urgent_facts.news(connection, session.shelf, own, now)
        about = (one for one in news if line is not None and one.person == line.person)
        return Known(
            tuple(words for one in about for words in one.words),
            line.unmet if line is not None else (),
            (*((": ".join(part for part in (by, note) if part),) if by or note else ()), *until),
            tuple(
                f"{one.by}, {moment_words(one.at, day)}"
                for one in prepared.readers(connection, visit)
            ),
            *_asked_and_stale(session, connection, line.person if line is not None else "", day),
            next((one.words for one in signal_facts(line, day)), "") if line is not None else "",
        )

    return session.read(look)


def _asked_and_stale(
    session: Session, connection: Connection, person: str, day: date
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """What need not be asked again, and what is too old to rely on."""
    if not person:
        return (), ()
    now = session.laptop.clock.now()
    talks = asked_before.asked_before(connection, session.shelf, person, now)
    facts = asked_before.stale(connection, session.shelf, person, day)

    def told(one: asked_before.Asked) -> str:
        return " · ".join((", ".join(one.sections), one.form, day_words(one.at, day)))

    old = (tr("{words}: not looked at since {day}", words=one.words, day=day_words(one.since, day)) for one in facts)
    return (
        tuple(told(one) for one in talks if not one.old),
        (*old, *(told(one) for one in talks if one.old)),
    )


def prepare_data(
    visit: VisitLine,
    page: PersonPage,
    came_back: Iterable[ArrivedLine],
    day: date,
    *,
    as_of: str = "",
    known: Known = Known(),
) -> PrepareData:
    """What somebody needs to know before this visit; what is restricted stays out. ``as_of`` is when the hub was heard."""
    person = page.person
    called = person.known_as or person.name
    newest = page.matters[0] if page.matters else None
    changed = tuple(
        tr("{title}: {names} wrote in it, {moment_words}", title=one.record.title, names=', '.join(one.record.authors), moment_words=moment_words(one.at, day))
        for one in came_back
        if one.record.person == person.id and not one.record.restricted
    )
    groups: tuple[tuple[str, tuple[str, ...]], ...] = (
        (tr("Check before you go"), (visit.hold.removeprefix("Check before you go. "),) if visit.hold else ()),
        (tr("Not seen to"), known.unmet),
        (tr("From whoever hands it over"), known.cover),
        (tr("Changed since you last looked"), (*known.urgent, *changed) or (tr("Nothing that has come to this laptop."),)),
        (tr("Promised, and by whom"), tuple(_promise(one, day) for one in page.actions if not one.done)),
        (tr("What we are sorting out"), tuple(one.words(day) for one in page.episodes if one.open)),
        (tr("Told already: no need to ask again"), known.asked),
        (tr("Old: ask before you rely on it"), known.stale),
        (tr("Getting in"), tuple(filter(None, (page.getting_in, page.finding, known.signal)))),
        (tr("Last time"), _lately(page, day)),
        (tr("Has read this"), known.readers),
    )
    liked = presenting.liked_name(person.name, called)
    under = (person.name if liked else "", visit.time, visit.place, visit.with_whom)
    return PrepareData(
        visit_id=visit.visit_id,
        title=tr("Before you visit {called}", called=called),
        under=" · ".join(part for part in under if part),
        as_of=tr("As of {moment_words}.", moment_words=moment_words(as_of, day)) if as_of else tr("Not synced yet: nobody else's news is here."),
        can_log=True,
        needs=presenting.person_facts(page),
        matters=newest.text if newest else "",
        matters_said=presenting.said_words(newest, called, day) if newest else "",
        groups=tuple(group for group in groups if group[1]),
    )


def _promise(action: ActionLine, day: date) -> str:
    due = tr("by {day_words}{part}", day_words=day_words(action.due, day), part=tr(', late') if action.overdue else '') if action.due else ""
    return " · ".join(part for part in (action.what or action.goal, action.owner, due) if part)


def _lately(page: PersonPage, day: date) -> tuple[str, ...]:
    found = []
    for line in page.records[:_LATELY]:
        if not line.restricted:
            when = day_words(line.signed or line.changed or line.touched, day)
            found.append(" · ".join(part for part in (when, line.title, line.summary) if part))
    return tuple(found)


class Preparing(QObject):
    """Owns the Prepare screen, and says of a promise that it is kept."""

    start = Signal(str)
    back = Signal()
    done = Signal()
    """Something on Today is no longer as it was."""

    def __init__(self, session: Session, tasks: Tasks, window: MainWindow, visiting: Visiting) -> None:
        super().__init__(window)
        self._session = session
        self._tasks = tasks
        self._window = window
        self._visiting = visiting
        self.screen = PrepareScreen()
        self.screen.start.connect(self.start)
        self.screen.back.connect(self.back)
        self.screen.read.connect(self._has_read)
        self._visit: VisitLine | None = None

    def screens(self) -> list[QWidget]:
        """What to take out of the window at the end."""
        return [self.screen]

    @property
    def visit_id(self) -> str:
        """The visit that is prepared."""
        return self.screen.visit_id

    @property
    def person(self) -> str:
        """Whom that visit is to."""
        return self._visit.person_id if self._visit is not None else ""

    def open(self, visit: VisitLine) -> None:
        """Show what to know before this visit."""
        session, day = self._session, self._visiting.now().date()

        def work() -> PrepareData:
            page = people.page(session, visit.person_id)
            news = session.read(lambda held: arrivals.news(held, session.practitioner.id))
            as_of = waiting.waiting(session).last_contact or ""
            return prepare_data(visit, page, news, day, as_of=as_of, known=known_of(session, visit.visit_id, day))

        self._visit = visit
        self._tasks.run(work, self._show, self._visiting.trouble)

    def _has_read(self, visit_id: str) -> None:
        session, visit = self._session, self._visit

        def told(_done: object) -> None:
            if visit is not None:
                self.open(visit)
            self._window.toast.tell(tr("Written down: you have read this."))

        self._tasks.run(lambda: prepared.note_read(session, visit_id), told, self._visiting.trouble)

    def _show(self, data: PrepareData) -> None:
        self.screen.show_data(data)
        self._window.show_page(self.screen, "today")

    def complete(self, key: str, words: str) -> None:
        """The promise with this key (see `presenting_day.action_key`) is kept; one press takes it back."""
        record, _, entry = key.partition("\n")
        session = self._session

        def told(before: object) -> None:
            self.done.emit()
            self._window.toast.tell(
                tr("Done: {words}", words=words),
                lambda: self._set(record, entry, before if isinstance(before, dict) else None),
            )

        self._tasks.run(
            lambda: complete_action.set_status(session, record, entry, complete_action.DONE),
            told,
            self._visiting.trouble,
        )

    def _set(self, record: str, entry: str, before: dict[str, object] | None) -> None:
        session = self._session
        self._tasks.run(
            lambda: complete_action.set_status(session, record, entry, before),
            lambda _before: self.done.emit(),
            self._visiting.trouble,
        )
