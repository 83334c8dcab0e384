"""What somebody needs from us at a visit and nobody has seen to: the step of the accessible-information rule that fails most."""

from __future__ import annotations

from collections.abc import Mapping

from fieldkit.services.known.needs import ADJUSTMENT, RecordFacts
from fieldkit.store.facts import Fact

_SEEN_TO = frozenset({"met-booked", "met-there"})
_SOMEBODY_ELSE = frozenset(
    {
        "bsl-interpreter",
        "lip-speaker",
        "deafblind-guide",
        "speech-to-text-reporter",
        "language-interpreter",
        "advocate",
    }
)
"""Needs that are only met by booking somebody."""


def unmet(person: RecordFacts | None, visit: RecordFacts) -> tuple[str, ...]:
    """Each need that is not seen to for this visit, with how it stands: ``BSL interpreter: not booked``."""
    found: dict[str, None] = {}
    planned = visit.by_role.get("visit.need", ())
    stands = {one.entry: one for one in visit.by_role.get("visit.need-met", ())}
    for need in planned:
        met = stands.get(need.entry)
        if met is None or _code(met) not in _SEEN_TO:
            found[f"{need.text}: {_how(met)}"] = None
    asked = {one.text.casefold() for one in planned}
    for need in person.by_role.get(ADJUSTMENT, ()) if person is not None else ():
        if _code(need) in _SOMEBODY_ELSE and not any(need.text.casefold() in one for one in asked):
            found[f"{need.text}: not booked"] = None
    return tuple(found)


def _how(met: Fact | None) -> str:
    return "not booked" if met is None else met.text[:1].lower() + met.text[1:]


def _code(fact: Fact) -> str:
    coding = fact.value.get("valueCoding")
    return str(coding.get("code") or "") if isinstance(coding, Mapping) else ""
