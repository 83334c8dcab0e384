"""What keeps a thing from being left with somebody: told before an assessment is signed that says it was fitted."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from fieldkit.base.wording import joined, said
from fieldkit.records import paths, values
from fieldkit.records.paths import Path
from fieldkit.services.equipment import equipment_fit
from fieldkit.services.equipment.equipment_answers import code_of
from fieldkit.services.equipment.equipment_check import PURPOSE, check
from fieldkit.services.profile.session import Session
from fieldkit.services.writing.open_record import OpenRecord
from fieldkit.services.writing.sign import NotReadyError

_DONE = "q.done"
_LEFT_THERE = frozenset({"fitted", "left-to-try"})


@dataclass(frozen=True)
class InTheWay:
    """One reason against leaving a thing there. ``path`` leads to the thing in its record; ``words`` say what would help.

    ``blocks``: the record says that it was left there.
    """

    path: Path
    thing: str
    words: str
    blocks: bool


def facts_of(session: Session) -> frozenset[str]:
    """What the rules may take for granted here: in a practice the person is made up."""
    return frozenset({"practice"} if session.laptop.practice else ())


def in_the_way(session: Session, record: OpenRecord) -> tuple[InTheWay, ...]:
    """Everything that stands against what an open record wants; () where it is no equipment assessment.

    Raises EquipmentDataError.
    """
    return tuple(_in_the_way(session, record)) if record.form.purpose == PURPOSE else ()


def hold_back(session: Session, record: OpenRecord) -> None:
    """Raise NotReadyError where a record says that something was left there which may not be."""
    held = [one for one in in_the_way(session, record) if one.blocks]
    if held:
        raise NotReadyError(
            said("{thing} may not be left there yet: {why}", thing=held[0].thing, why=held[0].words),
            said("Do what it says, or change what was done today."),
        )


def _in_the_way(session: Session, record: OpenRecord) -> Iterator[InTheWay]:
    left_there = bool(_LEFT_THERE & set(_codes(record, _DONE)))
    for thing in check(session, record, facts_of(session)).things:
        for why in thing.reasons:
            if why.verdict == equipment_fit.BLOCKED:
                words = why.words if why.clear in why.words else joined(" ", why.words, why.clear)
                yield InTheWay(_place(record, thing.entry), thing.name, words, left_there)


def _codes(record: OpenRecord, link: str) -> Iterator[str]:
    """The choices that stand at a question."""
    hidden = frozenset(record.live.hidden_answers())
    for path, field in record.state.fields.items():
        if link in path and path not in hidden:
            yield from (code_of(values.parse(one.value)) for one in field.said)


def _place(record: OpenRecord, entry: str) -> Path:
    """Where a thing stands; the first answer of the record where it has no entry."""
    for path in record.state.fields:
        if not paths.is_reserved(path) and entry in path:
            return path[: path.index(entry) + 1]
    return next((path for path in record.state.fields if not paths.is_reserved(path)), ())
