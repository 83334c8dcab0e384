"""What cannot wait, whatever is on the screen: the 999 card, and the plan for somebody who says that they want to die."""

from collections.abc import Callable

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from fieldkit.ui.day.asking import Asking
from fieldkit.ui.screens.emergency import EmergencyCard, EmergencyData
from fieldkit.ui.visit.hiding import Hiding
from fieldkit.ui.window import MainWindow


class AtOnce(QObject):
    """Both come before any sheet. The card gives the sheet back; the plan closes it, as Escape would."""

    def __init__(self, window: MainWindow, asking: Asking, hiding: Hiding, back: Callable[[], object]) -> None:
        """``back`` leads to the page one came from."""
        super().__init__(window)
        self._window = window
        self._asking = asking
        self._hiding = hiding
        self._back = back
        self._before: QWidget | None = None

    def show_card(self, card: EmergencyCard, place: EmergencyData) -> None:
        """Fill the window with the 999 card."""
        window = self._window
        if window.filling is not card:
            self._before = window.filling
        window.set_aside()
        card.show_data(place)
        window.fill(card)
        window.toast.passed(all_the_way=True)
        card.setFocus()

    def close_card(self) -> None:
        """Back to what the card came over."""
        if self._before is not None:
            self._window.fill(self._before)
        else:
            self._back()
        self._window.bring_back()

    def safety_plan(self, person: str) -> None:
        """Open the plan about a person, or about nobody known yet."""
        self._window.close_sheets()
        self._window.search.close_overlay()
        self._asking.safety_plan(person, anew=self._hiding.on)
