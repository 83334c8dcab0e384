"""A safe starting point for the tests of the fit rules: one person, one thing, and nothing that stands against it."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from fieldkit.services.equipment import equipment_catalogue
from fieldkit.services.equipment.equipment_answers import EquipmentAnswers, Value, Wanted
from fieldkit.services.equipment.equipment_fit import ThingFit, assess

CATALOGUE = equipment_catalogue.load()
STOPS = CATALOGUE.rules.stops
FACTS = frozenset({"sameLegs", "ratedCups", "pharmacyAgreed"})


def code(one: str) -> dict[str, Any]:
    return {"valueCoding": {"system": "https://example.org/answers", "code": one}}


def amount(worth: str | int, unit: str = "mm") -> dict[str, Any]:
    return {"valueQuantity": {"value": Decimal(worth), "unit": unit, "code": unit}}


def text(words: str) -> dict[str, Any]:
    return {"valueString": words}


def clear_answers() -> dict[str, tuple[Value, ...]]:
    """Everything measured, every stop question a plain no, the wall solid and the owner willing."""
    said: dict[str, tuple[Value, ...]] = {
        one: (code("no"),) for one in (*STOPS.every, *STOPS.fixing, STOPS.fixed)
    }
    said |= {STOPS.permission: (code("yes"),), "E9": (code("wall-solid"),), "M1": (amount(80, "kg"),)}
    said |= {"M1.how": (code("measured"),), "M2": (amount(500),), "M3": (amount(380),), "M6": (amount(820),)}
    said |= {"E1": (amount(400),), "E3": (amount(400),), "E4": (amount(400),), "E5.inside": (amount(560),)}
    said |= {"E5.rimWall": (amount(60),), "E5.rimRoom": (amount(60),), "E5.legsOver": (code("yes"),)}
    said |= {
        "E2.left": (amount(300),),
        "E6": (amount(20),),
        "E7": (amount(780),),
        "E8.steps": ({"valueInteger": 13},),
    }
    said |= {"E10": (amount(150),), "M7.left": (code("grip-good"),), "E12.line": (code("line-digital"),)}
    said |= {"E3.legs": (code("legs"),), "E4.legs": (code("legs"),)}
    return said


def plate(kg: int = 190) -> dict[str, tuple[Value, ...]]:
    """What has to stand in the entry of a thing whose plate was read."""
    return {
        "q.item.swl": (amount(kg, "kg"),),
        "q.item.plate": (code("yes"),),
        "q.item.plateBy": (text("Sturdy Aids; Rhian Price, OT lead"),),
        "q.item.photo": ({"valueAttachment": {"hash": "ab", "contentType": "image/jpeg"}},),
    }


def wanted(which: str, inside: Mapping[str, tuple[Value, ...]] | None = None, entry: str = "e:1") -> Wanted:
    return Wanted(entry, {"q.item.code": (code(which),), **(plate() if inside is None else inside)})


def fit(
    which: str,
    changed: Mapping[str, tuple[Value, ...]] | None = None,
    *,
    inside: Mapping[str, tuple[Value, ...]] | None = None,
    hidden: Mapping[str, tuple[Value, ...]] | None = None,
    facts: frozenset[str] = FACTS,
    flags: frozenset[str] = frozenset(),
) -> ThingFit:
    """What the rules say of one thing, with these answers other than the safe ones; () takes an answer away."""
    seen = {link: said for link, said in {**clear_answers(), **(changed or {})}.items() if said}
    answers = EquipmentAnswers(seen, hidden or {}, (wanted(which, inside),))
    return assess(answers, CATALOGUE, facts, flags)[0]


def rules_of(found: ThingFit, verdict: str = "blocked") -> set[str]:
    return {one.rule for one in found.reasons if one.verdict == verdict}
