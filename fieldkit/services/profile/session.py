"""An unlocked profile: the open store, the keys and who is working. Every service after unlocking takes one."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar

from fieldkit.base.clock import format_instant
from fieldkit.questionnaire.definition import Form
from fieldkit.records.certificates import Certificate
from fieldkit.services.computer.laptop import Laptop
from fieldkit.services.library.form_shelf import FormShelf
from fieldkit.store.connection import Connection
from fieldkit.store.database import Database
from fieldkit.store.profile import OpenProfile

T = TypeVar("T")


@dataclass(frozen=True)
class Practitioner:
    """Who is working. ``role`` is a code such as ``social-worker``."""

    id: str
    name: str
    role: str
    area: str


@dataclass
class Session:
    """What ``unlock`` gives and ``lock`` ends. ``certificate`` is the one that new work is signed under."""

    laptop: Laptop
    profile: OpenProfile
    certificate: Certificate
    shelf: FormShelf = field(default_factory=FormShelf)

    @property
    def practitioner(self) -> Practitioner:
        own = self.certificate
        return Practitioner(own.practitioner, own.name, own.role, own.area)

    @property
    def database(self) -> Database:
        return self.profile.database

    @property
    def spool(self) -> Path:
        """The folder of envelopes that can be posted while locked."""
        return self.profile.spool

    def read(self, look: Callable[[Connection], T]) -> T:
        """Read on the calling thread; everything ``look`` sees is of one moment."""
        return self.database.read(look)

    def write(self, change: Callable[[Connection], T]) -> T:
        """Change in one transaction and wait until the disk has it."""
        return self.database.write(change).result()

    def now(self) -> str:
        """The present instant, as records keep it."""
        return format_instant(self.laptop.clock.now())

    def form(self, canonical: str) -> Form:
        """The form behind ``url|version#sha256``. Raises FormNotHereError."""
        return self.read(lambda connection: self.shelf.form(connection, canonical))

    def newest_form(self, name: str) -> Form:
        """The form to begin new records with, by name or url. Raises FormNotHereError."""
        return self.read(lambda connection: self.shelf.newest(connection, name))
