"""What the window asks of a camera, and what there is where none can be used: no part of Qt for film is loaded by this."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Protocol

from PySide6.QtGui import QImage


@dataclass(frozen=True)
class Camera:
    """One camera of this computer: a key that is its own while it is plugged in, and the name its maker gave it."""

    key: str
    name: str


class Cameras(Protocol):
    """The cameras of this computer, of which at most one is on."""

    def found(self) -> Sequence[Camera]:
        """Those that are here now; the ones that look away from whoever holds the computer come first."""

    def start(self, key: str, show: Callable[[QImage], object], failed: Callable[[], object]) -> None:
        """Switch one on. What it sees goes to `show` until `stop`; `failed` is called where it can't be used."""

    def stop(self) -> None:
        """Switch it off and keep nothing of what it saw. Nothing happens where none is on."""


class NoCameras:
    """There is none, or nothing to use one with."""

    def found(self) -> Sequence[Camera]:
        """None."""
        return ()

    def start(self, _key: str, _show: Callable[[QImage], object], failed: Callable[[], object]) -> None:
        """It can't be used."""
        failed()

    def stop(self) -> None:
        """None is on."""
