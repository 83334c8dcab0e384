"""The postman's rounds, with the real hub in a process of its own."""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path

import pytest

from fieldkit.base.clock import SystemClock
from fieldkit.records.keys import SigningKey
from fieldkit.services.computer.laptop import Laptop
from fieldkit.services.door import unlock
from fieldkit.services.door.post_waiting import ASK_SECONDS, LONGEST_SECONDS, SHORTEST_SECONDS, Poster
from fieldkit.services.exchange import sync_now
from fieldkit.services.exchange.enrol import enrol
from fieldkit.services.person.new_person import PersonDetails, new_person
from fieldkit.services.profile import profiles
from fieldkit.services.profile.session import Session
from fieldkit.services.sending import still_to_send
from fieldkit.store import ended, outbox
from fieldkit.sync import post_bag, spool
from fieldkit.sync.spool import PostingKey
from tests.hub.processes import hub_command, invite, serving
from tests.services.desk import CHEAP, PASSPHRASE, Desk

NOWHERE = "http://127.0.0.1:1"


@dataclass
class Ticks:
    """Seconds that pass when the test says so."""

    at: float = 1_000.0
    asked: list[float] = field(default_factory=list)

    def __call__(self) -> float:
        return self.at


def spooled(session: Session, given: str, rank: int | None = None) -> None:
    """Something new waits in this profile's spool; under another rank where one is given."""
    known = {path.name for path in post_bag.waiting(session.spool)}
    new_person(session, PersonDetails(given=given))
    if rank is not None:
        for path in post_bag.waiting(session.spool):
            if path.name not in known:
                path.rename(path.with_name(f"{rank}-{path.name.partition('-')[2]}"))


def move_hub(session: Session, url: str) -> None:
    """The hub is at another address now; what stands there is nobody's where nobody listens."""
    known = spool.read_posting_key(session.spool)
    assert known is not None
    spool.write_posting_key(session.spool, PostingKey(url, known.hub_key, known.key))


def test_without_a_hub_it_says_so_instead_of_everything_sent(desk: Desk) -> None:
    desk.open()

    found = Poster(desk.laptop).post()

    assert (found.waiting, found.joined, found.words) == (0, False, "Not joined to a hub yet.")


@pytest.mark.parametrize(("count", "words"), [(1, "1 thing still to send."), (2, "2 things still to send.")])
def test_a_hub_that_is_not_there_leaves_everything_waiting(desk: Desk, count: int, words: str) -> None:
    session = desk.join()
    for number in range(count):
        spooled(session, f"May {number}")
    move_hub(session, NOWHERE)

    found = Poster(desk.laptop).post()

    assert (found.sent, found.waiting, found.words) == (0, count, words)
    assert found.trouble is not None
    assert found.trouble.code == "FK-SYNC-UNREACHABLE"
    assert still_to_send.still_to_send(desk.laptop).waiting == count


def test_an_open_profile_is_left_to_itself(desk: Desk) -> None:
    session = desk.join()
    spooled(session, "May")
    move_hub(session, NOWHERE)

    found = Poster(desk.laptop).post(leave_out=session.profile.profile.id)

    assert (found.waiting, found.trouble) == (0, None)


def test_a_hub_that_fails_is_left_in_peace_longer_each_time(desk: Desk) -> None:
    session = desk.join()
    spooled(session, "May", rank=outbox.SMALL)
    move_hub(session, NOWHERE)
    ticks = Ticks()
    poster = Poster(desk.laptop, ticks)
    tries = []
    for _ in range(1_200):
        if poster.post().trouble is not None:
            tries.append(ticks.at)
        ticks.at += 1

    pauses = [later - sooner for sooner, later in pairwise(tries)]
    assert pauses[:3] == [SHORTEST_SECONDS, 2 * SHORTEST_SECONDS, 4 * SHORTEST_SECONDS]
    assert max(pauses) == LONGEST_SECONDS
    assert poster.post(at_once=True).trouble is not None


def test_while_a_concern_waits_the_pause_stays_short(desk: Desk) -> None:
    session = desk.join()
    spooled(session, "May", rank=outbox.CONCERN)
    move_hub(session, NOWHERE)
    ticks = Ticks()
    poster = Poster(desk.laptop, ticks)
    tries = 0
    for _ in range(200):
        tries += poster.post().trouble is not None
        ticks.at += 1

    assert tries == 200 / SHORTEST_SECONDS


