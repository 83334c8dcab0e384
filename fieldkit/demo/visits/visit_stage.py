"""Where a visit is played: laptops in folders of their own, a hub process where the visit has one, pictures numbered."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication, QWidget

from fieldkit.app import build
from fieldkit.base.clock import Clock, SystemClock
from fieldkit.demo import cast
from fieldkit.demo.hub_process import HubProcess
from fieldkit.demo.stage import start_hub
from fieldkit.demo.telling import Telling
from fieldkit.demo.visits.hand import Hand
from fieldkit.services.computer.laptop import Laptop
from fieldkit.services.door import unlock
from fieldkit.services.profile import profiles
from fieldkit.services.profile.session import Session
from fieldkit.store.derivation import FLOOR, Cost

KEVIN = ("Kevin Doyle", "firefighter")
PRIYA = ("Priya Nair", "trusted-assessor")


@dataclass
class Computer:
    """One laptop: its profiles by name, and its window once it is switched on."""

    stage: VisitStage
    laptop: Laptop
    profiles: dict[str, str] = field(default_factory=dict)
    practitioners: dict[str, str] = field(default_factory=dict)
    _hand: Hand | None = None

    def add(self, who: tuple[str, str], *, join: bool = False) -> str:
        """A profile for somebody, joined to the stage's hub where asked; its id."""
        name, role = who
        made = profiles.create(self.laptop, name=name, role=role, passphrase=self.stage.passphrase).id
        self.profiles[name] = made
        if join:
            self.practitioners[name] = cast.enrol_profile(
                self.laptop, made, self.stage.passphrase, self.stage.hub, who
            )
        return made

    @contextmanager
    def session(self, name: str) -> Iterator[Session]:
        """Somebody's profile, unlocked without a window: for what was done before the visit."""
        session = unlock.unlock(self.laptop, self.profiles[name], self.stage.passphrase)
        try:
            yield session
        finally:
            unlock.lock(session)

    @property
    def hand(self) -> Hand:
        """The hand at its window; it has to be switched on."""
        assert self._hand is not None
        return self._hand

    def switch_on(self, unlocked_by: str = "") -> Hand:
        """Open the program, and unlock it for somebody where asked."""
        self._hand = Hand(build(self.laptop), self.stage.save)
        self._hand.typed = self.stage.typed
        self._hand.show()
        if unlocked_by:
            self._hand.unlock(unlocked_by, self.stage.passphrase)
        return self._hand

    def switch_off(self) -> None:
        """Close the program; nothing where it is off."""
        hand, self._hand = self._hand, None
        if hand is not None:
            hand.program.close()
            QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@dataclass
class VisitStage:
    """``cost`` is what a passphrase costs to try; pictures are called ``<key>-<number>-<name>.png``."""

    key: str
    folder: Path
    pictures: Path
    telling: Telling
    passphrase: str = cast.PASSPHRASE
    cost: Cost = FLOOR
    database: str | None = None
    saved: list[Path] = field(default_factory=list)
    computers: list[Computer] = field(default_factory=list)
    typed: list[str] = field(default_factory=list)
    """Every sentence that was typed on any of its laptops."""
    _hub: HubProcess | None = None

    @property
    def hub(self) -> HubProcess:
        """The hub of this visit, started when first asked for."""
        if self._hub is None:
            self._hub = start_hub(self.folder, self.database)
        return self._hub

    def computer(self, name: str, clock: Clock | None = None) -> Computer:
        """A laptop in a folder of its own."""
        made = Computer(self, Laptop(self.folder / name, clock or SystemClock(), os.urandom, self.cost))
        self.computers.append(made)
        return made

    def save(self, part: QWidget, name: str) -> Path:
        """Save a picture of a window."""
        place = self._place(name)
        part.grab().save(str(place))
        return place

    def save_bytes(self, picture: bytes, name: str) -> Path:
        """Save a picture that was made already, as PNG."""
        place = self._place(name)
        place.write_bytes(picture)
        return place

    def _place(self, name: str) -> Path:
        self.pictures.mkdir(parents=True, exist_ok=True)
        place = self.pictures / f"{self.key.lower()}-{len(self.saved) + 1:02d}-{name}.png"
        self.saved.append(place)
        return place

    def close(self) -> None:
        """Switch everything off."""
        for computer in self.computers:
            computer.switch_off()
        hub, self._hub = self._hub, None
        if hub is not None:
            hub.stop()
