"""Before a copy leaves the screen: who else might see it? And after: who got which format. Both stay with the record."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path as FilePath
from typing import Any, Final

from fieldkit.base.errors import FieldKitError
from fieldkit.base.ids import new_id
from fieldkit.base.wording import said
from fieldkit.questionnaire.items import Item
from fieldkit.records import paths, signoff, values
from fieldkit.records.merge import merge
from fieldkit.records.paths import Path
from fieldkit.services.library import authors
from fieldkit.services.profile.session import Session
from fieldkit.services.writing.beginning import begin_with
from fieldkit.services.writing.capture import open_record
from fieldkit.services.writing.entering import enter
from fieldkit.services.writing.open_record import OpenRecord
from fieldkit.store import lists, revisions
from fieldkit.store.connection import Connection

COPY: Final[Path] = ("", "copy")
"""``("", "copy", "e:<id>")`` is one copy that was asked for: what was answered about it, and what came of it."""

SAFE, HAND, POST, KEEP, NOT_NOW = (
    "copy-safe-here", "copy-hand-to-me", "copy-post", "copy-keep-for-me", "no-copy-now",
)  # fmt: skip
"""The answers to "Who else might see this? Is it safe here?", by the codes that the forms use."""
MAY_BE_MADE: Final = frozenset({SAFE, HAND, POST})

FORMATS: Final[Mapping[str, str]] = {
    "standard-print": said("Standard print"),
    "large-print": said("Large print"),
    "easy-read": said("Easy read"),
    "email": said("By email"),
    "audio": said("Sound recording"),
    "bsl-video": said("British Sign Language video"),
    "braille": said("Braille"),
    "another-language": said("In another language"),
    "read-to-me": said("Read it to me"),
}
PRINTED: Final = ("standard-print", "large-print", "easy-read")
_WENT: Final = frozenset({POST, KEEP})
_TASKS: Final[Mapping[str, str]] = {
    "email": said("Send the copy by email, protected"),
    "audio": said("Make the copy as a sound recording"),
    "bsl-video": said("Get the copy made as a British Sign Language video"),
    "braille": said("Get the copy made in Braille"),
    "another-language": said("Get the copy made in the person's language"),
    "read-to-me": said("Read the copy to the person"),
}
_WITHIN: Final = timedelta(days=7)
_KEPT: Final = ("document", "format", "safe", "where", "how", "language")


class NotAskedError(FieldKitError):
    """A copy was to be made before anybody said whether that is safe."""

    code = "FK-COPY-NOT-ASKED"


class NotSavedError(FieldKitError):
    """The copy could not be written where it was asked for."""

    code = "FK-PRINT-NOT-SAVED"


@dataclass(frozen=True)
class Giving:
    """One copy asked for. ``document``: a kind of ``copies.Kind``; ``format``: a key of FORMATS; ``safe``: the answer.

    ``where``: where to, if it goes somewhere. ``how``: "print", "file" (with a password), "plain-file", or "" where
    nothing was made. ``language``: BCP 47, of what can be made here; "" where nobody wrote it down, as was once so.
    """

    document: str
    format: str
    safe: str
    where: str = ""
    how: str = ""
    language: str = ""


@dataclass(frozen=True)
class GivenLine:
    """A copy that was asked for earlier: when (instant), and by whose hand."""

    giving: Giving
    at: str
    by: str


def require_asked(safe: str | None) -> None:
    """Raises NotAskedError unless the answer lets a copy be made now."""
    if safe not in MAY_BE_MADE:
        raise NotAskedError(
            said("Nobody has said yet that a copy is safe here."),
            said("Ask who else might see it, alone if you can."),
        )


def save(content: bytes, place: str) -> None:
    """Write the file that was asked for. Raises NotSavedError."""
    try:
        FilePath(place).write_bytes(content)
    except OSError as error:
        raise NotSavedError(
            said("The copy can't be saved as {place}: {why}.", place=place, why=error.strerror or error),
            said("Choose another place."),
        ) from error


def note(session: Session, record: str, giving: Giving, opened: OpenRecord | None = None) -> None:
    """Write down one copy with its record, sealed at once; where the form asks about a copy, there too.

    ``opened`` is the record where a window holds it open. Where nothing could be made now, an action says who sees to
    it and by when. Raises RecordNotHereError, StoreError.
    """
    held = opened or open_record(session, record)
    placed = _answer_form(held, giving)
    said = {"document": giving.document, "format": giving.format, "safe": giving.safe, "how": giving.how}
    if giving.where and not placed:
        said["where"] = giving.where
    if giving.language and giving.format in PRINTED:
        said["language"] = giving.language
    own = paths.entry(new_id(session.laptop.clock, session.laptop.random))
    held.set((*COPY, own), {"valueCode": giving.format, "copy": said, "at": session.now()})
    held.seal()
    task = _task(giving)
    if task:
        _begin_action(session, held, task)


def given(session: Session, record: str) -> tuple[GivenLine, ...]:
    """Every copy written down with a record, the newest first."""
    return session.read(lambda connection: _given(connection, record))


def before(session: Session, record: str) -> GivenLine | None:
    """The last copy on paper or in a file that the person got who this record is about, so that the next can be alike.

    The record itself comes first, then what was touched last.
    """
    return session.read(lambda connection: _before(connection, record))


def _before(connection: Connection, record: str) -> GivenLine | None:
    row = lists.record(connection, record)
    person = "" if row is None else row.person or record
    others = (one.id for one in lists.records_of(connection, person)) if person else ()
    for one in dict.fromkeys((record, *others, person)):
        made = (line for line in _given(connection, one) if line.giving.format in PRINTED)
        if found := next((line for line in made if line.giving.how or line.giving.safe in _WENT), None):
            return found
    return None


def _given(connection: Connection, record: str) -> tuple[GivenLine, ...]:
    known = authors.read(connection)
    found = []
    for path, field in merge(revisions.everything_of(connection, record)).fields.items():
        if path[:2] != COPY:
            continue
        for one in field.current:
            said: dict[str, Any] = (values.parse(one.value) or {}).get("copy") or {}
            words = {key: str(said.get(key, "")) for key in _KEPT}
            found.append(GivenLine(Giving(**words), one.at, known.of(one.cert).name))
    return tuple(sorted(found, key=lambda line: line.at, reverse=True))


def _task(giving: Giving) -> str:
    """What is still to be done about this copy; "" for nothing. A printed copy never meets another need."""
    if giving.safe == NOT_NOW:
        return ""
    if giving.format in _TASKS:
        return _TASKS[giving.format]
    if giving.safe == KEEP:
        return said("Keep the copy until the person asks for it")
    return said("Post the copy to where the person asked") if giving.safe == POST else ""


def _begin_action(session: Session, held: OpenRecord, task: str) -> None:
    own = session.practitioner
    due = (session.laptop.clock.now() + _WITHIN).astimezone().date().isoformat()
    made = new_id(session.laptop.clock, session.laptop.random)
    form = session.newest_form("action")
    subject = held.person or held.id
    with begin_with(session, form, record=made, subject=subject, visit=held.visit) as placing:
        said = {"action.what": task, "action.owner-type": "practitioner", "action.owner": own.name}
        placing.entry({**said, "action.due": due, "action.status": "agreed"})


def _answer_form(held: OpenRecord, giving: Giving) -> bool:
    """Answer the form's own questions about a copy where nobody has; whether it has a place for where to.

    They are known by what they offer, never by name. A signed record is left as it was signed.
    """
    safe = next((item for item in held.form.walk() if _offers(item, SAFE)), None)
    beside = safe.parent.children if safe is not None and safe.parent is not None else ()
    wanted = next((item for item in beside if _offers(item, "large-print")), None)
    where = next(
        (item for item in beside if item.type == "text" and safe and _follows(item, safe, POST)), None
    )
    if not signoff.sign_offs(held.revisions):
        for item, answer in ((wanted, giving.format), (safe, giving.safe), (where, giving.where)):
            if item is not None and answer:
                _fill(held, item, answer)
    return where is not None and not signoff.sign_offs(held.revisions)


def _fill(held: OpenRecord, item: Item, said: str) -> None:
    path = tuple(step.link_id for step in item.lineage)
    if held.state.value(path) is None:
        enter(held, path, said)


def _offers(item: Item, code: str) -> bool:
    return any((one.value.get("valueCoding") or {}).get("code") == code for one in item.options)


def _follows(item: Item, asked: Item, code: str) -> bool:
    """Whether an item is asked where another was answered by a code."""
    return any(
        rule.question == asked.link_id
        and isinstance(rule.expected, dict)
        and rule.expected.get("code") == code
        for rule in item.enable_when
    )
