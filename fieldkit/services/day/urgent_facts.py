"""News that must not wait for somebody to open a record: what others said in urgent places, shown on Today until read."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from fieldkit.base.clock import format_instant, parse_instant
from fieldkit.base.wording import joined, said
from fieldkit.questionnaire.definition import Form
from fieldkit.records import access, paths, values
from fieldkit.records.merge import Held, merge
from fieldkit.records.paths import Path
from fieldkit.services.day import arrivals
from fieldkit.services.known import going_ahead
from fieldkit.services.known.needs import facts_of
from fieldkit.services.library.form_shelf import FormShelf
from fieldkit.services.library.form_words import label_words
from fieldkit.services.library.record_lines import Lines
from fieldkit.services.library.words import day_words, value_words
from fieldkit.store import came, form_facts, lists, revisions
from fieldkit.store.connection import Connection

URGENT = "urgent-fact"
_LATELY = timedelta(days=14)
_ONE_EXCHANGE = timedelta(minutes=10)
"""Pages of one exchange come one after the other; what is told twice does less harm than what is not told."""

_COVER = "visit.cover"
_COVER_TO, _COVER_BY, _COVER_NOTE = "visit.cover-to", "visit.cover-by", "visit.cover-note"
_TELLS_ITSELF = ("person.death", _COVER)
_IS_THE_VISIT = frozenset({"visit.planned-start", "visit.planned-end"})


@dataclass(frozen=True)
class UrgentLine:
    """What is new about one person or visit. ``at`` (instant) is when it came.

    ``restricted``: some of it is for few; then neither name nor words stand here.
    """

    record: str
    person: str
    name: str
    words: tuple[str, ...]
    at: str
    restricted: bool


def news(
    connection: Connection, shelf: FormShelf, practitioner: str, now: datetime
) -> tuple[UrgentLine, ...]:
    """Urgent facts by others that came and were not read yet, the newest first."""
    lines = Lines(connection)
    since = format_instant(now - _LATELY)
    found = []
    for record, at, first in arrivals.held(connection):
        row = lists.record(connection, record)
        if row is None or not _may_be_urgent(connection, row.form):
            continue
        one = _Record(connection, shelf, lines, row, first)
        said, restricted = one.words(practitioner, since, now.astimezone().date())
        if said or restricted:
            name = "" if restricted else lines.name(row.person)
            found.append(UrgentLine(record, row.person, name, () if restricted else said, at, restricted))
    return tuple(found)


def _may_be_urgent(connection: Connection, canonical: str) -> bool:
    facts = form_facts.find(connection, canonical)
    if facts.purpose not in ("person", "visit", "responder-card"):
        return False
    return facts.priority == URGENT or any(one.priority == URGENT for one in facts.items.values())


class _Record:
    """One record that came, with what in it is new since ``first``."""

    def __init__(
        self, connection: Connection, shelf: FormShelf, lines: Lines, row: lists.RecordRow, first: str
    ) -> None:
        self._connection = connection
        self._lines = lines
        self._row = row
        self._came = came.arrivals_of(connection, row.id)
        self._first = format_instant(parse_instant(first) - _ONE_EXCHANGE)
        self._facts = facts_of(connection, row.id)
        self._form: Form = shelf.form(connection, self._facts.canonical)
        self._begun = min(self._came.values(), default="")

    def words(self, practitioner: str, since: str, today: date) -> tuple[tuple[str, ...], bool]:
        """The new facts in words, and whether some are for few."""
        told: dict[str, None] = {}
        restricted = False
        for path, held in self._new(practitioner, since):
            item = self._facts.labels.item(path)
            if item.label != access.ORDINARY or item.secret:
                restricted = True
            elif item.role.startswith(_COVER):
                told |= dict.fromkeys(self._cover(path, practitioner))
            elif words := self._word(path, held, item.role, today):
                told[words] = None
        return tuple(told), restricted

    def _new(self, practitioner: str, since: str) -> Iterator[tuple[Path, Held]]:
        state = merge(revisions.everything_of(self._connection, self._row.id))
        for path, field in state.fields.items():
            item = self._facts.labels.item(path)
            if paths.is_reserved(path) or item.priority != URGENT or item.role in _IS_THE_VISIT:
                continue
            for held in field.current:
                came_at = self._came.get(held.revision, "")
                changed = came_at > self._begun or item.role.startswith(_TELLS_ITSELF)
                others = self._lines.authors.of(held.cert).practitioner != practitioner
                if changed and others and came_at >= self._first and held.at >= since:
                    yield path, held

    def _cover(self, path: Path, practitioner: str) -> Iterator[str]:
        """Who goes instead of whom: for who covers and who goes along, in one sentence; nobody else needs to hear it."""

        def beside(role: str) -> str:
            return next((one.text for one in self._facts.by_role.get(role, ()) if one.path[:-1] == path[:-1]), "")

        visit = lists.visit(self._connection, self._row.id)
        if self._facts.labels.item(path).role != _COVER_TO or visit is None or practitioner not in visit.attendees:
            return
        to, by = beside(_COVER_TO), beside(_COVER_BY)
        mine = self._lines.authors.named(practitioner) == to
        yield said("You cover this visit for {by}.", by=by) if mine else said("{to} covers this visit for {by}.", to=to, by=by)
        if note := beside(_COVER_NOTE):
            yield said("From {by}: {note}", by=by, note=note)

    def _word(self, path: Path, held: Held, role: str, today: date) -> str:
        if role.startswith("person.death"):
            return self._death()
        value: Mapping[str, object] | None = values.parse(held.value)
        words = _in_words(value, today)
        item = self._form.item(next((one for one in reversed(path) if not paths.is_entry(one)), ""))
        if not words or item is None or item.hidden:
            return ""
        return joined(": ", label_words(item, ask=False), words)

    def _death(self) -> str:
        name = self._lines.name(self._row.person)
        death = going_ahead.death_of(self._facts, self._lines.authors)
        if death is not None:
            return death.words(name)
        return said("{name} is alive: the news of a death was a mistake.", name=name)


def _in_words(value: Mapping[str, object] | None, today: date) -> str:
    """An answer as people say it: a moment is a day and a time."""
    moment = (value or {}).get("valueDateTime") or (value or {}).get("valueDate")
    if not isinstance(moment, str):
        return value_words(value)
    clock = f"{datetime.fromisoformat(moment).astimezone():%H:%M}" if "T" in moment else ""
    return joined(" ", day_words(moment, today), clock)
