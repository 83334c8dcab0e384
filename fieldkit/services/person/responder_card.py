"""What a responder needs at two in the morning, each thing with its date; the key safe only for a call-out that they began."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from fieldkit.base.clock import parse_instant
from fieldkit.base.errors import FieldKitError
from fieldkit.base.ids import new_id
from fieldkit.base.wording import said
from fieldkit.questionnaire.items import Item
from fieldkit.questionnaire.nodes import Node
from fieldkit.records import access, paths, values
from fieldkit.records.paths import Path
from fieldkit.services.library import authors
from fieldkit.services.library.words import value_words
from fieldkit.services.profile.session import Session
from fieldkit.services.visit import visits
from fieldkit.services.visit.call_out import incident_of
from fieldkit.services.visit.visits import CALL_OUT, VisitLine
from fieldkit.services.writing.capture import open_record
from fieldkit.services.writing.open_record import OpenRecord
from fieldkit.store import lists
from fieldkit.store.connection import Connection

KIND = "responder-card"
SHOWN_SECONDS = 60
"""How long a code stays on the screen."""

LOOKED: Path = ("", "looked")
"""``("", "looked", "e:<id>")`` in the call-out's record is one look at a code: who is its author, when, for which incident."""

_OLD = timedelta(days=365)
_LASTS = timedelta(hours=12)
_SAYS_NOTHING = frozenset({"not-asked", "prefers-not-to-say"})


class KeyNotShownError(FieldKitError):
    """A code that may not be shown now."""

    code = "FK-KEY-SAFE"


@dataclass(frozen=True)
class CardLine:
    """One thing on the card. ``day`` is a FHIR date: when it was ``checked``, else when it was written down.

    ``old``: that is more than twelve months ago. ``restricted``: shown only by a press, and for a minute.
    """

    label: str
    words: str
    help: str
    day: str
    checked: bool
    old: bool
    restricted: bool


@dataclass(frozen=True)
class CardPart:
    """A heading of the card and its lines."""

    title: str
    lines: tuple[CardLine, ...]


@dataclass(frozen=True)
class ResponderCard:
    """A person's card. ``has_code``: there is a code, which is never among the lines."""

    record: str
    person: str
    parts: tuple[CardPart, ...]
    has_code: bool

    @property
    def any_old(self) -> bool:
        """Whether anything on it is more than twelve months old."""
        return any(line.old for part in self.parts for line in part.lines)


@dataclass(frozen=True)
class Look:
    """One look at a code. ``at`` is an instant."""

    at: str
    by: str
    incident: str


def card_of(session: Session, person: str) -> ResponderCard | None:
    """The newest card about a person; None where none is on this laptop."""
    record_id = session.read(lambda connection: _newest(connection, person)) if person else ""
    if not record_id:
        return None
    record = open_record(session, record_id)
    today = session.laptop.clock.now().astimezone().date()
    parts = tuple(_parts(record, today))
    return ResponderCard(record_id, person, parts, any(codes_in(record)))


def reveal_code(
    session: Session, visit: str, opened: Mapping[str, OpenRecord]
) -> tuple[tuple[str, str], ...]:
    """The code and where it is, as labels and words, to be shown for SHOWN_SECONDS; the look is on the disk before.

    Only for a call-out that this practitioner began, with control's incident number. Raises KeyNotShownError.
    """
    record, incident = own_call_out(session, visit, opened)
    card = card_of(session, record.person)
    if card is None or not card.has_code:
        raise KeyNotShownError(said("No code is known here."), said("Ask control, or a keyholder."))
    write_look(session, record, incident)
    return tuple(codes_in(open_record(session, card.record)))


def write_look(session: Session, record: OpenRecord, incident: str) -> None:
    """Keep in a record that its author looks at a code now; on the disk when this returns."""
    entry = paths.entry(new_id(session.laptop.clock, session.laptop.random))
    record.set(
        (*LOOKED, entry), {"valueCode": "key-safe", "looked": {"at": session.now(), "incident": incident}}
    )
    record.flush()


def looks(session: Session, record_id: str) -> tuple[Look, ...]:
    """Who looked at a code during a call-out, the first look first."""
    record = open_record(session, record_id)
    known = session.read(authors.read)
    found = []
    for path, field in record.state.fields.items():
        if path[:2] == LOOKED:
            for held in field.current:
                said = (values.parse(held.value) or {}).get("looked") or {}
                found.append(Look(str(said.get("at")), known.of(held.cert).name, str(said.get("incident"))))
    return tuple(sorted(found, key=lambda one: one.at))


