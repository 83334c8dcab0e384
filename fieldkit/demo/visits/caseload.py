"""Who is visited: people of the demo, and what was known of them before the day of the visit."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from fieldkit.base.clock import FixedClock
from fieldkit.demo.people import MAY, make_crowd
from fieldkit.demo.talk import fill_earlier_talk
from fieldkit.services.person.new_person import ContactDetails, PersonDetails, new_person
from fieldkit.services.profile.session import Session
from fieldkit.services.visit.plan_visit import plan_visit
from fieldkit.services.writing.capture import begin_record
from fieldkit.services.writing.sign import Agreement, sign

IWAN = PersonDetails(
    given="Iwan",
    family="Prosser",
    known_as="Iwan",
    birth_date="1938-11-02",
    address="Tŷ Isaf\nNether Hallow",
    postcode="WX4 7RA",
    phone="01632 960345",
    matters="Y gegin, a'r ci, a chael siarad fy iaith fy hun.",
    adjustments=("Welsh",),
)

DOT = PersonDetails(
    given="Dorothy",
    family="Lane",
    known_as="Dot",
    birth_date="1949-07-19",
    address="3 Chapel Row\nNether Hallow",
    postcode="WX4 3BB",
    matters="Being asked, not being pointed at.",
    adjustments=("British Sign Language interpreter",),
    contacts=(ContactDetails("Karen Lane", "daughter"),),
)


def add_may(session: Session, *, talked_before: bool = False) -> str:
    """May Ashdown, with the conversation of eight days ago where asked; her record's id."""
    person = new_person(session, MAY)
    if talked_before:
        talk = make_crowd(2, session.laptop.clock.now().astimezone().date()).people[0].talk
        assert talk is not None
        now = session.laptop
        session.laptop = replace(now, clock=FixedClock(now.clock.now() - timedelta(days=talk.days_ago)))
        record = begin_record(session, session.newest_form("conversation"), person=person)
        fill_earlier_talk(record, talk)
        sign(session, record, agreement=Agreement(MAY.known_as, "said-so"))
        session.laptop = now
    return person


def plan_today(
    session: Session, person: str, *, with_whom: tuple[str, ...] = (), purpose: str = "A talk"
) -> str:
    """A visit that begins now; its id."""
    starts = session.laptop.clock.now().astimezone()
    return plan_visit(
        session,
        person,
        starts=starts,
        ends=starts + timedelta(minutes=50),
        purpose=purpose,
        place="Home",
        with_whom=with_whom,
    )
