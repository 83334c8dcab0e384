"""The place of the visit that goes on, so that the 999 card has it from every screen, until the visit was ended."""

from PySide6.QtCore import QObject

from fieldkit.services.person.people import PersonPage
from fieldkit.ui.screens.emergency import EmergencyData
from fieldkit.ui.visit.visiting import Visiting


def place_words(page: PersonPage | None) -> EmergencyData:
    """What may be read out of a person's page: where they live and how to find it, and nothing else."""
    if page is None:
        return EmergencyData("", "")
    return EmergencyData(page.person.address, page.person.postcode, page.finding, page.grid)


class VisitPlace(QObject):
    """Holds one place in memory. A visit that is left open goes on; one that is ended does not."""

    def __init__(self, visiting: Visiting) -> None:
        super().__init__(visiting)
        self._visiting = visiting
        self.visit = ""
        self.place = EmergencyData("", "")
        visiting.around_shown.connect(self._look)

    def hold(self, visit: str, page: PersonPage | None) -> None:
        """A visit goes on at this person's place."""
        self.visit, self.place = visit, place_words(page)

    def forget(self) -> None:
        """The visit is over."""
        self.visit, self.place = "", EmergencyData("", "")

    def to_read_out(self) -> EmergencyData:
        """The place of the person on the screen, else that of the visit that goes on."""
        return place_words(self._visiting.page) if self._visiting.page is not None else self.place

    def _look(self) -> None:
        visit = self._visiting.visit
        if visit is not None:
            here = visit.person and self._visiting.page is not None
            self.hold(visit.id, self._visiting.page if here else None)
