"""Whether somebody may be visited: told of a death, in hospital, called off. What was only heard makes visits wait."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from fieldkit.base.wording import joined, said
from fieldkit.services.known.needs import RecordFacts
from fieldkit.services.library.authors import Authors
from fieldkit.services.library.words import day_words
from fieldkit.store.facts import Fact

TOLD, CONFIRMED, MISTAKEN = "death-told", "death-confirmed", "death-mistaken"
DEATH = "person.death"
"""The role under which a person's record says that they died, or that it was a mistake."""
WAITS, STOPPED = "waits", "stopped"
_AWAY = frozenset({"in-hospital", "staying-elsewhere"})
_ANY_DAY = date.min
"""Days are written in full: what is said here is read out, and kept, on other days too."""
_OFF = frozenset({"visit-off", "visit-hospital"})


@dataclass(frozen=True)
class Death:
    """What is known: ``state`` is TOLD or CONFIRMED. ``by`` who told or confirmed it, ``at`` when it was written down."""

    state: str
    by: str
    died_on: str
    written_by: str
    at: str

    def words(self, name: str) -> str:
        """``May died on 3 December 2026.``, or that it is only heard, by whom."""
        day = day_words(self.died_on, _ANY_DAY) if self.died_on else ""
        if self.state == CONFIRMED:
            return (
                said("{name} died on {day}.", name=name, day=day) if day else said("{name} died.", name=name)
            )
        return joined(
            " ",
            said("{name} may have died on {day}.", name=name, day=day)
            if day
            else said("{name} may have died.", name=name),
            said("{colleague} was told by {source}.", colleague=self.written_by, source=self.by)
            if self.by
            else said("{colleague} was told.", colleague=self.written_by),
            said("It is not confirmed."),
        )


@dataclass(frozen=True)
class Hold:
    """Why a visit ``waits`` (check first) or is ``stopped``, in words."""

    how: str
    words: str


def death_of(found: RecordFacts, known: Authors) -> Death | None:
    """What a person's record says of their death; None for nothing, or a report that was a mistake.

    Where answers stand against each other it is not confirmed, whatever one of them says.
    """
    told = [one for one in found.by_role.get(DEATH, ()) if _code(one)]
    codes = {_code(one) for one in told} & {TOLD, CONFIRMED, MISTAKEN}
    if not codes or codes == {MISTAKEN}:
        return None
    newest = max((one for one in told if _code(one) in (TOLD, CONFIRMED)), key=lambda one: one.held.at)
    confirmed = codes == {CONFIRMED}
    by = _text(found, "person.death-confirmed-by") if confirmed else _text(found, "person.death-by")
    return Death(
        state=CONFIRMED if confirmed else TOLD,
        by=by,
        died_on=_text(found, "person.death-date"),
        written_by=known.of(newest.held.cert).name,
        at=newest.held.at,
    )


def away_words(found: RecordFacts) -> str:
    """``In hospital since 20 November``; "" for at home or nothing said."""
    away = [one for one in found.by_role.get("person.whereabouts", ()) if _code(one) in _AWAY]
    if not away:
        return ""
    since = _text(found, "person.whereabouts-since")
    where = away[-1].text
    return said("{where} since {day}", where=where, day=day_words(since, _ANY_DAY)) if since else where


def hold_of(person: RecordFacts | None, visit: RecordFacts, name: str, known: Authors) -> Hold | None:
    """Why nobody should simply go: the most serious reason first; None where nothing is against it."""
    death = death_of(person, known) if person is not None else None
    if death is not None and death.state == CONFIRMED:
        return Hold(STOPPED, death.words(name))
    if death is not None:
        return Hold(WAITS, joined(" ", said("Check before you go."), death.words(name)))
    off = [one.text for one in visit.by_role.get("visit.on", ()) if _code(one) in _OFF]
    if off:
        why = _text(visit, "visit.off-why")
        return Hold(WAITS, " ".join(part for part in (f"{off[0]}.", why) if part))
    away = away_words(person) if person is not None else ""
    return Hold(WAITS, said("Check before you go. {away}.", away=away)) if away else None


def _code(fact: Fact) -> str:
    coding = fact.value.get("valueCoding")
    return str(coding.get("code") or "") if isinstance(coding, Mapping) else ""


def _text(found: RecordFacts, role: str) -> str:
    return next((one.text for one in reversed(found.by_role.get(role, ()))), "")
