"""Nobody is passed on: what was asked of another service and not taken on comes back to whoever asked."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from fieldkit.records import access
from fieldkit.services.known.needs import RecordFacts, facts_of
from fieldkit.services.library.record_lines import Lines
from fieldkit.store import form_facts, lists
from fieldkit.store.connection import Connection
from fieldkit.store.facts import Fact

DAYS = 7
"""After so many days without an answer it comes back, unless a day to ask again was written down."""

_OPEN = frozenset({"no-answer-yet", "not-asked", "prefers-not-to-say"})
_FORMS = ("referral", "episode", "equipment", "action")


@dataclass(frozen=True)
class _Asking:
    """Roles of one way to ask: whom, what they answered, when to ask again, and what was asked ("" for just that).

    ``kind`` is the role that says who answers, and ``others`` the codes of it that are somebody outside: nobody chases
    what the person does for themselves.
    """

    who: str
    answer: str
    chase: str = ""
    what: str = ""
    kind: str = ""
    others: frozenset[str] = frozenset()


_WAYS = (
    _Asking("referral.service", "referral.answer", "referral.chase"),
    _Asking("episode.pulled", "episode.pulled-state"),
    _Asking(
        "permission.who", "permission.answer", "permission.chase", kind="permission.who",
        others=frozenset({"council", "housing-association", "private-landlord", ""}),
    ),
    _Asking(
        "action.owner", "action.accepted", what="action.what", kind="action.owner-type",
        others=frozenset({"agency", "community"}),
    ),
)  # fmt: skip
_OVER = frozenset({"done", "no-longer-wanted"})


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
    known = lines.authors.by_certificate.items()
    own = [certificate for certificate, one in known if one.practitioner == practitioner]
    rows = {row.id: row for name in _FORMS for one in own for row in lists.written_by(connection, one, name)}
    found = []
    for row in rows.values():
        if form_facts.find(connection, row.form).label == access.ORDINARY:
            said = facts_of(connection, row.id)
            found += [
                UnansweredLine(row.id, row.person, lines.name(row.person), asked, since.isoformat(), days)
                for asked, since, days in _waiting(said, lines, practitioner, today)
            ]
    return tuple(sorted(found, key=lambda one: (one.since, one.record)))


def _waiting(
    said: RecordFacts, lines: Lines, practitioner: str, today: date
) -> Iterator[tuple[str, date, int]]:
    if any(_code(one) in _OVER for one in said.by_role.get("action.status", ())):
        return
    for way in _WAYS:
        for asked in said.by_role.get(way.who, ()):
            if lines.authors.of(asked.held.cert).practitioner != practitioner or not _outside(said, way):
                continue
            answers = [one for one in said.by_role.get(way.answer, ()) if one.entry == asked.entry]
            if any(_code(one) not in _OPEN for one in answers):
                continue
            since = _day(max(one.held.at for one in (asked, *answers)))
            if _is_due(said, way, since, today):
                what = next((one.text for one in said.by_role.get(way.what, ())), "")
                yield f"{asked.text}: {what}" if what else asked.text, since, (today - since).days


def _outside(said: RecordFacts, way: _Asking) -> bool:
    return not way.kind or any(_code(one) in way.others for one in said.by_role.get(way.kind, ()))


def _is_due(said: RecordFacts, way: _Asking, since: date, today: date) -> bool:
    chase = max((one.text for one in said.by_role.get(way.chase, ())), default="")
    try:
        return date.fromisoformat(chase) <= today
    except ValueError:
        return today - since >= timedelta(days=DAYS)


def _day(instant: str) -> date:
    return datetime.fromisoformat(instant).astimezone().date()


def _code(fact: Fact) -> str:
    coding = fact.value.get("valueCoding")
    return str(coding.get("code") or "") if isinstance(coding, Mapping) else ""
