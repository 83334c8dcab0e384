"""What must not go home unheard: concerns and welfare worries that have no receipt and no call written down.

What is sent first is more than that: a look that found nobody hurt goes as fast as one that did, so that a "no" overtakes
a "yes" written before it. Only what says that somebody may come to harm asks a human to ring.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from fieldkit.base.ids import new_id
from fieldkit.questionnaire.items import Item
from fieldkit.records import paths, values
from fieldkit.records.drafts import Draft
from fieldkit.records.merge import RecordState, merge
from fieldkit.records.paths import Path
from fieldkit.services.profile.session import Session
from fieldkit.services.writing.capture import open_record
from fieldkit.services.writing.entering import enter
from fieldkit.services.writing.open_record import OpenRecord
from fieldkit.store import drafts, form_facts, outbox, revisions
from fieldkit.store.connection import Connection

TOLD: Path = ("", "told")
"""``("", "told", "e:<id>")`` is what its author did about a record that had reached nobody: a `Told` as a value."""

RANG, OTHER, KEPT = "rang", "other", "keep"
HEARD = frozenset({RANG, OTHER})
"""Somebody heard of it, or somebody sees to it by phone; what was only kept has still reached nobody."""

_WORRIES = frozenset({"safeguarding", "welfare"})
"""Priorities of questions by which somebody may be said to come to harm."""

_SAYS_SO = frozenset({"valueBoolean", "valueCoding", "valueString"})
"""Kinds of answer that can say it. A time says when, such as the time a lone worker wants to be back by."""

_NO = "no"

_CALLS = {RANG: "i-rang", OTHER: "somebody-else-rings"}


@dataclass(frozen=True)
class Told:
    """What was done: RANG, OTHER or KEPT; ``words`` say who, when and under which reference, or why it was kept."""

    how: str
    words: str

    def value(self, at: str) -> dict[str, object]:
        """As an answer, done at an instant."""
        return {"valueCode": self.how, "told": {"words": self.words, "at": at}}


def unsent(session: Session) -> tuple[str, ...]:
    """Records that reached nobody, those that are only being written among them."""
    return session.read(look)


def look(connection: Connection) -> tuple[str, ...]:
    """The same within a reading."""
    written = [one.record for one in drafts.everything(connection) if _is_concern(connection, one)]
    return tuple(dict.fromkeys([*queued(connection), *_unheard(connection, written)]))


def queued(connection: Connection) -> tuple[str, ...]:
    """Those of them that were finished: what the band over every screen is about."""
    waiting = dict.fromkeys(one.record for one in outbox.waiting(connection) if one.rank == outbox.CONCERN)
    return tuple(one for one in _unheard(connection, waiting) if is_worry(connection, one))


def is_worry(connection: Connection, record: str) -> bool:
    """Whether a record says that somebody may come to harm: a concern as a whole, else an answer that is more than "no".

    ``could not tell`` and two answers at once count as "yes".
    """
    held = revisions.everything_of(connection, record)
    facts = [form_facts.find(connection, one) for one in {revision.header.form for revision in held}]
    if any(one.purpose == "concern" or one.priority in _WORRIES for one in facts):
        return True
    return any(
        _says_so(values.parse(one.value))
        for path, field in merge(held).fields.items()
        if not paths.is_reserved(path) and any(form.item(path).priority in _WORRIES for form in facts)
        for one in field.current
    )


def write_down(
    session: Session, records: Iterable[str], told: Told, opened: Mapping[str, OpenRecord]
) -> None:
    """Write into each record what was done, and seal it, so that it goes out though the laptop is shut.

    ``opened`` are the records open in a window. Where the form has a place for calls, the call stands there too.
    """
    for record_id in records:
        record = opened.get(record_id) or open_record(session, record_id)
        at = session.now()
        own = paths.entry(new_id(session.laptop.clock, session.laptop.random))
        record.set((*TOLD, own), told.value(at))
        _write_call(record, told, at)
        record.seal()


def heard(state: RecordState) -> bool:
    """Whether a call about it is written down."""
    return any(
        (values.parse(held.value) or {}).get("valueCode") in HEARD
        for path, field in state.fields.items()
        if path[:2] == TOLD
        for held in field.current
    )


def _unheard(connection: Connection, records: Iterable[str]) -> tuple[str, ...]:
    return tuple(one for one in records if not heard(merge(revisions.everything_of(connection, one))))


def _says_so(value: Mapping[str, Any] | None) -> bool:
    kind = next((key for key in value or {} if key in _SAYS_SO), None)
    said = (value or {}).get(kind) if kind is not None else None
    return bool(said) and not (isinstance(said, dict) and said.get("code") == _NO)


def _is_concern(connection: Connection, draft: Draft) -> bool:
    said = any(
        field.value is not None and not paths.is_reserved(path) for path, field in draft.fields.items()
    )
    return said and form_facts.find(connection, draft.form).purpose == "concern"


def _write_call(record: OpenRecord, told: Told, at: str) -> None:
    """The form's own list of calls: the group whose choice offers just this."""
    code = _CALLS.get(told.how)
    if code is None:
        return
    for how in record.form.walk():
        group = how.parent
        if how.type == "choice" and group is not None and group.repeats and _offers(how, code):
            lineage = [one.link_id for one in group.lineage]
            entry = enter(record, (*lineage, paths.entry("new"), how.link_id), code)[:-1]
            when = next((one for one in group.children if one.type == "dateTime"), how)
            if when is not how:
                enter(record, (*entry, when.link_id), at)
            # Before the time stands whom one tries to reach, after it who answered.
            answered = group.children[group.children.index(when) + 1 :]
            place = next((one for one in answered if one.type == "string"), None)
            if place is not None:
                enter(record, (*entry, place.link_id), told.words)
            return


def _offers(item: Item, code: str) -> bool:
    return any((one.value.get("valueCoding") or {}).get("code") == code for one in item.options)
