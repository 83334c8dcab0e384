"""Shows a key safe's code on a person's page: written down as seen before it shows, and only in a visit under way."""

from PySide6.QtCore import QObject

from fieldkit.base.errors import FieldKitError
from fieldkit.services.person import key_code
from fieldkit.services.person.responder_card import SHOWN_SECONDS
from fieldkit.services.profile.session import Session
from fieldkit.ui.beneath.tasks import Tasks
from fieldkit.ui.screens.person import PersonScreen
from fieldkit.ui.visit.visit_place import VisitPlace
from fieldkit.ui.visit.visiting import Visiting


class ShowingCodes(QObject):
    """Asks for a code off the window's thread. A page that was left meanwhile shows none."""

    def __init__(
        self, session: Session, tasks: Tasks, screen: PersonScreen, visiting: Visiting, place: VisitPlace
    ) -> None:
        super().__init__(visiting)
        self._session = session
        self._tasks = tasks
        self._screen = screen
        self._visiting = visiting
        self._place = place
        screen.code_asked.connect(self._ask)

    def _ask(self, person: str) -> None:
        session, opened, going_on = self._session, dict(self._visiting.records), self._place.visit
        self._tasks.run(
            lambda: key_code.reveal(session, person, opened, going_on),
            lambda found: self._show(person, found),
            self._trouble,
        )

    def _show(self, person: str, found: tuple[tuple[str, str], ...]) -> None:
        screen = self._screen
        if screen.person_id == person and screen.isVisible() and screen.codes is not None:
            screen.codes.show_code("\n".join(words for _, words in reversed(found)), SHOWN_SECONDS)

    def _trouble(self, error: FieldKitError) -> None:
        self._visiting.trouble(error)
