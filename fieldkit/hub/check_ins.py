"""Who should be back by now: what the person who watches is told though the laptop that went out is dead."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, select

from fieldkit.hub import schema
from fieldkit.hub.ending_facts import SUBJECT
from fieldkit.hub.facts import KIND, read_facts, records_with_fact
from fieldkit.hub.form_facts import UNKNOWN, FormFacts
from fieldkit.hub.forms import known_forms
from fieldkit.hub.revision_rows import read_record
from fieldkit.records import values
from fieldkit.records.merge import RecordState, merge

WATCHER, THEN, BACK_BY, OUT_AT = (
    "visit.watcher", "visit.watcher-then", "visit.back-by", "visit.out-at",
)  # fmt: skip
WATCHER_PHONE, OWN_PHONE = "visit.watcher-phone", "visit.own-phone"
_ADDRESS = ("person.address", "person.postcode")


@dataclass(frozen=True)
class Due:
    """A visit of which nobody has said that they are out. ``back_by`` is an instant; all but it and ``visit`` may be "".

    ``who`` wrote the check-in: their names, as colleagues see them. ``place`` is the address of whom they visit.
    """

    visit: str
    back_by: str
    watcher: str
    who: str
    then: str
    watcher_phone: str = ""
    own_phone: str = ""
    place: str = ""


def due(connection: Connection, area: str, now: datetime) -> list[Due]:
    """Visits whose time to be back is over, the longest wait first. Where two times stand, the earlier counts."""
    found = []
    for record in records_with_fact(connection, area, KIND, ["visit"]):
        revisions = list(read_record(connection, area, record).values())
        forms = known_forms(connection, area, {one.header.form for one in revisions})
        state = merge(revisions)
        said = _by_role(state, list(forms.values()))
        times = [one for one in said.get(BACK_BY, ()) if _instant(one) is not None]
        back = min(times, key=datetime.fromisoformat, default="")
        if not back or said.get(OUT_AT) or datetime.fromisoformat(back) > now:
            continue
        who = _names(connection, area, _checked_in(state, list(forms.values())))
        found.append(
            Due(
                record,
                back,
                _joined(said, WATCHER),
                who,
                _joined(said, THEN),
                watcher_phone=_joined(said, WATCHER_PHONE),
                own_phone=_joined(said, OWN_PHONE),
                place=_place(connection, area, record),
            )
        )
    return sorted(found, key=lambda one: datetime.fromisoformat(one.back_by))


def _checked_in(state: RecordState, forms: Iterable[FormFacts]) -> frozenset[str]:
    """The certificates that wrote when they are back: whoever planned the visit, or hands it over, is not out there."""
    known = list(forms) or [UNKNOWN]
    return frozenset(
        held.cert
        for path, at_path in state.fields.items()
        if any(form.role(path) == BACK_BY for form in known)
        for held in at_path.current
    )


def _place(connection: Connection, area: str, visit: str) -> str:
    """The address of whoever is visited, as their own record says it."""
    lines = []
    for person in sorted(read_facts(connection, area, [visit]).get(visit, {}).get(SUBJECT, ())):
        revisions = list(read_record(connection, area, person).values())
        forms = known_forms(connection, area, {one.header.form for one in revisions})
        said = _by_role(merge(revisions), list(forms.values()))
        lines += [" ".join(_joined(said, role).split()) for role in _ADDRESS]
    return ", ".join(line for line in lines if line)


def _by_role(state: RecordState, forms: Iterable[FormFacts]) -> Mapping[str, list[str]]:
    known = list(forms) or [UNKNOWN]
    said: dict[str, list[str]] = {}
    for path, at_path in state.fields.items():
        role = next((role for form in known if (role := form.role(path))), "")
        for held in at_path.current if role else ():
            value = values.fhir_value(values.parse(held.value))
            if value is not None:
                said.setdefault(role, []).append(str(value[1]))
    return said


def _joined(said: Mapping[str, list[str]], role: str) -> str:
    return " or ".join(dict.fromkeys(said.get(role, ())))


def _instant(text: str) -> datetime | None:
    try:
        found = datetime.fromisoformat(text)
    except ValueError:
        return None
    return found if found.tzinfo is not None else None


def _names(connection: Connection, area: str, certificates: Iterable[str]) -> str:
    table, people = schema.certificate, schema.practitioner
    rows = connection.execute(
        select(people.c.name)
        .join(table, (table.c.practitioner == people.c.id) & (table.c.area == people.c.area))
        .where(people.c.area == area, table.c.id.in_(sorted(set(certificates))))
        .distinct()
        .order_by(people.c.name)
    )
    return ", ".join(rows.scalars())
