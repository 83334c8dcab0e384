"""The two practitioners of the demo: their profiles made, enrolled, and given a caseload through a real exchange."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime, time, timedelta

from fieldkit.base.clock import FixedClock
from fieldkit.demo.hub_process import HubProcess
from fieldkit.demo.people import Crowd, DemoPerson, DemoVisit
from fieldkit.demo.talk import fill_earlier_talk
from fieldkit.services.computer.laptop import Laptop
from fieldkit.services.door import unlock
from fieldkit.services.exchange import sync_now
from fieldkit.services.exchange.enrol import enrol
from fieldkit.services.person.new_person import new_person
from fieldkit.services.profile import profiles
from fieldkit.services.profile.session import Session
from fieldkit.services.visit.plan_visit import plan_visit
from fieldkit.services.writing.capture import begin_record
from fieldkit.services.writing.sign import Agreement, sign

PASSPHRASE = "the kettle is on"  # noqa: S105 - a demo has no secrets
"""Opens the demo's profiles. Nothing real is ever behind it."""

SHARON = ("Sharon Pike", "social-worker")
GLYNIS = ("Glynis Hart", "cpn")


@dataclass(frozen=True)
class Cast:
    """The profiles of both practitioners (ids) and what was planned: record ids of people and visits, in order."""

    sharon: str
    glynis: str
    people: tuple[str, ...]
    visits: tuple[str, ...]


def make_profiles(laptop: Laptop, passphrase: str) -> tuple[str, str]:
    """Sharon's and Glynis's profiles on this laptop, Sharon's current."""
    made = [
        profiles.create(laptop, name=name, role=role, passphrase=passphrase).id
        for name, role in (SHARON, GLYNIS)
    ]
    profiles.make_current(laptop, made[0])
    return made[0], made[1]


def enrol_profile(
    laptop: Laptop, profile: str, passphrase: str, hub: HubProcess, who: tuple[str, str]
) -> str:
    """Enrol one profile with a code of its own; the practitioner's id."""
    code = hub.invite(*who)
    session = unlock.unlock(laptop, profile, passphrase)
    try:
        enrol(session, hub.url, code)
        return session.practitioner.id
    finally:
        unlock.lock(session)


def write_caseload(session: Session, crowd: Crowd, partner: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Everybody and every visit, written by this practitioner; ids of people and of visits.

    ``partner`` is the practitioner id of whoever comes along to joint visits.
    """
    people = tuple(_write_person(session, one) for one in crowd.people)
    visits = tuple(_plan(session, people[one.person], one, partner) for one in crowd.visits)
    return people, visits


def exchange(laptop: Laptop, profile: str, passphrase: str) -> sync_now.Synced:
    """Unlock, sync, lock."""
    session = unlock.unlock(laptop, profile, passphrase)
    try:
        return sync_now.sync_now(session)
    finally:
        unlock.lock(session)


def _write_person(session: Session, one: DemoPerson) -> str:
    now = session.laptop
    if one.talk is not None:
        before = now.clock.now() - timedelta(days=one.talk.days_ago)
        session.laptop = replace(now, clock=FixedClock(before))
    person = new_person(session, one.details)
    if one.talk is not None:
        record = begin_record(session, session.newest_form("conversation"), person=person)
        fill_earlier_talk(record, one.talk)
        sign(session, record, agreement=Agreement(one.details.known_as, "said-so"))
    session.laptop = now
    return person


def _plan(session: Session, person: str, planned: DemoVisit, partner: str) -> str:
    zone = session.laptop.clock.now().astimezone().tzinfo
    starts = datetime.combine(planned.day, time(*planned.at), zone)
    return plan_visit(
        session,
        person,
        starts=starts,
        ends=starts + timedelta(minutes=planned.minutes),
        purpose=planned.purpose,
        place="Home",
        with_whom=(partner,) if planned.joint else (),
    )
