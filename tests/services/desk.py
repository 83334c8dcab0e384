"""A laptop with profiles that cost little to unlock, and the real hub's core in the same process, to join."""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path

from fieldkit.base.clock import FixedClock
from fieldkit.hub.core import HubCore
from fieldkit.hub.database import migrate, open_engine
from fieldkit.questionnaire.definition import load_form
from fieldkit.records import paths
from fieldkit.services.computer.laptop import Laptop
from fieldkit.services.door import unlock
from fieldkit.services.exchange import sync_now
from fieldkit.services.exchange.enrol import enrol_at
from fieldkit.services.person.new_person import PersonDetails, new_person
from fieldkit.services.profile import profiles
from fieldkit.services.profile.session import Session
from fieldkit.services.writing.capture import begin_record
from fieldkit.services.writing.entering import enter
from fieldkit.services.writing.open_record import OpenRecord
from fieldkit.services.writing.seal import seal_all
from fieldkit.store import library
from fieldkit.store.derivation import Cost
from tests.hub.worlds import RealHub

START = datetime(2026, 11, 22, 9, 0, tzinfo=UTC)
CHEAP = Cost(64, 1, 1)
PASSPHRASE = "a short walk to the gate"
ADDRESS = "http://127.0.0.1:1"

SMALL_FORM = (
    b'{"resourceType":"Questionnaire","url":"https://example.org/Questionnaire/small","version":"1","name":"Small",'
    b'"title":"Small form","status":"active","item":['
    b'{"linkId":"a","type":"string","text":"A word","required":true},'
    b'{"linkId":"b","type":"boolean","text":"More?"},'
    b'{"linkId":"c","type":"string","text":"What more?",'
    b'"enableWhen":[{"question":"b","operator":"=","answerBoolean":true}]},'
    b'{"linkId":"n","type":"integer","text":"How many"},'
    b'{"linkId":"d","type":"decimal","text":"How much"},'
    b'{"linkId":"g","type":"group","text":"Some","repeats":true,"item":[{"linkId":"w","type":"text","text":"Words"}]},'
    b'{"linkId":"o","type":"choice","text":"One of","answerOption":['
    b'{"valueCoding":{"system":"s","code":"x","display":"The first"}},'
    b'{"valueCoding":{"system":"s","code":"y","display":"The second"}}]},'
    b'{"linkId":"m","type":"choice","text":"Some of","repeats":true,"answerOption":['
    b'{"valueCoding":{"system":"s","code":"x","display":"The first"}},'
    b'{"valueCoding":{"system":"s","code":"y","display":"The second"}}]}]}'
)


@dataclass
class Desk:
    """One computer. ``open`` makes a profile and unlocks it; ``join`` enrols it at the hub as well."""

    folder: Path
    clock: FixedClock = field(default_factory=lambda: FixedClock(START))
    sessions: list[Session] = field(default_factory=list)
    _hub: RealHub | None = None

    @property
    def laptop(self) -> Laptop:
        return Laptop(self.folder / "data", self.clock, os.urandom, CHEAP)

    @property
    def hub(self) -> RealHub:
        if self._hub is None:
            engine = open_engine(f"sqlite:///{self.folder / 'hub.db'}")
            migrate(engine)
            self._hub = RealHub(engine, "area", self.clock)
        return self._hub

    @property
    def core(self) -> HubCore:
        return self.hub.core

    def open(self, name: str = "Sharon Pike", role: str = "social-worker") -> Session:
        made = profiles.create(self.laptop, name=name, role=role, passphrase=PASSPHRASE)
        return self.unlock(made.id)

    def unlock(self, profile: str) -> Session:
        session = unlock.unlock(self.laptop, profile, PASSPHRASE)
        self.sessions.append(session)
        return session

    def lock(self, session: Session) -> None:
        self.sessions.remove(session)
        unlock.lock(session)

    def join(self, name: str = "Sharon Pike", role: str = "social-worker") -> Session:
        session = self.open(name, role)
        enrol_at(session, self.hub.as_device(""), ADDRESS, self.hub.invite(name, role))
        return session

    def exchange(self, session: Session) -> sync_now.Synced:
        """What ``sync_now`` does, with the hub in this process."""
        seal_all(session)
        return sync_now.exchange_with(session, self.hub.as_device(session.certificate.id))

    def small_form(self, session: Session) -> str:
        """Add the small form; its canonical name."""
        canonical = load_form(SMALL_FORM).canonical
        session.write(lambda held: library.add(held, SMALL_FORM, canonical, library.ADDED, session.now()))
        return canonical

    def person(self, session: Session, given: str = "Mary", family: str = "Ashdown") -> str:
        return new_person(session, PersonDetails(given=given, family=family))

    def small_record(self, session: Session, *answers: tuple[str, str], person: str = "") -> OpenRecord:
        """A record of the small form with these answers, kept as a draft."""
        form = session.form(self.small_form(session))
        record = begin_record(session, form, person=person)
        for path, said in answers:
            enter(record, paths.parse_written(path), said)
        record.flush()
        return record

    def minutes_later(self, minutes: float) -> None:
        self.clock.advance(timedelta(minutes=minutes))

    def close(self) -> None:
        for session in self.sessions:
            unlock.lock(session)
        if self._hub is not None:
            self._hub.engine.dispose()
