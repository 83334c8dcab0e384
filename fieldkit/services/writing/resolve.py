"""Two answers at one place: choose one, join them, write anew, or leave both standing. Nothing else waits for it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from fieldkit.base.errors import FieldKitError
from fieldkit.base.wording import said
from fieldkit.records import paths, values
from fieldkit.records.merge import ContestedRemoval
from fieldkit.records.paths import Path
from fieldkit.services.library.record_lines import Lines, RecordLine
from fieldkit.services.profile.session import Session
from fieldkit.services.writing.open_record import OpenRecord
from fieldkit.services.writing.shown_answers import Said
from fieldkit.store import lists
from fieldkit.store.connection import Connection

STANDING = "standing"
"""``("", "standing", <path>)`` says that both answers at a path are to stand, and which."""


class NothingToSettleError(FieldKitError):
    """There are no two answers here."""

    code = "FK-SETTLE-NOTHING"


@dataclass(frozen=True)
class Conflict:
    """Answers that differ at one place. ``standing``: somebody has said that all of them are to stand.

    ``joinable``: texts that can be joined; numbers, dates, choices and safety items are chosen or asked again.
    """

    path: Path
    label: str
    said: tuple[Said, ...]
    standing: bool
    joinable: bool
    safety: bool


@dataclass(frozen=True)
class Removed:
    """An entry that one removed while another changed something in it: it stays until somebody settles it."""

    path: Path
    by: str
    at: str
    changed_by: tuple[str, ...]


def records_to_settle(session: Session) -> tuple[RecordLine, ...]:
    """Records with two answers at one place, the newest first."""

    def look(connection: Connection) -> tuple[RecordLine, ...]:
        lines = Lines(connection)
        return tuple(lines.line(row) for row in lists.records_with_conflicts(connection))

    return session.read(look)


def conflicts(record: OpenRecord) -> tuple[Conflict, ...]:
    """Every place in this record where answers differ."""
    return tuple(
        _conflict(record, field.path) for field in record.state.conflicts if not paths.is_reserved(field.path)
    )


def removals(record: OpenRecord) -> tuple[Removed, ...]:
    """Entries removed by one and changed by another."""
    return tuple(_removed(record, one) for one in record.state.contested)


def choose(record: OpenRecord, path: Path, digest: str) -> None:
    """Let one of the answers stand for all of them. Raises NothingToSettleError."""
    said = _said(record, path)
    chosen = next((one for one in said if one.digest == digest), None)
    if chosen is None:
        raise _nothing()
    record.settle(path, chosen.value)


def rewrite(record: OpenRecord, path: Path, value: Mapping[str, Any] | None) -> None:
    """Answer anew over everything that stands there: a joined text, or what was asked again."""
    _said(record, path)
    record.settle(path, value)


def keep_removed(record: OpenRecord, path: Path) -> None:
    """Remove the entry after all, with what was changed in it."""
    record.remove(path)


def keep_changed(record: OpenRecord, path: Path) -> None:
    """Keep the entry: the removal is taken back."""
    contested = [one for one in record.state.contested if one.path == path]
    if not contested:
        raise _nothing()
    record.answer_over(path, {"order": record.node(path).order}, (one.removal.digest for one in contested))


def leave_standing(record: OpenRecord, path: Path) -> None:
    """Say that all of them are to stand: they print side by side with their authors. An answer of its own."""
    said = _said(record, path)
    record.set(_standing_path(path), {"valueString": _digests(said)})


def joined_start(record: OpenRecord, path: Path) -> tuple[str, ...]:
    """The texts at a path, for a joined text to begin from; () where they are not plain texts."""
    found = [(one.value or {}).get("valueString") for one in record.said(path)]
    return tuple(one for one in found if isinstance(one, str)) if all(found) else ()


def undo(record: OpenRecord) -> bool:
    """Take the last step back; whether there was one."""
    return record.undo()


def _said(record: OpenRecord, path: Path) -> tuple[Said, ...]:
    said = record.said(path)
    if len(said) < 2:
        raise _nothing()
    return said


def _nothing() -> NothingToSettleError:
    return NothingToSettleError(
        said("There are no two answers here to settle."), said("Look at the record again.")
    )


def _conflict(record: OpenRecord, path: Path) -> Conflict:
    said = record.said(path)
    item = record.form.item(next((one for one in reversed(path) if not paths.is_entry(one)), ""))
    safety = item is not None and item.safety_item
    standing = record.state.value(_standing_path(path))
    return Conflict(
        path=path,
        label=item.label if item is not None else "",
        said=said,
        standing=standing is not None and (values.parse(standing) or {}).get("valueString") == _digests(said),
        joinable=not safety and bool(joined_start(record, path)),
        safety=safety,
    )


def _removed(record: OpenRecord, contested: ContestedRemoval) -> Removed:
    known = record.authors
    return Removed(
        path=contested.path,
        by=known.of(contested.removal.cert).name,
        at=contested.removal.at,
        changed_by=known.names(tuple(one.cert for one in contested.changed)),
    )


def _standing_path(path: Path) -> Path:
    return ("", STANDING, paths.encode(path))


def _digests(said: tuple[Said, ...]) -> str:
    return " ".join(sorted(one.digest for one in said))
