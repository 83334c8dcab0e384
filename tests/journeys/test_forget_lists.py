"""What the hub has a laptop forget: from a hub in a process of its own, over a bad line, under the hand of a liar, and killed."""

from __future__ import annotations

import json
import os
import random
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import text as sql

from fieldkit.base.clock import SystemClock
from fieldkit.hub.database import open_engine
from fieldkit.records import forgetting as lists
from fieldkit.records.keys import SigningKey
from fieldkit.records.statements import declare
from fieldkit.services.computer.laptop import Laptop
from fieldkit.services.door import unlock
from fieldkit.services.exchange import forgetting, sync_now
from fieldkit.services.exchange.enrol import enrol
from fieldkit.services.person.new_person import PersonDetails, new_person
from fieldkit.services.profile import profiles, self_check
from fieldkit.services.profile.session import Session
from fieldkit.services.writing.capture import begin_record
from fieldkit.services.writing.open_record import OpenRecord
from fieldkit.store import drafts, revisions, state
from fieldkit.store.verifying import verify
from fieldkit.sync.client import HttpHub
from fieldkit.sync.protocol import ExchangeRequest, ExchangeResponse, Signed
from tests.hub.processes import hub_command
from tests.journeys.hub_on_and_off import HubOnAndOff
from tests.services.desk import CHEAP, PASSPHRASE


@dataclass
class Place:
    """A hub in a process of its own, and laptops that join it."""

    folder: Path
    hub: HubOnAndOff

    def laptop(self, name: str = "one") -> Laptop:
        return Laptop(self.folder / name, SystemClock(), os.urandom, CHEAP)

    def join(self, url: str, name: str = "one", who: str = "Sharon Pike") -> Session:
        place = self.laptop(name)
        made = profiles.create(place, name=who, role="social-worker", passphrase=PASSPHRASE)
        session = unlock.unlock(place, made.id, PASSPHRASE)
        enrol(session, url, self.hub.invite(who))
        return session

    def command(self, name: str, *arguments: str) -> str:
        done = hub_command(name, "--database", self.hub.database, *arguments)
        assert done.returncode in (0, 1), done.stderr
        return done.stdout

    def leave(self, session: Session, *people: str) -> None:
        named = [word for one in people for word in ("--person", one)]
        self.command("leave", "--practitioner", session.practitioner.id, *named, "--by", "Ruth Okafor")

    def change(self, statement: str) -> None:
        """Change the hub's database from behind."""
        engine = open_engine(self.hub.database)
        with engine.begin() as connection:
            connection.execute(sql(statement))
        engine.dispose()

    def states(self) -> list[str]:
        return [one["state"] for one in json.loads(self.command("forget-lists", "--json"))["lists"]]


@pytest.fixture
def place(tmp_path: Path) -> Place:
    return Place(tmp_path, HubOnAndOff(tmp_path))


def person(session: Session, family: str = "Ashdown") -> str:
    return new_person(session, PersonDetails(given="Mary", family=family))


def talk(session: Session, person: str) -> OpenRecord:
    """Something said in a visit, in a draft."""
    record = begin_record(session, session.newest_form("conversation"), person=person)
    record.set(("b.matters",), {"valueString": "The garden."})
    record.flush()
    return record


def held(session: Session) -> set[str]:
    return set(session.read(revisions.record_ids))


class Between:
    """Somebody between laptop and hub, who changes what the hub answers; everything else goes through."""

    def __init__(self, hub: HttpHub, change: Callable[[ExchangeResponse], ExchangeResponse]) -> None:
        self._hub = hub
        self._change = change
        self.seen: list[ExchangeResponse] = []

    def exchange(self, request: ExchangeRequest) -> ExchangeResponse:
        answer = self._hub.exchange(request)
        self.seen.append(answer)
        return self._change(answer)

    def __getattr__(self, name: str) -> Any:
        return getattr(self._hub, name)


def through(
    session: Session, change: Callable[[ExchangeResponse], ExchangeResponse]
) -> tuple[sync_now.Synced, Between]:
    client = sync_now.hub_of(session)
    try:
        between = Between(client, change)
        return sync_now.exchange_with(session, between), between
    finally:
        client.close()


