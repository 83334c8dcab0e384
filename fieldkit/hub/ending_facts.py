"""What ends a right to read that somebody had: the day of a cover is over, or the person is known to have died."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import Any

from fieldkit.hub.form_facts import FormFacts
from fieldkit.records import values
from fieldkit.records.merge import RecordState
from fieldkit.records.paths import Path

SUBJECT = "subject"
COVER = "cover"
"""``practitioner until``, two words: who covers a visit, and the instant from which they are a partner no more."""
DIED = "died"
"""When somebody wrote down that the death is confirmed; nothing where answers stand against each other."""
BEGUN = "begun"

DEATH, COVER_WHO, COVER_UNTIL = "person.death", "visit.cover-practitioner", "visit.cover-until"
_CONFIRMED = "death-confirmed"
_ENDED_BY_DEATH = frozenset({"visit", "action", "wellness-plan", "responder-card"})
_GOES_ON = frozenset({"action"})
"""What may be asked of a colleague once the death is known: to fetch the bed, to ring the family."""


def covers(state: RecordState, forms: Iterable[FormFacts]) -> frozenset[str]:
    """Who covers this visit until when. Of two instants that stand the earlier counts."""
    known = list(forms)
    who: dict[Path, str] = {}
    until: dict[Path, str] = {}
    for path in state.fields:
        role = _role(path, known)
        for name, content in said_at(state, path) if role in (COVER_WHO, COVER_UNTIL) else ():
            if role == COVER_WHO and (found := referred(name, content, "Practitioner")):
                who[path[:-1]] = found
            elif role == COVER_UNTIL and isinstance(content, str):
                until[path[:-1]] = min(until.get(path[:-1], content), content, key=_instant)
    return frozenset(f"{one} {until[entry]}" for entry, one in who.items() if entry in until)


def covered_until_before(held: Iterable[str], now: str) -> frozenset[str]:
    """Those whose every cover of the visit is over at ``now`` (instant)."""
    moment = _instant(now)
    told = [one.partition(" ")[::2] for one in held]
    still = {who for who, until in told if _instant(until) > moment}
    return frozenset(who for who, _ in told) - still


def died(state: RecordState, forms: Iterable[FormFacts]) -> frozenset[str]:
    """When the death was confirmed, where a person's record says so and nothing stands against it."""
    known = list(forms)
    told: list[tuple[object, str]] = []
    for path, at_path in state.fields.items():
        for held in at_path.current if _role(path, known) == DEATH else ():
            found = values.fhir_value(values.parse(held.value))
            content = found[1] if found is not None else None
            if isinstance(content, dict):
                told.append((content.get("code"), held.at))
    confirmed = bool(told) and all(code == _CONFIRMED for code, _ in told)
    return frozenset({max(at for _, at in told)}) if confirmed else frozenset()


def closed_by_death(kinds: Iterable[str], begun: Iterable[str], when: Iterable[str]) -> bool:
    """Whether a record of these kinds, begun then, goes to nobody but who wrote in it since its person died."""
    confirmed = max(when, key=_instant, default="")
    ended = _ENDED_BY_DEATH & frozenset(kinds)
    if not confirmed or not ended:
        return False
    after = [_instant(one) > _instant(confirmed) for one in begun]
    return not (ended <= _GOES_ON and after and all(after))


def said_at(state: RecordState, path: Path) -> Iterator[tuple[str, Any]]:
    """The ``value[x]`` members that stand at a path, with their content."""
    at_path = state.fields.get(path)
    for held in at_path.current if at_path else ():
        found = values.fhir_value(values.parse(held.value))
        if found is not None:
            yield found


def referred(name: str, content: Any, kind: str) -> str | None:
    """The id behind a reference to this kind of thing; None for anything else."""
    if name != "valueReference" or not isinstance(content, dict):
        return None
    found_kind, _, found = str(content.get("reference", "")).partition("/")
    return found if found_kind == kind and found else None


def _role(path: Path, forms: Iterable[FormFacts]) -> str:
    return next((role for form in forms if (role := form.role(path))), "")


def _instant(text: str) -> float:
    """Seconds; what is no instant is long over."""
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        return 0.0
    return moment.timestamp() if moment.tzinfo is not None else 0.0
