"""Works out whether one fit rule fires for one thing. What is not known never counts as a fit, and of two answers the worse counts."""

from __future__ import annotations

import operator
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from itertools import product
from typing import Any

from fieldkit.base.wording import said
from fieldkit.services.equipment.equipment_answers import Answers, Value, amount_of, blank, code_of, known
from fieldkit.services.equipment.equipment_catalogue import EquipmentDataError, FitRules, Json, Thing

_COMPARE: Mapping[str, Callable[[Decimal, Decimal], bool]] = {
    ">": operator.gt,
    ">=": operator.ge,
    "<": operator.lt,
    "<=": operator.le,
}
_SEATS = {"E1": "E1", "E3": "E3", "E4": "E4"}
_LEGS = {"E3": "E3.legs", "E4": "E4.legs"}
_FLOORS = {"E2": "E2", "E6": "E6.floor"}
_MADE_OF_PARTS = frozenset({"E2", "E5", "E6", "E8", "E12", "M7"})


@dataclass(frozen=True)
class Truth:
    """Whether a condition holds for some of the answers that stand; ``missing`` is what would have to be known to tell."""

    fires: bool
    missing: frozenset[str] = frozenset()

    @property
    def open(self) -> bool:
        """Neither known to hold nor known not to."""
        return not self.fires and bool(self.missing)


@dataclass(frozen=True)
class Limit:
    """What a thing may carry in kg: every reading that stands. ``confirmed``: the maker's plate was read and kept."""

    kg: tuple[Decimal, ...]
    confirmed: bool