def test_all_profiles_are_posted_locked_concerns_of_everybody_first(tmp_path: Path) -> None:
    laptop = Laptop(tmp_path / "data", SystemClock(), os.urandom, CHEAP)
    database = f"sqlite:///{tmp_path / 'hub.db'}"
    with serving(database, log=tmp_path / "hub.log") as url:
        for name, rank in (("Alma Stead", outbox.SMALL), ("Bea Holt", outbox.CONCERN)):
            made = profiles.create(laptop, name=name, role="social-worker", passphrase=PASSPHRASE)
            session = unlock.unlock(laptop, made.id, PASSPHRASE)
            enrol(session, url, invite(database, name))
            spooled(session, "May", rank)
            unlock.lock(session)

        found = Poster(laptop).post()

    assert (found.sent, found.waiting, found.trouble, found.words) == (2, 0, None, "Everything sent.")
    answers = {
        path.name[0]: path.stat().st_mtime_ns for path in (tmp_path / "data").rglob(f"*{post_bag.ANSWER}")
    }
    assert answers[str(outbox.CONCERN)] < answers[str(outbox.SMALL)]


def test_with_nothing_to_send_it_asks_now_and_then_how_the_laptop_stands(tmp_path: Path) -> None:
    laptop = Laptop(tmp_path / "data", SystemClock(), os.urandom, CHEAP)
    database = f"sqlite:///{tmp_path / 'hub.db'}"
    ticks = Ticks()
    poster = Poster(laptop, ticks)
    with serving(database, log=tmp_path / "hub.log") as url:
        made = profiles.create(laptop, name="Alma Stead", role="social-worker", passphrase=PASSPHRASE)
        session = unlock.unlock(laptop, made.id, PASSPHRASE)
        enrol(session, url, invite(database, "Alma Stead"))
        spooled(session, "May")
        certificate, folder = session.certificate.id, session.profile.profile.folder
        unlock.lock(session)
        assert poster.post().sent == 1
        revoked = hub_command("revoke", "--database", database, certificate, "--why", "lost")
        assert revoked.returncode == 0, revoked.stderr

        ticks.at += ASK_SECONDS - 1
        assert poster.post().trouble is None
        assert ended.read(folder) is None
        ticks.at += 1
        assert poster.post().trouble is None

    noted = ended.read(folder)
    assert noted is not None
    assert (noted.reason, noted.shredded) == ("lost", False)


def test_a_question_that_nobody_answers_troubles_nobody_and_is_asked_again(tmp_path: Path) -> None:
    laptop = Laptop(tmp_path / "data", SystemClock(), os.urandom, CHEAP)
    database = f"sqlite:///{tmp_path / 'hub.db'}"
    ticks = Ticks()
    poster = Poster(laptop, ticks)
    with serving(database, log=tmp_path / "hub.log") as url:
        made = profiles.create(laptop, name="Alma Stead", role="social-worker", passphrase=PASSPHRASE)
        session = unlock.unlock(laptop, made.id, PASSPHRASE)
        enrol(session, url, invite(database, "Alma Stead"))
        assert sync_now.sync_now(session).went_through
        certificate, folder = session.certificate.id, session.profile.profile.folder
        move_hub(session, NOWHERE)
        unlock.lock(session)
        found = poster.post()
        assert (found.waiting, found.trouble, found.words) == (0, None, "Everything sent.")

        move_hub(session, url)
        hub_command("revoke", "--database", database, certificate, "--why", "lost")
        ticks.at += LONGEST_SECONDS
        poster.post()
    assert ended.read(folder) is not None


def test_a_damaged_vault_does_not_keep_its_spool_from_going(desk: Desk) -> None:
    session = desk.join()
    spooled(session, "May")
    desk.lock(session)
    (session.profile.profile.folder / "vault.json").write_bytes(b"{}")
    spool.write_posting_key(session.spool, PostingKey(NOWHERE, "00" * 32, SigningKey(b"p" * 32)))

    assert Poster(desk.laptop).post().trouble is not None
