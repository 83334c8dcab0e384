"""A person is added in few fields, offline; a name that nobody knows yet is allowed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from fieldkit.base.ids import new_id
from fieldkit.services.profile.session import Session
from fieldkit.services.writing.beginning import begin_with


@dataclass(frozen=True)
class ContactDetails:
    """Somebody in the person's life."""

    name: str
    relationship: str = ""


@dataclass(frozen=True)
class PersonDetails:
    """What is known; "" for what is not. ``birth_date`` is a FHIR date, ``nhs`` ten digits in any spacing.

    ``matters`` is what matters to them in their own words. ``alerts`` and ``adjustments`` are the words of an option or
    question of the person form (``Blood thinner``, ``Call before visiting``), or free words, which go where the form
    takes free text first: an allergy, something to do differently. ``sources`` says of an alert, by its words, who says
    so and since which year.
    """

    given: str = ""
    family: str = ""
    known_as: str = ""
    birth_date: str = ""
    nhs: str = ""
    address: str = ""
    postcode: str = ""
    phone: str = ""
    pronouns: str = ""
    matters: str = ""
    alerts: Sequence[str] = ()
    adjustments: Sequence[str] = ()
    contacts: Sequence[ContactDetails] = ()
    sources: Mapping[str, str] = field(default_factory=dict)


def new_person(session: Session, details: PersonDetails) -> str:
    """Keep a new person, sealed at once; the id of their record. Raises FormNotHereError, StoreError."""
    form = session.newest_form("person")
    person = new_id(session.laptop.clock, session.laptop.random)
    single: dict[str, Any] = {
        "person.given": details.given,
        "person.family": details.family,
        "person.known-as": details.known_as or (details.given or "Name not known"),
        "person.birth-date": details.birth_date,
        "person.nhs": details.nhs,
        "person.phone": details.phone,
        "person.pronouns": details.pronouns,
    }
    with begin_with(session, form, record=person, subject=person) as placing:
        for role, said in single.items():
            if said:
                placing.put(role, said)
        placing.entry({"person.address": details.address, "person.postcode": details.postcode})
        if details.matters:
            placing.put("person.matters", details.matters, speaker="person")
        for alert in details.alerts:
            role = "person.access" if placing.offers("person.access", alert) else "person.alert"
            placing.entry({role: alert, "person.alert-source": details.sources.get(alert, "")})
        for adjustment in details.adjustments:
            placing.entry({"person.adjustment": adjustment})
        for contact in details.contacts:
            placing.entry(
                {"person.contact-name": contact.name, "person.contact-relationship": contact.relationship}
            )
    return person