def own_call_out(session: Session, visit: str, opened: Mapping[str, OpenRecord]) -> tuple[OpenRecord, str]:
    """The record of one's own call-out under way, and control's number. Raises KeyNotShownError."""
    line = session.read(lambda connection: visits.one(connection, session.shelf, visit))
    begun = [one.id for one in line.records if one.form == CALL_OUT] if line is not None else []
    if line is None or not begun or not _mine_now(session, line):
        raise KeyNotShownError(
            said("The code shows only to whoever started the call-out, while it lasts."),
            said("Start a call-out first."),
        )
    record = opened.get(begun[0]) or open_record(session, begun[0])
    incident = incident_of(record)
    if not incident:
        raise KeyNotShownError(
            said("The code needs control's incident number."),
            said("Write the number into the call-out, then press again."),
        )
    return record, incident


def _mine_now(session: Session, line: VisitLine) -> bool:
    own = session.practitioner
    age = session.laptop.clock.now() - parse_instant(line.starts)
    return own.id in line.attendees and age <= _LASTS


def _newest(connection: Connection, person: str) -> str:
    found = (one.id for one in lists.records_of(connection, person) if one.kind == KIND)
    return next(found, "")


def _parts(record: OpenRecord, today: date) -> Iterator[CardPart]:
    for group in record.root.children:
        if group.shown and (lines := tuple(_lines(record, group, today))):
            yield CardPart(group.text, lines)


def _lines(record: OpenRecord, group: Node, today: date) -> Iterator[CardLine]:
    """A day in a group says when everything above it, back to the day before, was checked.

    Where there is a code, what is restricted beside it comes with the code only.
    """
    waiting: list[Node] = []
    guarded = any(one.item is not None and one.item.secret for one in group.children)
    for node in group.children:
        item = node.item
        if item is None or not node.shown or item.is_display or item.secret:
            continue
        if guarded and _restricted(item):
            continue
        if item.type == "date":
            yield from (_line(record, one, value_words(_first(node)), today) for one in waiting)
            waiting = []
        elif _words(node):
            waiting.append(node)
    yield from (_line(record, one, "", today) for one in waiting)


def _line(record: OpenRecord, node: Node, checked: str, today: date) -> CardLine:
    item = node.item
    assert item is not None, "only questions and groups become lines"
    day = checked or _written(record, node)
    return CardLine(
        label=item.label,
        words=_words(node),
        help=item.help,
        day=day,
        checked=bool(checked),
        old=bool(day) and today - date.fromisoformat(f"{day}-01-01"[:10]) > _OLD,
        restricted=_restricted(item),
    )


def _written(record: OpenRecord, node: Node) -> str:
    """The local day on which the newest of these answers was given."""
    inside = {one.path for one in node.walk()}
    moments = [one.at for path in inside for one in record.said(path)]
    return datetime.fromisoformat(max(moments)).astimezone().date().isoformat() if moments else ""


def _words(node: Node) -> str:
    item = node.item
    if item is None or item.secret or item.is_display:
        return ""
    if item.is_group:
        entries = node.children if item.has_entries else (node,)
        told = (", ".join(filter(None, map(_words, one.children))) for one in entries)
        return "; ".join(filter(None, told))
    if item.type == "boolean":
        return item.label if (_first(node) or {}).get("valueBoolean") is True else ""
    return ", ".join(
        value_words(one)
        for one in node.values
        if ((one.get("valueCoding") or {}).get("code")) not in _SAYS_NOTHING
    )


def codes_in(record: OpenRecord) -> Iterator[tuple[str, str]]:
    """What stands in secret items, and what is restricted beside them: where the key safe is. To be shown, never kept."""
    for group in record.root.walk():
        guarded = any(one.item is not None and one.item.secret and one.values for one in group.children)
        for node in group.children if guarded else ():
            if node.item is not None and _restricted(node.item) and node.values:
                yield node.text, value_words(_first(node))


def _restricted(item: Item) -> bool:
    return item.effective_sensitivity not in ("", access.ORDINARY)


def _first(node: Node) -> Mapping[str, object] | None:
    return node.values[0] if node.values else None
