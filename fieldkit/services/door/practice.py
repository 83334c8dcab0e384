"""A place to practise: a profile in a folder of its own with one made-up person, joined to nothing, wiped at the end."""

from __future__ import annotations

import shutil
from dataclasses import replace
from datetime import timedelta

from fieldkit.services.computer.laptop import Laptop
from fieldkit.services.door import unlock
from fieldkit.services.person.new_person import ContactDetails, PersonDetails, new_person
from fieldkit.services.profile import profiles
from fieldkit.services.profile.session import Session
from fieldkit.services.visit.plan_visit import plan_visit
from fieldkit.store.derivation import Cost

FOLDER = "practice"
_COST = Cost(1024, 1, 1)
"""Little, because nobody types this passphrase: it is 256 random bits that are never written down."""

MAY = PersonDetails(
    given="May",
    family="Hollis (practice)",
    known_as="May",
    birth_date="1942-06-14",
    address="1 Made-up Lane\nNowhere",
    postcode="ZZ99 3WZ",
    matters="I want to get down to my greenhouse again, and not be any trouble.",
    alerts=("penicillin",),
    adjustments=("Speak slowly and face me",),
    contacts=(ContactDetails("Ivor Hollis (practice)", "brother"),),
)
"""Nobody. The postcode is the one the NHS keeps for no fixed place; the family name says what this is on every page."""


def begin(laptop: Laptop, name: str = "You", role: str = "social-worker") -> Session:
    """A fresh session with May and a visit to her in a moment. Slow: for a task.

    What a practice that was cut short left behind is wiped first; nobody could have opened it again.
    """
    apart = replace(laptop, data=laptop.data / FOLDER, cost=_COST, practice=True)
    _wipe(apart)
    passphrase = laptop.random(32).hex()
    made = profiles.create(apart, name=name, role=role, passphrase=passphrase)
    session = unlock.unlock(apart, made.id, passphrase)
    person = new_person(session, MAY)
    starts = laptop.clock.now() + timedelta(minutes=5)
    plan_visit(
        session, person, starts=starts, ends=starts + timedelta(minutes=45), purpose="A first conversation"
    )
    return session


def end(session: Session) -> None:
    """Close the practice and wipe its folder."""
    unlock.lock(session)
    _wipe(session.laptop)


def _wipe(apart: Laptop) -> None:
    if apart.practice:
        shutil.rmtree(apart.data, ignore_errors=True)
