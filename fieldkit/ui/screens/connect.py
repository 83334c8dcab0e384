"""Stands where a page would be while the laptop has been without its hub for too long: what to do, and what still works."""

from PySide6.QtCore import Signal

from fieldkit.ui.language.wording import tr
from fieldkit.ui.widgets.card import Card
from fieldkit.ui.widgets.notices import EmptyState
from fieldkit.ui.widgets.pages import Header, Page
from fieldkit.ui.widgets.text import Words


class ConnectScreen(Page):
    """Asks to connect. Never shown over a visit or over something that is being written."""

    sync = Signal()
    today = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.add(Header(tr("Connect first"), tr("This laptop has been without the hub for too long.")))
        card = Card()
        self.state = EmptyState(
            "sync",
            tr("Connect, then press Sync now"),
            tr("Everything is shown again at once."),
            tr("Sync now"),
            self.sync.emit,
        )
        card.add(self.state)
        self.add(card)
        works = Card(tr("What still works"))
        works.add_listed(
            Words(tr("Today's visits, and everything about the people you visit today.")), first=True
        )
        works.add_listed(Words(tr("New people, new visits and new notes.")), first=False)
        works.add_listed(Words(tr("Nothing you wrote is lost. It goes on waiting for the hub.")), first=False)
        self.add(works)