def test_from_the_managers_word_to_the_empty_laptop(place: Place) -> None:
    with place.hub.reachable() as url:
        session = place.join(url)
        mary, john = person(session), person(session, "Bright")
        assert sync_now.sync_now(session).went_through
        place.leave(session, mary)

    # Written without the hub, in the middle of the visit; the draft is open while the list comes.
    record = talk(session, mary)
    with place.hub.reachable():
        quiet = sync_now.sync_quietly(session)
        assert (quiet.went_through, quiet.forgot, held(session)) == (True, 0, {mary, john, record.id})
        assert session.read(lambda held: drafts.of_record(held, record.id))

        done = sync_now.sync_now(session)
        assert (done.went_through, done.forgot, held(session)) == (True, 2, {john})
        assert set(place.states()) == {"done"}
        assert place.hub.records() == 3
    assert session.read(forgetting.told).startswith("2 records of people you no longer visit")
    assert self_check.quick(session).faults == ()
    assert verify(session.database).faults == ()
    unlock.lock(session)


def _with_list(answer: ExchangeResponse, told: Signed) -> ExchangeResponse:
    return answer.model_copy(update={"forget": told})


def test_nobody_else_can_make_a_laptop_forget(place: Place) -> None:
    with place.hub.reachable() as url:
        sharon, meg = place.join(url), place.join(url, "two", "Meg Lowe")
        mary = person(sharon)
        assert sync_now.sync_now(sharon).went_through
        assert sync_now.sync_now(meg).went_through
        place.leave(meg, mary)
        # Meg's list reaches nobody yet: it is cut out of the answer, and kept by whoever listens.
        done, listener = through(meg, lambda answer: answer.model_copy(update={"forget": None}))
        (for_meg,) = {one.forget for one in listener.seen}
        assert for_meg is not None
        assert (done.forgot, held(meg)) == (0, {mary})

        stranger = SigningKey.make(os.urandom)
        known = sharon.read(state.hub)
        assert known is not None
        told = lists.check(for_meg.statement(lists.TAG), str(known["key"]))
        forged = replace(told, to=sharon.certificate.id)
        for wrong in (
            for_meg,
            Signed.of(declare(lists.TAG, lists.content(forged), stranger)),
            Signed(
                content=for_meg.content.replace(meg.certificate.id, sharon.certificate.id),
                signature=for_meg.signature,
            ),
        ):
            done, _ = through(sharon, partial(_with_list, told=wrong))
            assert (done.went_through, done.forgot, done.set_aside) == (True, 0, 1)
            assert held(sharon) == {mary}
    unlock.lock(sharon)
    unlock.lock(meg)


def test_a_list_that_is_brought_again_after_the_records_were_given_back_does_nothing(place: Place) -> None:
    with place.hub.reachable() as url:
        session = place.join(url)
        mary = person(session)
        assert sync_now.sync_now(session).went_through
        place.leave(session, mary)
        _, listener = through(session, lambda answer: answer.model_copy(update={"forget": None}))
        old = listener.seen[-1].forget
        assert old is not None

        place.command("take-up", "--practitioner", session.practitioner.id, "--person", mary)
        assert sync_now.sync_now(session).went_through
        done, _ = through(session, lambda answer: answer.model_copy(update={"forget": old}))
        assert (done.forgot, done.set_aside, held(session)) == (0, 1, {mary})
    unlock.lock(session)


def test_a_large_list_takes_effect_only_with_a_manager_who_names_its_number(place: Place) -> None:
    with place.hub.reachable() as url:
        session = place.join(url)
        people = [person(session, f"Ashdown {number}") for number in range(6)]
        assert sync_now.sync_now(session).went_through
        place.leave(session, *people)
        assert (sync_now.sync_now(session).forgot, place.states()) == (0, ["needs-confirmation"])

        # A hub that sends it all the same is stopped here.
        unsigned = json.loads(place.command("forget-lists", "--json"))["lists"][0]
        place.change("UPDATE forget_list SET state = 'waiting'")
        stopped = sync_now.sync_now(session)
        assert stopped.trouble is not None
        assert stopped.trouble.code == "FK-STORE-REMOVAL"
        assert held(session) == set(people)
        assert (sync_now.sync_now(session).forgot, place.states()) == (0, ["needs-confirmation"])

        place.command(
            "forget-confirm", session.certificate.id, str(unsigned["number"]),
            "--manager", "Ruth Okafor", "--count", "6",
        )  # fmt: skip
        assert (sync_now.sync_now(session).forgot, held(session)) == (6, set())
    unlock.lock(session)


