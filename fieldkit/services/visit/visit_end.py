"""The end of a visit: what was said of it already is not asked again, and *Finish visit* has finished it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from fieldkit.questionnaire.items import Json
from fieldkit.records.paths import Path
from fieldkit.services.profile.session import Session
from fieldkit.services.writing.capture import open_record
from fieldkit.services.writing.open_record import OpenRecord

ROLE, FINISHED = "visit.end", "finished"
_LEFT, _CALL_OUT_LEFT = "visit.left", "callout.left"


def begin(
    session: Session, visit: str, call_outs: Iterable[str], opened: Mapping[str, OpenRecord]
) -> OpenRecord:
    """The visit's record, for its last questions; when they left is taken over from a call-out's record that says it.

    ``opened`` are records open in a window, by id. Raises RecordNotHereError, StoreError.
    """
    record = open_record(session, visit)
    at = _question(record, _LEFT)
    if at is not None and not record.node(at).answered:
        others = (opened.get(one) or open_record(session, one) for one in call_outs)
        left = [value for one in others for value in _answers(one, _CALL_OUT_LEFT)]
        if len(left) == 1:
            record.set(at, left[0])
    return record


def finish(record: OpenRecord) -> None:
    """Say that the visit of this record is finished, where nobody said how it ended, and seal it. Raises StoreError."""
    at = _question(record, ROLE)
    if at is not None and not record.node(at).answered:
        item = record.node(at).item
        options = item.options if item is not None else ()
        ways = {(one.value.get("valueCoding") or {}).get("code"): one.value for one in options}
        if FINISHED in ways:
            record.set(at, ways[FINISHED])
    record.seal()


def _question(record: OpenRecord, role: str) -> Path | None:
    """Where the question with this role stands that has one answer."""
    item = next((one for one in record.form.walk() if one.projects_to == role), None)
    return None if item is None or item.repeats else tuple(step.link_id for step in item.lineage)


def _answers(record: OpenRecord, role: str) -> tuple[Json, ...]:
    at = _question(record, role)
    return record.node(at).values if at is not None else ()
