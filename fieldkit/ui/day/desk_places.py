"""Where one is beside a visit: each place of the rail, and each person's page, is read anew when it is gone to."""

from datetime import date

from fieldkit.base.errors import FieldKitError
from fieldkit.services.day import today as today_service
from fieldkit.services.day import waiting as waiting_service
from fieldkit.services.person import actions, people
from fieldkit.services.profile.session import Session
from fieldkit.ui.beneath.tasks import Tasks
from fieldkit.ui.day.desk_screens import DeskScreens
from fieldkit.ui.day.nearby import PLACES, Nearby
from fieldkit.ui.language.wording import error_words
from fieldkit.ui.look.theme import Dresser
from fieldkit.ui.presenting import presenting_day, presenting_person, presenting_story
from fieldkit.ui.sending.lending import Lending
from fieldkit.ui.sending.syncing import Syncing
from fieldkit.ui.visit.visit_place import VisitPlace
from fieldkit.ui.visit.visiting import Visiting
from fieldkit.ui.window import MainWindow


class DeskPlaces(DeskScreens):
    """Goes to them and back to where one came from. Whoever derives from this makes the helpers named here."""

    visiting: Visiting
    visit_place: VisitPlace
    syncing: Syncing
    lending: Lending
    nearby: Nearby

    def __init__(
        self, session: Session, tasks: Tasks, window: MainWindow, dresser: Dresser, version: str
    ) -> None:
        super().__init__(session, window, dresser, version)
        self._tasks = tasks
        self._window = window
        self._place = "today"
        self._person = ""

    def _today(self) -> date:
        return self.now().date()

    @property
    def place(self) -> tuple[str, str]:
        """The place of the rail one is at, and whose page it is there ("" for nobody's)."""
        return self._place, self._person if self._place == "people" else ""

    def _trouble(self, error: FieldKitError) -> None:
        if self.lending.takes(error, self._place):
            return
        self._window.toast.tell(error_words(error))

    def go(self, place: str) -> None:
        """Go to a place of the rail; it is loaded anew."""
        self._place = place
        session = self.session
        if place == "today":
            self._tasks.run(lambda: today_service.today(session), self._show_today, self._trouble)
        elif place == "people":
            self._tasks.run(lambda: people.list_people(session), self._show_people, self._trouble)
        elif place == "actions":
            self._tasks.run(lambda: actions.all_open(session), self._show_actions, self._trouble)
        elif place == "sync":
            self.syncing.show()
        elif place in PLACES:
            self.nearby.show(place)
        else:
            self._window.show_page(self.settings if place == "settings" else self.about, place)

    def _find_service(self, name: str) -> None:
        self.go("directory")
        self.nearby.directory.need.setText(name)

    def _find_for(self, person: str) -> None:
        self._place = "directory"
        self.nearby.find_for(person)

    def reload(self) -> None:
        """Back to the page one came from, as it is now."""
        if self._person and self._place == "people":
            self.open_person(self._person)
        else:
            self.go(self._place)

    def reload_quietly(self) -> None:
        """Bring counts and band up to date without leaving what is on the screen."""
        session = self.session
        self._tasks.run(
            lambda: waiting_service.waiting(session),
            lambda found: self.syncing.show_waiting(found, due=self.syncing.due),
            self._trouble,
        )

    def _show_today(self, today: today_service.Today) -> None:
        self.today.show_data(presenting_day.today_data(today, self.session.practitioner))
        self.syncing.show_waiting(today.waiting, due=len(today.actions))
        if self._place == "today" and not self.visiting.records:
            self._window.show_page(self.today, "today")

    def _show_people(self, found: tuple[people.PersonLine, ...]) -> None:
        self._person = ""
        self.people.show_data([presenting_person.person_line(one) for one in found])
        self._window.show_page(self.people, "people")
        self.people.field.setFocus()

    def _show_actions(self, found: tuple[actions.ActionLine, ...]) -> None:
        self.actions.show_data(presenting_day.promised(found, self._today()))
        self._window.show_page(self.actions, "actions")

    def open_person(self, person: str) -> None:
        """Go to a person's page."""
        session, going_on = self.session, self.visit_place.visit
        self._tasks.run(
            lambda: (people.page(session, person, going_on), waiting_service.waiting(session)),
            self._show_person,
            self._trouble,
        )

    def _show_person(self, found: tuple[people.PersonPage, waiting_service.Waiting]) -> None:
        page, waiting = found
        self._place, self._person = "people", page.person.id
        data = presenting_person.person_data(page, waiting, self._today())
        self.person.show_data(presenting_story.with_story(data, page, self._today()))
        self._window.show_page(self.person, "people")
