"""What an equipment record says to the fit rules: every answer that stands, conflicts and hidden ones too."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from fieldkit.questionnaire.definition import Form
from fieldkit.records import paths, values
from fieldkit.records.merge import RecordState
from fieldkit.records.paths import Path
from fieldkit.services.equipment.equipment_catalogue import FitRules

Value = Mapping[str, Any] | None
Answers = Mapping[str, tuple[Value, ...]]
"""By linkId, each different answer that stands; None is one that was cleared while another stands."""

_NOT_SAID = frozenset({"not-asked", "prefers-not-to-say"})
_DOOR = "E7"
_DOORS = "q.door"


@dataclass(frozen=True)
class Wanted:
    """One thing wanted: its entry ("" where the form has none) and the answers inside it."""

    entry: str
    seen: Answers
    hidden: Answers = field(default_factory=dict)


@dataclass(frozen=True)
class EquipmentAnswers:
    """What counts as answered (``seen``), what is kept though it no longer applies (``hidden``), and the things wanted.

    ``safety`` are linkIds of the form's ⚠ questions; ``names`` what to call each question; ``unread`` how many answers
    can't be read on this laptop.
    """

    seen: Answers
    hidden: Answers
    things: tuple[Wanted, ...]
    safety: tuple[str, ...] = ()
    names: Mapping[str, str] = field(default_factory=dict)
    unread: int = 0


def of_record(form: Form, state: RecordState, hidden: Iterable[Path], rules: FitRules) -> EquipmentAnswers:
    """Read a record's answers. ``hidden`` are the paths of answers that no longer apply."""
    group = rules.fields["group"]
    gone = frozenset(hidden)
    common: tuple[dict[str, tuple[Value, ...]], ...] = ({}, {})
    things: dict[str, tuple[dict[str, tuple[Value, ...]], ...]] = {}
    for path, one in state.fields.items():
        if paths.is_reserved(path):
            continue
        entry = _entry_of(path, group)
        into = common if entry is None else things.setdefault(entry, ({}, {}))
        if path[-1] == entry:
            continue
        said = tuple(values.parse(held.value) for held in one.said)
        if any(values.fhir_value(value) for value in said):
            link = next(part for part in reversed(path) if not paths.is_entry(part))
            place = into[1] if path in gone else into[0]
            place[link] = (*place.get(link, ()), *said)
    _add_unmeasured_doors(state, common[0])
    return EquipmentAnswers(
        seen=common[0],
        hidden=common[1],
        things=tuple(Wanted(entry, seen, kept) for entry, (seen, kept) in things.items()),
        safety=tuple(item.link_id for item in form.walk() if item.safety_item),
        names={item.link_id: item.label for item in form.walk()},
        unread=state.unreadable,
    )


def known(said: tuple[Value, ...]) -> tuple[Mapping[str, Any], ...]:
    """The answers that say something: not cleared, not "not asked"."""
    return tuple(
        one for one in said if one is not None and values.fhir_value(one) and code_of(one) not in _NOT_SAID
    )


def blank(said: tuple[Value, ...]) -> bool:
    """Whether there is no answer, or one of several says nothing."""
    return not said or len(known(said)) < len(said)


def code_of(value: Value) -> str:
    """The code of a choice; "yes" and "no" of a boolean; "" for anything else."""
    match values.fhir_value(value):
        case ("valueCoding", dict() as coding):
            return str(coding.get("code") or "")
        case ("valueBoolean", bool() as truth):
            return "yes" if truth else "no"
    return ""


def amount_of(value: Value, unit: str) -> Decimal | None:
    """A quantity above zero in just this unit ("kg", "mm"); None for anything else."""
    match values.fhir_value(value):
        case ("valueQuantity", dict() as quantity):
            named = quantity.get("code") or quantity.get("unit")
            worth = quantity.get("value")
            if named == unit and isinstance(worth, int | Decimal) and worth > 0:
                return Decimal(worth)
    return None


def _entry_of(path: Path, group: str) -> str | None:
    """The entry of the thing that a path stands in; None for the rest of the form."""
    if group not in path:
        return None
    after = path[path.index(group) + 1 :]
    return after[0] if after and paths.is_entry(after[0]) else ""


def _add_unmeasured_doors(state: RecordState, seen: dict[str, tuple[Value, ...]]) -> None:
    """A door on the way that nobody measured may be the narrowest."""
    doors = {path[: path.index(_DOORS) + 2] for path in state.fields if _DOORS in path and path[-1] != _DOORS}
    for door in doors:
        if not any(path[: len(door)] == door and _DOOR in path for path in state.fields):
            seen[_DOOR] = (*seen.get(_DOOR, ()), None)
