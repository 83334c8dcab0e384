"""Whom to talk about together, and why: prompts that nobody has written a team talk for yet, and notes that wait for a reply."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from fieldkit.records import access
from fieldkit.records.paths import Path
from fieldkit.services.known.said_in import said_in
from fieldkit.services.library.record_lines import Lines
from fieldkit.services.profile.session import Session
from fieldkit.services.sending import lease
from fieldkit.services.writing.open_record import OpenRecord
from fieldkit.store import form_facts, lists, outbox
from fieldkit.store.connection import Connection
from fieldkit.store.lists import RecordRow

PROMPT, TALK, CONCERN = "mdt-prompt", "huddle-note", "safeguarding-concern"
AGREED, NOT_ASKED = "yes", ""

REPLY, LOOKED = "m.answer", "m.review"
"""What the council decided about a note, and who has looked at it: items of its form."""

WAITS, UNSIGNED, SAFE, READ, ANSWERED = "waits", "unsigned", "safe", "read", "answered"
"""How far a note has come: not at the hub, there but not signed, there, looked at by somebody, with an answer."""


@dataclass(frozen=True)
class ToDiscuss:
    """One person to talk about. ``reasons`` are the prompts that hold; ``agreed`` that the person said yes, else ask first."""

    record: str
    person: str
    name: str
    reasons: tuple[str, ...]
    agreed: bool
    since: str
    note: str


@dataclass(frozen=True)
class SentNote:
    """A note of mine and how far it has come. It has no name: somebody may be reading along."""

    record: str
    state: str
    at: str


@dataclass(frozen=True)
class TeamTalk:
    """Everything for the page."""

    people: tuple[ToDiscuss, ...]
    notes: tuple[SentNote, ...]


def team_talk(session: Session) -> TeamTalk:
    """The longest wait first. Who said no to being talked about is left out. Raises LeaseEndedError."""
    lease.require(session)
    own = session.practitioner.id

    def look(connection: Connection) -> TeamTalk:
        lines = Lines(connection)
        return TeamTalk(
            tuple(sorted(_to_discuss(session, connection, lines), key=lambda one: one.since)),
            tuple(sorted(_notes(connection, lines, own), key=lambda one: one.at, reverse=True)),
        )

    return session.read(look)


def _to_discuss(session: Session, connection: Connection, lines: Lines) -> Iterator[ToDiscuss]:
    talked: dict[str, str] = {}
    for row in lists.records(connection, form=TALK):
        talked[row.person] = max(talked.get(row.person, ""), _begun(row))
    seen: set[str] = set()
    newest = sorted(lists.records(connection, form=PROMPT), key=_begun, reverse=True)
    for row in newest:
        if not row.person or row.person in seen or talked.get(row.person, "") > _begun(row):
            continue
        if form_facts.find(connection, row.form).label != access.ORDINARY:
            continue
        seen.add(row.person)
        form = session.shelf.form(connection, row.form)
        said = said_in(connection, row.id)
        agreed = next((one.code for one in said if one.link == "m.ok"), NOT_ASKED)
        items = (form.item(one.link) for one in said if one.value.get("valueBoolean") is True)
        reasons = tuple(item.label for item in items if item is not None)
        if reasons and agreed in {AGREED, NOT_ASKED}:
            note = next((one.text for one in said if one.link == "m.note"), "")
            yield ToDiscuss(
                row.id, row.person, lines.name(row.person), reasons, agreed == AGREED, _begun(row), note
            )


def reply_in(record: OpenRecord) -> Path | None:
    """Where a note says what came back on it; None while nothing did, and in every other record."""
    if record.form.purpose != "concern":
        return None
    answered = {node.item.link_id: node.path for node in record.root.walk() if node.item is not None and node.answered}
    return answered.get(REPLY) or answered.get(LOOKED)


def _notes(connection: Connection, lines: Lines, own: str) -> Iterator[SentNote]:
    for row in lists.records(connection, form=CONCERN):
        if all(lines.authors.of(one).practitioner != own for one in row.authors):
            continue
        said = {one.link for one in said_in(connection, row.id)}
        if REPLY in said:
            state = ANSWERED
        elif LOOKED in said:
            state = READ
        elif row.delivery not in {outbox.SAFE, outbox.RECEIVED} or row.touched:
            state = WAITS
        else:
            state = SAFE if row.signed else UNSIGNED
        yield SentNote(row.id, state, row.signed or _begun(row))


def _begun(row: RecordRow) -> str:
    """The instant of its first revision, or of its draft where nothing is sealed yet."""
    return row.started or row.touched
