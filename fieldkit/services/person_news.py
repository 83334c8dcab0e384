"""News about a person that must not wait: told of a death, confirmed, mistaken; in hospital. Sealed at once, sent first."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from fieldkit.base.errors import FieldKitError
from fieldkit.questionnaire.items import Item
from fieldkit.services.capture import open_record
from fieldkit.services.entering import value_of
from fieldkit.services.going_ahead import CONFIRMED, MISTAKEN, TOLD
from fieldkit.services.open_record import OpenRecord
from fieldkit.services.session import Session

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
        raise NewsOfPersonError("Say who told you.", "A name, or who they are to the person.")
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
            "A death is confirmed by family and GP, hospital, police, the registrar or a manager.",
            "Until then it stays as told.",
        )
    said = {"person.death": CONFIRMED, "person.death-confirmed-by": by, "person.death-date": died_on}
    _say(session, person, said, opened)


def mistaken(session: Session, person: str, opened: Opened) -> None:
    """One step back: they are alive. It goes to everybody to whom the report went, as fast."""
    _say(session, person, {"person.death": MISTAKEN}, opened)


def say_where(session: Session, person: str, where: str, *, by: str = "", opened: Opened) -> None:
    """Where they are now: AT_HOME, IN_HOSPITAL or ELSEWHERE, from today on."""
    today = session.laptop.clock.now().astimezone().date().isoformat()
    since = "" if where == AT_HOME else today
    said = {"person.whereabouts": where, "person.whereabouts-since": since, "person.whereabouts-by": by}
    _say(session, person, said, opened)


def _say(session: Session, person: str, said: Mapping[str, str | dict[str, Any]], opened: Opened) -> None:
    record = opened.get(person) or open_record(session, person)
    items = {one.projects_to: one for one in record.form.walk() if one.projects_to}
    missing = [role for role, words in said.items() if words and role not in items]
    if missing:
        raise NewsOfPersonError(
            "This person's form has no place for that.",
            "Write it into their details by hand, and ring whoever goes.",
        )
    for role, words in said.items():
        if words:
            _put(record, items[role], words)
    record.seal()


def _put(record: OpenRecord, item: Item, words: str | dict[str, Any]) -> None:
    path = tuple(step.link_id for step in item.lineage)
    record.settle(path, value_of(item, words) if isinstance(words, str) else words)


def _moment(session: Session) -> str:
    return session.laptop.clock.now().astimezone().isoformat(timespec="seconds")