@dataclass(frozen=True)
class Case:
    """One thing with all that a rule may ask about. ``facts`` hold; ``flags`` are known of the person."""

    thing: Thing
    common: Answers
    limit: Limit
    stacked: bool
    rules: FitRules
    facts: frozenset[str]
    flags: frozenset[str]

    def said(self, link: str) -> tuple[Value, ...]:
        return self.common.get(link, ())

    # ------------------------------------------------------------------------------------------ what it is about

    def applies(self, items: Json) -> bool:
        """Whether a rule's ``items`` name this thing. Raises EquipmentDataError."""
        ((key, wanted),) = items.items()
        match key:
            case "all":
                return bool(wanted)
            case "loadBearing":
                return self.thing.load_bearing is wanted
            case "rule":
                return wanted in self.thing.rules
            case "level":
                return bool(self.thing.level == wanted)
            case "codes":
                return self.thing.code in wanted
            case "anyMeasure":
                return bool(set(wanted) & set(self.thing.drives_fit))
            case "suction":
                return bool(self.thing.properties.get("suction")) is wanted
        raise _unknown(key)

    # ------------------------------------------------------------------------------------------ when

    def holds(self, when: Json) -> Truth:
        """Work a condition out. Raises EquipmentDataError where it says something this FieldKit does not know."""
        match when:
            case {"all": parts}:
                return self._all(parts)
            case {"any": parts}:
                return self._any(parts)
            case {"left": left, "is": how, "right": right}:
                return self._compared(left, how, right)
            case {"outside": amount, "of": {"item": ends}}:
                return self._outside(amount, ends, Decimal(when.get("margin", 0)))
            case {"missing": name}:
                return self._missing(name)
            case {"value": name}:
                return self._value(name, when)
            case {"how": measure, "is": code}:
                return self._how(measure, code)
            case {"flag": flag}:
                return Truth(True) if flag in self.flags else Truth(False, frozenset({flag}))
        return self._plainly(when)

    def _plainly(self, when: Json) -> Truth:
        """The conditions that are always known."""
        match when:
            case {"not": fact}:
                return Truth(fact not in self.facts)
            case {"unconfirmed": "limit"}:
                return Truth(not self.limit.confirmed)
            case {"stacked": wanted}:
                return Truth(self.stacked == wanted)
            case {"always": truth}:
                return Truth(bool(truth))
        raise _unknown(", ".join(when))

    def _all(self, conditions: list[Json]) -> Truth:
        parts = [self.holds(one) for one in conditions]
        if any(not one.fires and not one.missing for one in parts):
            return Truth(False)
        return Truth(all(one.fires for one in parts), _joined(one.missing for one in parts if not one.fires))

    def _any(self, conditions: list[Json]) -> Truth:
        parts = [self.holds(one) for one in conditions]
        return Truth(any(one.fires for one in parts), _joined(one.missing for one in parts))

    def _compared(self, left: Json, how: str, right: Json) -> Truth:
        ours, ours_missing = self.amounts(left)
        theirs, theirs_missing = self.amounts(right)
        compare = _COMPARE.get(how)
        if compare is None:
            raise _unknown(how)
        return Truth(any(compare(a, b) for a, b in product(ours, theirs)), ours_missing | theirs_missing)

    def _outside(self, amount: Json, name: str, margin: Decimal) -> Truth:
        amounts, missing = self.amounts(amount)
        ends = self.thing.properties.get(name)
        if not isinstance(ends, list) or len(ends) != 2:
            return Truth(False, missing | {name})
        low, high = Decimal(ends[0]) - margin, Decimal(ends[1]) + margin
        return Truth(any(not low <= one <= high for one in amounts), missing)

    def _missing(self, name: str) -> Truth:
        if name == "drivesFit":
            lacking = frozenset(one for one in self.thing.drives_fit if not self._measured(one))
            return Truth(bool(lacking), lacking)
        missing = self._limits()[1] if name == "limit" else self.amounts({"measure": name})[1]
        return Truth(bool(missing), missing)

    def _value(self, name: str, when: Json) -> Truth:
        link = self._link(name)
        said = self.said(link)
        codes = {code_of(one) for one in known(said)}
        if "notIn" in when:
            return Truth(blank(said) or bool(codes - set(when["notIn"])), frozenset())
        return Truth(bool(codes & set(when["in"])), frozenset({link}) if blank(said) else frozenset())

    def _how(self, measure: str, code: str) -> Truth:
        said = self.said(f"{measure}.how")
        # Nobody said how it is known: then it counts as told.
        return Truth(blank(said) or code in {code_of(one) for one in known(said)})

    # ------------------------------------------------------------------------------------------ how much

    def amounts(self, wanted: Json) -> tuple[tuple[Decimal, ...], frozenset[str]]:
        """Every worth that an amount may have (mm or kg), and what is missing to know it."""
        if "minus" in wanted:
            left, left_missing = self.amounts(wanted["left"])
            right, right_missing = self.amounts(wanted["minus"])
            return tuple(a - b for a, b in product(left, right)), left_missing | right_missing
        if "measure" in wanted:
            found, missing = self._measure(wanted["measure"])
        elif wanted.get("item") == "limit":
            found, missing = self._limits()
        elif "item" in wanted:
            worth = self.thing.properties.get(wanted["item"])
            if isinstance(worth, int | Decimal):
                found, missing = (Decimal(worth),), frozenset()
            else:
                found, missing = (), frozenset({wanted["item"]})
        else:
            raise _unknown(", ".join(wanted))
        times, plus = Decimal(wanted.get("times", 1)), Decimal(wanted.get("plus", 0))
        return tuple(one * times + plus for one in found), missing

    def _measure(self, name: str) -> tuple[tuple[Decimal, ...], frozenset[str]]:
        link = self._link(name)
        unit = "kg" if link == "M1" else "mm"
        said = self.said(link)
        read = [amount_of(one, unit) for one in (*said, *self.said(link + ".again"))]
        found = tuple(one for one in read if one is not None)
        whole = bool(said) and len(found) == len(read)
        return found, frozenset() if whole else frozenset({link})

    def _limits(self) -> tuple[tuple[Decimal, ...], frozenset[str]]:
        return self.limit.kg, frozenset() if self.limit.kg else frozenset({"limit"})

    def _link(self, name: str) -> str:
        """The linkId that a rule's word stands for, by what the thing stands on."""
        table = {"seat": _SEATS, "legs": _LEGS, "floor": _FLOORS}.get(name)
        if table is None:
            return name
        return next((table[one] for one in self.thing.drives_fit if one in table), name)

    def _measured(self, name: str) -> bool:
        """Whether a measure is known: its own question, or for one that is made of parts any of them."""
        if name not in _MADE_OF_PARTS:
            return not blank(self.said(name))
        links = (one for one in self.common if one == name or one.startswith(name + "."))
        return any(known(self.common[one]) for one in links)


def _joined(parts: Iterable[frozenset[str]]) -> frozenset[str]:
    return frozenset(one for part in parts for one in part)


def _unknown(what: Any) -> EquipmentDataError:
    return EquipmentDataError(
        said("The equipment rules use something that this FieldKit does not know: {what}.", what=what),
        said(
            "Nothing may be issued on this check. Use the rules that came with FieldKit, or a newer FieldKit."
        ),
    )
