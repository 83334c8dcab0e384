"""Keeps the times stamped on the 999 card in the visit's own record, on the disk before the press is over."""

from __future__ import annotations

from fieldkit.base.errors import FieldKitError
from fieldkit.base.wording import said
from fieldkit.questionnaire.items import Item
from fieldkit.services.profile.session import Session
from fieldkit.services.writing import capture
from fieldkit.services.writing.open_record import OpenRecord

ROLE = "visit.emergency"


class NoPlaceForStampError(FieldKitError):
    """A visit form without a place for such times."""

    code = "FK-VISIT-STAMP"


def stamp(session: Session, visit: str, words: str) -> None:
    """Add ``words`` (what happened, and when) to the visit's draft, at the item with the role ``visit.emergency``.

    Raises NoPlaceForStampError, RecordNotHereError, StoreError.
    """
    record = capture.open_record(session, visit)
    item = _place(record)
    if item is None:
        raise NoPlaceForStampError(
            said("This visit's form has no place for the times of a 999 call."),
            said("Write the time on paper."),
        )
    record.add(tuple(step.link_id for step in item.lineage), {"valueString": words})
    record.flush()


def stamped(session: Session, visit: str) -> tuple[str, ...]:
    """What was stamped at this visit, in order; the draft counts. Raises RecordNotHereError, StoreError."""
    record = capture.open_record(session, visit)
    item = _place(record)
    if item is None:
        return ()
    entries = record.node(tuple(step.link_id for step in item.lineage)).children
    return tuple(str(value.get("valueString") or "") for one in entries for value in one.values)


def _place(record: OpenRecord) -> Item | None:
    item = next((one for one in record.form.walk() if one.projects_to == ROLE and one.has_entries), None)
    return None if item is None or any(step.has_entries for step in item.lineage[:-1]) else item
