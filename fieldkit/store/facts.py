"""What a record says to the lists: read through the roles that its form gives its items, never through their names."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from fieldkit.records import access, paths, values
from fieldkit.records.merge import Held, RecordState
from fieldkit.records.paths import Path
from fieldkit.store.form_facts import FormFacts


@dataclass(frozen=True)
class Fact:
    """One current answer of an item with a role: its text for people, its value, and the answer itself."""

    role: str
    path: Path
    text: str
    value: Mapping[str, Any]
    held: Held

    @property
    def entry(self) -> Path:
        """The path of the innermost entry it stands in (of a group, not of its own repetition); () for none."""
        for length in range(len(self.path) - 1, 0, -1):
            inside = self.path[:length]
            if paths.is_entry(inside[-1]) and not paths.is_entry(self.path[length]):
                return inside
        return ()

    def reference(self, kind: str) -> str:
        """The id behind ``valueReference`` ``kind/<id>``; "" where it is none of that kind."""
        return reference_id(self.value, kind)


def of_state(state: RecordState, form: FormFacts) -> dict[str, tuple[Fact, ...]]:
    """All that a record says in items with a role, by role, in path order; conflicting answers each count."""
    found: dict[str, list[Fact]] = {}
    for path, field in state.fields.items():
        role = form.item(path).role
        if not role or paths.is_reserved(path):
            continue
        for held in field.said:
            value = values.parse(held.value)
            text = shown(value)
            if value is not None and text:
                found.setdefault(role, []).append(Fact(role, path, text, value, held))
    return {role: tuple(facts) for role, facts in found.items()}


def text_of(found: Mapping[str, tuple[Fact, ...]], role: str) -> str:
    """The texts of a role joined for one line; "" for none."""
    return ", ".join(dict.fromkeys(fact.text for fact in found.get(role, ())))


def shown(value: Mapping[str, Any] | None) -> str:
    """An answer as short text: a coding by its display, a quantity with its unit, a reference by its display."""
    said = values.fhir_value(value)
    match said:
        case None | (_, None):
            return ""
        case ("valueBoolean", truth):
            return "yes" if truth else "no"
        case ("valueCoding" | "valueReference" | "valueAttachment", dict() as inner):
            first = (
                inner.get(name)
                for name in ("display", "text", "title", "code", "reference")
                if inner.get(name)
            )
            return str(next(first, ""))
        case ("valueQuantity", dict() as inner):
            return f"{inner.get('value', '')} {inner.get('unit') or inner.get('code') or ''}".strip()
        case (_, plain):
            return str(plain)


def reference_id(value: Mapping[str, Any] | None, kind: str) -> str:
    """The id in ``{"valueReference": {"reference": "<kind>/<id>"}}``; "" where there is none."""
    target = str(((value or {}).get("valueReference") or {}).get("reference") or "")
    return target.removeprefix(kind + "/") if target.startswith(kind + "/") else ""


def current_form(state: RecordState, fallback: str) -> str:
    """The canonical name of the form version this record is at: of several moves at once the highest version."""
    field = state.fields.get(paths.FORM)
    moved = (
        [str((values.parse(held.value) or {}).get("valueCanonical") or "") for held in field.current]
        if field
        else []
    )
    return max((one for one in moved if one), key=_version, default=fallback)


def label_of(path: Path, forms: Sequence[FormFacts]) -> str:
    """How private the answer at a path is: the strictest that any of the record's form versions says."""
    if len(forms) == 1:
        return forms[0].item(path).label
    return access.strictest(form.item(path).label for form in forms)


def _version(canonical: str) -> tuple[tuple[int, ...], str]:
    written = canonical.partition("|")[2].partition("#")[0]
    return tuple(int(part) if part.isdecimal() else 0 for part in written.split(".")), canonical
