"""What stands beside and over every page: the rail, the stack of pages, the search. Not needed while the door is shut."""

from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QWidget

from fieldkit.base.wording import said
from fieldkit.ui.language.wording import tr
from fieldkit.ui.screens.search import SearchOverlay
from fieldkit.ui.widgets.places import Place, Rail

_PLACES = (
    Place("today", said("Today"), "today"),
    Place("people", said("People"), "people"),
    Place("actions", said("Actions"), "actions"),
    Place("directory", said("Directory"), "directory"),
    Place("talk", said("Team talk"), "together"),
    Place("sync", said("Sync"), "sync"),
    Place("help", said("Help"), "help"),
    Place("settings", said("Settings"), "settings"),
)


class Shell(QWidget):
    """Rail and pages side by side; ``search`` covers the part it was made for."""

    keys = tuple(place.key for place in _PLACES)
    """The places, in the order of their keys."""

    def __init__(self, body: QWidget) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        self.rail = Rail()
        self.rail.places.set_places(_PLACES)
        row.addWidget(self.rail)
        self.pages = QStackedWidget()
        row.addWidget(self.pages, 1)
        self.search = SearchOverlay(body)

    def set_tails(self, waiting: int, actions: int) -> None:
        """Counts beside places; never which."""
        tails = {
            "sync": (waiting, tr("{count} waiting", count=waiting)),
            "actions": (actions, tr("{count} due", count=actions)),
        }
        places = []
        for place in _PLACES:
            count, words = tails.get(place.key, (0, ""))
            tail = str(count) if count else ""
            places.append(Place(place.key, place.words, place.icon, tail, words if count else ""))
        self.rail.places.set_places(places)
