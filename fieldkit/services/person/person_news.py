"""News about a person that must not wait: told of a death, confirmed, mistaken; in hospital. Sealed at once, sent first."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from fieldkit.base.errors import FieldKitError
from fieldkit.base.wording import said
from fieldkit.questionnaire.items import Item
from fieldkit.services.known.going_ahead import CONFIRMED, MISTAKEN, TOLD
from fieldkit.services.profile.session import Session
from fieldkit.services.writing.capture import open_record
from fieldkit.services.writing.entering import value_of
from fieldkit.services.writing.open_record import OpenRecord

CONFIRMERS = ("family-and-gp", "hospital", "police", "registrar", "manager")
AT_HOME, IN_HOSPITAL, ELSEWHERE = "at-home", "in-hospital", "staying-elsewhere"

Opened = Mapping[str, OpenRecord]


class NewsOfPersonError(FieldKitError):
    """News that cannot be kept as given."""

    code = "FK-PERSON-NEWS"


def tell(session: Session, person: str, *, by: str, died_on: str = "", opened: Opened) -> None:
    """Somebody said that this person died: visits and reminders wait until it is confirmed or was a mistake.

    ``by`` is who said so, ``died_on`` a FHIR date. Raises NewsOfPersonError, RecordNotHereError, StoreError.
    """
    if not by.strip():
        raise NewsOfPersonError(said("Say who told you."), said("A name, or who they are to the person."))
    _say(
        session,
        person,
        {
            "person.death": TOLD,
            "person.death-by": by.strip(),
            "person.death-at": {"valueDateTime": _moment(session)},
            "person.death-date": died_on,
        },
        opened,
    )


def confirm(session: Session, person: str, *, by: str, died_on: str = "", opened: Opened) -> None:
    """It is confirmed, by one of CONFIRMERS: visits stop."""
    if by not in CONFIRMERS:
        raise NewsOfPersonError(
            said("A death is confirmed by family and GP, hospital, police, the registrar or a manager."),
            said("Until then it stays as told."),
        )
    news = {"person.death": CONFIRMED, "person.death-confirmed-by": by, "person.death-date": died_on}
    _say(session, person, news, opened)


def mistaken(session: Session, person: str, opened: Opened) -> None:
    """One step back: they are alive. It goes to everybody to whom the report went, as fast."""
    _say(session, person, {"person.death": MISTAKEN}, opened)


def say_where(session: Session, person: str, where: str, *, by: str = "", opened: Opened) -> None:
    """Where they are now: AT_HOME, IN_HOSPITAL or ELSEWHERE, from today on."""
    today = session.laptop.clock.now().astimezone().date().isoformat()
    since = "" if where == AT_HOME else today
    news = {"person.whereabouts": where, "person.whereabouts-since": since, "person.whereabouts-by": by}
    _say(session, person, news, opened)


def _say(session: Session, person: str, news: Mapping[str, str | dict[str, Any]], opened: Opened) -> None:
    record = opened.get(person) or open_record(session, person)
    items = {one.projects_to: one for one in record.form.walk() if one.projects_to}
    missing = [role for role, words in news.items() if words and role not in items]
    if missing:
        raise NewsOfPersonError(
            said("This person's form has no place for that."),
            said("Write it into their details by hand, and ring whoever goes."),
        )
    for role, words in news.items():
        if words:
            _put(record, items[role], words)
    record.seal()


def _put(record: OpenRecord, item: Item, words: str | dict[str, Any]) -> None:
    path = tuple(step.link_id for step in item.lineage)
    record.settle(path, value_of(item, words) if isinstance(words, str) else words)


def _moment(session: Session) -> str:
    return session.laptop.clock.now().astimezone().isoformat(timespec="seconds")
