"""The three hubs that the contract is held against: in memory, the real one on SQLite, the real one on PostgreSQL."""

from __future__ import annotations

import itertools
import os
import random as seeded
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any, Protocol

import pytest
from sqlalchemy import Engine, delete, select, update

from fieldkit.base.clock import FixedClock, format_instant
from fieldkit.hub import devices, quarantine, schema
from fieldkit.hub.area import area_state, begin_epoch, publish_policy
from fieldkit.hub.core import HubCore
from fieldkit.hub.database import migrate, open_engine, reading, writing
from fieldkit.hub.invitations import invite
from fieldkit.hub.roster import roster_changed
from fieldkit.sync.files import WholeHub
from fieldkit.sync.protocol import Hub
from tests.postgres import PostgresServer
from tests.sync.laptops import Laptop
from tests.sync.memory_hub import MemoryHub

START = datetime(2026, 11, 22, 9, 0, tzinfo=UTC)
_NUMBERS = itertools.count()


class AnyHub(Protocol):
    """What a test may do to a hub from behind."""

    area: str

    def invite(self, name: str, role: str, practitioner: str | None = None, hours: float = 72) -> str: ...
    def as_device(self, key_id: str) -> Hub: ...
    def revoke(self, certificate: str) -> None: ...
    def publish_policy(self, resource: Any) -> None: ...
    def restore(self) -> None: ...
    def quarantined(self) -> dict[str, int]: ...
    def number(self) -> int: ...


class RealHub:
    """The hub's core over a database, with the commands of whoever runs it."""

    def __init__(self, engine: Engine, area: str, clock: FixedClock) -> None:
        self.engine = engine
        self.area = area
        self.clock = clock
        self.core = HubCore(engine, area, clock, os.urandom)

    def invite(self, name: str, role: str, practitioner: str | None = None, hours: float = 72) -> str:
        with writing(self.engine) as connection:
            return invite(
                connection, self.area, name=name, role=role, practitioner=practitioner,
                valid_for=timedelta(hours=hours), clock=self.clock, random=os.urandom,
            ).code  # fmt: skip

    def as_device(self, key_id: str) -> WholeHub:
        return self.core.as_device(key_id)

    def revoke(self, certificate: str) -> None:
        with writing(self.engine) as connection:
            now = format_instant(self.clock.now())
            assert devices.revoke(connection, self.area, certificate, "lost", now)
            roster_changed(connection, self.area)

    def publish_policy(self, resource: Any) -> None:
        with writing(self.engine) as connection:
            publish_policy(connection, self.area, resource, format_instant(self.clock.now()))

    def restore(self) -> None:
        """Come back empty of records, as from an old backup, and say so."""
        self.forget_records()
        with writing(self.engine) as connection:
            begin_epoch(connection, self.area, os.urandom)

    def forget_records(self) -> None:
        """Come back empty of records, as from an old backup, without telling anybody."""
        with writing(self.engine) as connection:
            for table in (schema.revision, schema.record_fact, schema.record):
                connection.execute(delete(table).where(table.c.area == self.area))
            event = schema.event
            connection.execute(delete(event).where(event.c.area == self.area, event.c.kind == "revision"))
            left = connection.execute(select(event.c.number).where(event.c.area == self.area)).scalars()
            connection.execute(
                update(schema.area).where(schema.area.c.area == self.area).values(number=max(left, default=0))
            )

    def quarantined(self) -> dict[str, int]:
        with reading(self.engine) as connection:
            return quarantine.count(connection, self.area)

    def number(self) -> int:
        with reading(self.engine) as connection:
            return area_state(connection, self.area).number


@dataclass
class World:
    """A hub, a clock that stands still until moved, and laptops that join."""

    hub: AnyHub
    clock: FixedClock
    laptops: list[Laptop] = field(default_factory=list)

    def laptop(self, name: str, practitioner: str = "") -> Laptop:
        """A laptop that has not met the hub yet."""
        return Laptop(name, self.clock, os.urandom, practitioner)

    def join(self, name: str, role: str = "social-worker") -> Laptop:
        """A laptop that has been enrolled."""
        laptop = self.laptop(name)
        laptop.enrol(self.hub.as_device(""), self.hub.invite(name, role))
        return laptop

    def to_hub(self, laptop: Laptop) -> Hub:
        return self.hub.as_device(laptop.certificate.id)

    def sync(self, *laptops: Laptop) -> None:
        for laptop in laptops:
            laptop.sync(self.to_hub(laptop))


def new_area() -> str:
    """An area that no other test uses, so that tests may share a database."""
    return f"area-{os.getpid()}-{next(_NUMBERS)}-{seeded.SystemRandom().randrange(1 << 30)}"


def sqlite_engine(folder: Path) -> Engine:
    engine = open_engine(f"sqlite:///{folder / 'hub.db'}")
    migrate(engine)
    return engine


@pytest.fixture
def clock() -> FixedClock:
    return FixedClock(START)


@pytest.fixture(scope="session")
def postgres_engine(postgres_server: PostgresServer) -> Iterator[Engine]:
    """A migrated database on PostgreSQL that tests share, each in an area of its own."""
    engine = open_engine(postgres_server.url(postgres_server.new_database()))
    migrate(engine)
    yield engine
    engine.dispose()


@pytest.fixture
def sqlite_database(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Engine]:
    """A migrated SQLite database of this test alone."""
    engine = sqlite_engine(tmp_path_factory.mktemp("database"))
    yield engine
    engine.dispose()


@pytest.fixture(params=["sqlite", "postgres"])
def engine(request: pytest.FixtureRequest) -> Engine:
    """A migrated database, on SQLite and on PostgreSQL."""
    name = "sqlite_database" if request.param == "sqlite" else "postgres_engine"
    found: Engine = request.getfixturevalue(name)
    return found


@pytest.fixture
def real(engine: Engine, clock: FixedClock) -> World:
    """The real hub, on SQLite and on PostgreSQL."""
    return World(RealHub(engine, new_area(), clock), clock)


@pytest.fixture(params=["memory", "sqlite", "postgres"])
def world(request: pytest.FixtureRequest, clock: FixedClock) -> World:
    """Each of the three hubs in turn."""
    if request.param == "memory":
        return World(MemoryHub(clock, os.urandom), clock)
    name = "sqlite_database" if request.param == "sqlite" else "postgres_engine"
    return World(RealHub(request.getfixturevalue(name), new_area(), clock), clock)