def test_a_restored_laptop_forgets_again(place: Place) -> None:
    with place.hub.reachable() as url:
        session = place.join(url)
        mary = person(session)
        assert sync_now.sync_now(session).went_through
        place_of = session.profile.profile.id
        unlock.lock(session)
        shutil.copytree(place.folder / "one", place.folder / "before")
        session = unlock.unlock(place.laptop(), place_of, PASSPHRASE)
        place.leave(session, mary)
        assert sync_now.sync_now(session).forgot == 1
        unlock.lock(session)

        restored = unlock.unlock(place.laptop("before"), place_of, PASSPHRASE)
        assert held(restored) == {mary}
        assert (sync_now.sync_now(restored).forgot, held(restored)) == (1, set())
        unlock.lock(restored)


@pytest.mark.parametrize("seed", range(2))
def test_killed_while_it_forgets_and_begun_again_it_ends_the_same(place: Place, seed: int) -> None:
    """SIGKILL at a statement of the exchange that forgets, in a program of its own, until one goes through."""
    with place.hub.reachable() as url:
        session = place.join(url)
        mary, john = person(session), person(session, "Bright")
        unsent = [talk(session, mary).id for _ in range(3)]
        assert sync_now.sync_now(session).went_through
        late = talk(session, mary).id
        place.leave(session, mary)
        profile = session.profile.profile.id
        unlock.lock(session)

        chance = random.Random(seed)
        killed = 0
        for at in sorted(chance.sample(range(60, 700), 3)):
            killed += forget_and_die(place.folder / "one", profile, at)
            between = unlock.unlock(place.laptop(), profile, PASSPHRASE)
            here = held(between)
            sent = place.hub.records()
            # Whatever is not here any more is at the hub, and nobody on no list is gone.
            assert john in here
            assert len(here | {mary, john, *unsent, late}) == 6
            assert sent == 6 or late in here
            assert self_check.quick(between).faults == ()
            assert verify(between.database).faults == ()
            unlock.lock(between)
        assert killed >= 1

        last = unlock.unlock(place.laptop(), profile, PASSPHRASE)
        assert sync_now.sync_now(last).went_through
        assert (held(last), place.hub.records()) == ({john}, 6)
        assert set(place.states()) == {"done"}
        assert sync_now.sync_now(last).forgot == 0
        unlock.lock(last)


_PROGRAM = """
import os, signal, sys
from pathlib import Path
from fieldkit.base.clock import SystemClock
from fieldkit.services.computer.laptop import Laptop
from fieldkit.services.exchange import sync_now
from fieldkit.services.profile.session import Session
from fieldkit.store import certificates, profile, profile_list, state
from fieldkit.store.connection import sqlcipher
folder, name, passphrase, at = Path(sys.argv[1]), sys.argv[2], sys.argv[3], int(sys.argv[4])
count = [0]
def strike(_statement):
    count[0] += 1
    if count[0] == at:
        os.kill(os.getpid(), signal.SIGKILL)
def connect(*given, **named):
    connection = sqlcipher(*given, **named)
    connection.set_trace_callback(strike)
    return connection
found = profile_list.find_profile(folder, name)
opened = profile.open_profile(found, passphrase, connect=connect)
own = opened.database.read(lambda held: certificates.get(held, state.own_certificate(held)))
session = Session(Laptop(folder, SystemClock()), opened, own)
sync_now.sync_now(session)
opened.close()
"""


def forget_and_die(folder: Path, profile: str, at: int) -> bool:
    """Sync in a program of its own that is killed when SQLite begins its ``at``-th statement; whether it was."""
    done = subprocess.run(
        [sys.executable, "-c", _PROGRAM, str(folder), profile, PASSPHRASE, str(at)],
        check=False, capture_output=True, text=True, timeout=120,
    )  # fmt: skip
    assert done.returncode in (0, -signal.SIGKILL), done.stderr
    return done.returncode != 0
