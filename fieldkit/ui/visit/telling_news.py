"""News that must not wait, from the screen to everybody: a death, a stay in hospital, a visit that a colleague covers."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from fieldkit.services.day import arrivals, hand_over
from fieldkit.services.day.hand_over import Handed
from fieldkit.services.person import person_news
from fieldkit.services.profile.session import Session
from fieldkit.services.visit import plan_visit
from fieldkit.services.visit.plan_visit import Colleague
from fieldkit.ui.beneath.tasks import Tasks
from fieldkit.ui.language.wording import tr
from fieldkit.ui.screens.news_sheets import ConfirmSheet, CoverForMeSheet, DeathSheet
from fieldkit.ui.screens.person import PersonScreen
from fieldkit.ui.screens.today import TodayScreen
from fieldkit.ui.visit.visiting import Visiting
from fieldkit.ui.widgets.choice_buttons import ChoiceOption
from fieldkit.ui.window import MainWindow


class TellingNews(QObject):
    """Joined to the buttons of Today and of a person's page. Each step can be taken back by one press."""

    told = Signal()
    """Something was said that should go now."""
    open_person = Signal(str)
    open_record = Signal(str)

    def __init__(
        self,
        session: Session,
        tasks: Tasks,
        window: MainWindow,
        visiting: Visiting,
        today: TodayScreen,
        person: PersonScreen,
    ) -> None:
        super().__init__(window)
        self._session = session
        self._tasks = tasks
        self._window = window
        self._visiting = visiting
        today.open_urgent.connect(self._read)
        today.cover_for_me.connect(self._ask_cover)
        person.death_heard.connect(self._ask_death)
        person.death_confirmed.connect(self._ask_confirmed)
        person.death_mistaken.connect(self.mistaken)
        person.went_away.connect(lambda who: self.say_where(who, person_news.IN_HOSPITAL))
        person.came_home.connect(lambda who: self.say_where(who, person_news.AT_HOME))

    # ---------------------------------------------------------------- reading

    def _read(self, record: str, person: str) -> None:
        session = self._session

        def go(_done: object) -> None:
            if person:
                self.open_person.emit(person)
            else:
                self.open_record.emit(record)

        self._tasks.run(lambda: arrivals.seen(session, record), go, self._visiting.trouble)

    # ---------------------------------------------------------------- telling

    def _ask_death(self, person: str) -> None:
        sheet = DeathSheet(self._visiting.now, self._window)
        sheet.accepted.connect(lambda: self.heard(person, sheet.by.text(), sheet.died_on))
        sheet.open()

    def heard(self, person: str, by: str, died_on: str) -> None:
        """Somebody said that they died."""
        session, opened = self._session, dict(self._visiting.records)
        self._say(
            lambda: person_news.tell(session, person, by=by, died_on=died_on, opened=opened),
            tr("Visits wait. Everybody is told at their next contact."),
            lambda: self.mistaken(person),
        )

    def _ask_confirmed(self, person: str) -> None:
        sheet = ConfirmSheet(self._visiting.now, self._window)
        sheet.accepted.connect(lambda: self.confirmed(person, sheet.by or "", sheet.died_on))
        sheet.open()

    def confirmed(self, person: str, by: str, died_on: str) -> None:
        """It is confirmed."""
        session, opened = self._session, dict(self._visiting.records)
        self._say(
            lambda: person_news.confirm(session, person, by=by, died_on=died_on, opened=opened),
            tr("Visits and reminders have stopped."),
            lambda: self.mistaken(person),
        )

    def mistaken(self, person: str) -> None:
        """They are alive."""
        session, opened = self._session, dict(self._visiting.records)
        self._say(
            lambda: person_news.mistaken(session, person, opened),
            tr("Taken back. Whoever was told is told this too."),
            None,
        )

    def say_where(self, person: str, where: str) -> None:
        """They are in hospital, or home again."""
        session, opened = self._session, dict(self._visiting.records)
        home = where == person_news.AT_HOME
        back = person_news.IN_HOSPITAL if home else person_news.AT_HOME
        self._say(
            lambda: person_news.say_where(session, person, where, opened=opened),
            tr("At home. Visits go on.")
            if home
            else tr("In hospital. Visits wait until somebody has checked."),
            lambda: self.say_where(person, back),
        )

    def _say(self, work: Callable[[], object], words: str, back: Callable[[], object] | None) -> None:
        def done(_none: object) -> None:
            self.told.emit()
            self._window.toast.tell(words, back, crossing=True)

        self._tasks.run(work, done, self._visiting.trouble)

    # ---------------------------------------------------------------- covering

    def _ask_cover(self, visit: str) -> None:
        session = self._session
        self._tasks.run(
            lambda: plan_visit.colleagues(session),
            lambda known: self._show_cover(visit, known),
            self._visiting.trouble,
        )

    def _show_cover(self, visit: str, known: tuple[Colleague, ...]) -> None:
        options = [ChoiceOption(one.practitioner, f"{one.name}, {one.role_words}") for one in known]
        sheet = CoverForMeSheet(options, self._window)
        sheet.accepted.connect(lambda: self.cover(visit, sheet.colleague or "", sheet.note.text()))
        sheet.open()

    def cover(self, visit: str, colleague: str, note: str) -> None:
        """Hand the visit over; one press takes it back."""
        session = self._session

        def done(handed: Handed) -> None:
            self.told.emit()
            self._window.toast.tell(
                tr("Handed to {name}. Ring them too.", name=handed.name),
                lambda: self._take_back(handed),
                crossing=True,
            )

        self._tasks.run(
            lambda: hand_over.cover_for_me(session, visit, colleague, note), done, self._visiting.trouble
        )

    def _take_back(self, handed: Handed) -> None:
        session = self._session
        self._say(lambda: hand_over.take_back(session, handed), tr("The visit is yours again."), None)
