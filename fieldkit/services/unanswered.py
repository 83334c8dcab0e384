"""Nobody is passed on: what was asked of another service and not taken on comes back to whoever asked."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from fieldkit.records import access
from fieldkit.services.needs import RecordFacts, facts_of
from fieldkit.services.record_lines import Lines
from fieldkit.store import form_facts, lists
from fieldkit.store.connection import Connection
from fieldkit.store.facts import Fact

DAYS = 7
"""After so many days without an answer it comes back, unless a day to ask again was written down."""

_OPEN = frozenset({"no-answer-yet", "not-asked", "prefers-not-to-say"})
_ASKED = (("referral.service", "referral.answer"), ("episode.pulled", "episode.pulled-state"))
_FORMS = ("referral", "episode")


@dataclass(frozen=True)
class UnansweredLine:
    """Somebody who was asked and has not said yes or no. ``since`` is a FHIR date, ``days`` how long ago that is."""

    record: str
    person: str
    name: str
    asked: str
    since: str
    days: int


def unanswered(connection: Connection, practitioner: str, today: date) -> tuple[UnansweredLine, ...]:
    """What this practitioner asked for and nobody took on, the longest wait first."""
    lines = Lines(connection)
    found = []
    for name in _FORMS:
        for row in lists.records(connection, form=name):
            own = any(lines.authors.of(one).practitioner == practitioner for one in row.authors)
            if own and form_facts.find(connection, row.form).label == access.ORDINARY:
                said = facts_of(connection, row.id)
                found += [
                    UnansweredLine(
                        row.id, row.person, lines.name(row.person), asked.text, since.isoformat(), days
                    )
                    for asked, since, days in _waiting(said, lines, practitioner, today)
                ]
    return tuple(sorted(found, key=lambda one: (one.since, one.record)))


def _waiting(
    said: RecordFacts, lines: Lines, practitioner: str, today: date
) -> Iterator[tuple[Fact, date, int]]:
    for who, state in _ASKED:
        for asked in said.by_role.get(who, ()):
            if lines.authors.of(asked.held.cert).practitioner != practitioner:
                continue
            answers = [one for one in said.by_role.get(state, ()) if one.entry == asked.entry]
            if any(_code(one) not in _OPEN for one in answers):
                continue
            since = _day(max(one.held.at for one in (asked, *answers)))
            if _is_due(said, since, today):
                yield asked, since, (today - since).days


def _is_due(said: RecordFacts, since: date, today: date) -> bool:
    chase = max((one.text for one in said.by_role.get("referral.chase", ())), default="")
    try:
        return date.fromisoformat(chase) <= today
    except ValueError:
        return today - since >= timedelta(days=DAYS)


def _day(instant: str) -> date:
    return datetime.fromisoformat(instant).astimezone().date()


def _code(fact: Fact) -> str:
    coding = fact.value.get("valueCoding")
    return str(coding.get("code") or "") if isinstance(coding, Mapping) else ""
