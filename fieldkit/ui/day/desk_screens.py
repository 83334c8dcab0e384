"""The screens of a desk: a few made at once, those that most days do not need when they are gone to first."""

from datetime import datetime
from functools import cached_property

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from fieldkit.services.profile.session import Session
from fieldkit.ui.look.theme import Dresser
from fieldkit.ui.screens.about import AboutScreen
from fieldkit.ui.screens.actions import ActionsScreen
from fieldkit.ui.screens.emergency import EmergencyCard
from fieldkit.ui.screens.people import PeopleScreen
from fieldkit.ui.screens.person import PersonScreen
from fieldkit.ui.screens.settings import SettingsScreen
from fieldkit.ui.screens.today import TodayScreen
from fieldkit.ui.window import MainWindow

_LATER = ("people", "about", "emergency")


class DeskScreens(QObject):
    """Making all of them took longer than showing Today. Whoever derives from this joins each to what it asks for."""

    def __init__(self, session: Session, window: MainWindow, dresser: Dresser, version: str) -> None:
        super().__init__(window)
        self.session = session
        self._version = version
        self.today, self.person = TodayScreen(), PersonScreen()
        self.actions = ActionsScreen()
        self.settings = SettingsScreen(dresser.wish, dresser.scale)

    def now(self) -> datetime:
        """The present moment in local time."""
        return self.session.laptop.clock.now().astimezone()

    @cached_property
    def people(self) -> PeopleScreen:
        """Everybody on this laptop."""
        screen = PeopleScreen()
        self._join_people(screen)
        return screen

    @cached_property
    def about(self) -> AboutScreen:
        """What this program is, and of whose parts."""
        return AboutScreen(self._version)

    @cached_property
    def emergency(self) -> EmergencyCard:
        """The 999 card."""
        card = EmergencyCard(self.now)
        self._join_emergency(card)
        return card

    def made(self) -> list[QWidget]:
        """Every screen there is so far."""
        later = [part for name in _LATER if (part := vars(self).get(name)) is not None]
        return [self.today, self.person, self.actions, self.settings, *later]

    def _join_people(self, screen: PeopleScreen) -> None:
        """What its buttons do; the desk says it. Qt's metaclass leaves no room for an abstract base class."""
        raise NotImplementedError

    def _join_emergency(self, card: EmergencyCard) -> None:
        """What its buttons do; the desk says it."""
        raise NotImplementedError
