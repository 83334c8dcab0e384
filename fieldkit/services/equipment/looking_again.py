"""A thing left with somebody and never looked at again helps nobody: a signed assessment promises who comes back, and when."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Set
from typing import Any

from fieldkit.base.wording import said
from fieldkit.records import values
from fieldkit.records.revisions import Revision
from fieldkit.services.equipment import issuing
from fieldkit.services.equipment.equipment_answers import code_of
from fieldkit.services.equipment.equipment_check import PURPOSE
from fieldkit.services.library.words import value_words
from fieldkit.services.person.actions import DONE, look_again_id
from fieldkit.services.person.person_story import IN_PLACE
from fieldkit.services.profile.session import Session
from fieldkit.services.writing import capture, sign
from fieldkit.services.writing.beginning import begin_with
from fieldkit.services.writing.entering import enter
from fieldkit.services.writing.open_record import OpenRecord
from fieldkit.services.writing.sign import Agreement
from fieldkit.store import lists
from fieldkit.store.lists import ActionRow

_DAY, _WHO, _WHAT, _THING = "q.review", "q.review.who", "q.done", "q.item.code"


def sign_and_promise(
    session: Session, record: OpenRecord, *, agreement: Agreement | None = None, reason: str | None = None
) -> Revision:
    """Sign as ``sign.sign`` does, but no assessment whose things may not be left there; then promise the next look.

    Raises what ``sign.sign`` and ``issuing.hold_back`` do.
    """
    issuing.hold_back(session, record)
    revision = sign.sign(session, record, agreement=agreement, reason=reason)
    promise_look(session, record)
    return revision


def promise_look(session: Session, record: OpenRecord) -> None:
    """Make the action of looking again be as this signed assessment says: begun, moved, or no longer wanted. Sealed.

    One assessment has one such action, the same on every laptop. Another record promises nothing.
    """
    if record.form.purpose != PURPOSE or not record.person:
        return
    action = look_again_id(record.id, record.person)
    wanted = _wanted(session, record)
    rows = session.read(lambda connection: lists.actions_of(connection, record.person))
    known = next((row for row in rows if row.record == action), None)
    if known is not None:
        _bring_up_to_date(session, known, wanted)
    elif wanted:
        form = session.newest_form("action")
        with begin_with(session, form, record=action, subject=record.person) as placing:
            placing.entry({**wanted, "action.owner-type": "practitioner", "action.status": "agreed"})


def _wanted(session: Session, record: OpenRecord) -> dict[str, str]:
    """What, who and when, by role; {} where there is nothing to come back for. Of two days the earlier counts."""
    done = {code_of(one) for one in _answers(record, _WHAT)}
    days = sorted(str(one["valueDate"]) for one in _answers(record, _DAY) if one.get("valueDate"))
    things = ", ".join(dict.fromkeys(value_words(one) for one in _answers(record, _THING)))
    words = _words(done, things or record.form.title)
    if not words or not days:
        return {}
    who = next((value_words(one) for one in _answers(record, _WHO)), session.practitioner.name)
    return {
        "action.what": str(words),
        "action.owner": who,
        "action.due": days[0],
    }


def _words(done: Set[str], things: str) -> str:
    """What is promised, by what was done: first what stands there. "" where nothing was done."""
    if done & IN_PLACE:
        return said("Look at it again: {things}", things=things)
    if "ordered" in done:
        return said("See that it came, and fits: {things}", things=things)
    return said("Ask what came of it: {things}", things=things) if "passed-on" in done else ""


def _bring_up_to_date(session: Session, known: ActionRow, wanted: dict[str, str]) -> None:
    """Move it where the assessment says something else now. What is done stays done until another day is written."""
    over = known.status.casefold() in DONE
    held = {"action.what": known.what, "action.owner": known.owner, "action.due": known.due}
    if not wanted:
        changed = {} if over else {"action.status": "no-longer-wanted"}
    elif over and wanted["action.due"] == known.due:
        changed = {}
    else:
        changed = {role: said for role, said in wanted.items() if held[role] != said}
        changed |= {"action.status": "agreed"} if over else {}
    if not changed:
        return
    opened = capture.open_record(session, known.record)
    for item in opened.form.walk():
        if item.projects_to in changed:
            enter(opened, tuple(step.link_id for step in item.lineage), changed[item.projects_to])
    opened.seal()


def _answers(record: OpenRecord, link: str) -> Iterator[Mapping[str, Any]]:
    """Every answer that stands at a question and still applies, in the order of the form."""
    hidden = frozenset(record.live.hidden_answers())
    for path, field in record.state.fields.items():
        if link in path and path not in hidden:
            yield from (value for one in field.said if (value := values.parse(one.value)) is not None)
