"""Two accounts differ and only the person can say: the question becomes an action for the next visit, and both stand on."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

from fieldkit.base.errors import FieldKitError
from fieldkit.base.ids import new_id
from fieldkit.base.wording import said
from fieldkit.questionnaire.items import Item
from fieldkit.records import access, paths
from fieldkit.records.paths import Path
from fieldkit.services.person import actions
from fieldkit.services.profile.session import Session
from fieldkit.services.visit import visits
from fieldkit.services.writing.beginning import begin_with
from fieldkit.services.writing.open_record import OpenRecord
from fieldkit.store.connection import Connection

FORM = "action"
_WITHIN_DAYS = 7
"""By when it is asked where no visit is planned: a choice of ours, a team may move the day."""


class NotToBeAskedError(FieldKitError):
    """A question that may not become an action: few may know of it, or nobody knows whom to ask."""

    code = "FK-ASK-NOT"


@dataclass(frozen=True)
class AskedNext:
    """What was promised: the words of the action, and its FHIR date. ``known`` where it was promised already."""

    words: str
    due: str
    known: bool = False


def may_be_asked(record: OpenRecord, path: Path) -> bool:
    """Whether the question may stand on lists that the whole team reads, about somebody who is known."""
    item = _question(record, path)
    if item is None or not record.person:
        return False
    labels = (record.form.sensitivity, *(step.sensitivity for step in item.lineage))
    return access.strictest(one for one in labels if one) == access.ORDINARY


def ask_next_time(session: Session, record: OpenRecord, path: Path) -> AskedNext:
    """Promise, as this practitioner, to ask the question at ``path`` at the next planned visit. Sealed at once.

    Asking twice promises once. Raises NotToBeAskedError, ClosedByDeathError, FormNotHereError, StoreError.
    """
    item = _question(record, path)
    if item is None or not may_be_asked(record, path):
        raise NotToBeAskedError(
            said("This question can't stand on a list that everybody reads."),
            said("Leave both standing, and open this record again at the next visit."),
        )
    words = said("Ask again: {question}", question=item.label)
    today = session.laptop.clock.now().astimezone().date()

    def look(connection: Connection) -> tuple[str, str]:
        promised = actions.of_person(connection, record.person, today.isoformat())
        known = next((one.due for one in promised if one.what == words and not one.done), "")
        planned = sorted(
            one.starts for one in visits.of_person(connection, session.shelf, record.person) if not one.begun
        )
        coming = [day for one in planned if (day := one[:10]) > today.isoformat()]
        return known, next(iter(coming), (today + timedelta(days=_WITHIN_DAYS)).isoformat())

    known, due = session.read(look)
    if known:
        return AskedNext(words, known, known=True)
    action = new_id(session.laptop.clock, session.laptop.random)
    form = session.newest_form(FORM)
    with begin_with(session, form, record=action, subject=record.person) as placing:
        placing.entry(
            {
                "action.what": str(words),
                "action.owner-type": "practitioner",
                "action.owner": session.practitioner.name,
                "action.due": due,
                "action.status": "agreed",
            }
        )
    return AskedNext(words, due)


def _question(record: OpenRecord, path: Path) -> Item | None:
    return record.form.item(next((one for one in reversed(path) if not paths.is_entry(one)), ""))
