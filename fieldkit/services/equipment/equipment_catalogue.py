"""The equipment list and its fit rules are data that an occupational therapy lead can read and change; here they are read."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any

from fieldkit.base.assets import resource
from fieldkit.base.errors import FieldKitError
from fieldkit.base.jsontext import loads
from fieldkit.base.wording import said

Json = Mapping[str, Any]

OUTCOMES = ("block", "refer", "specialist", "warn", "ask", "choose", "use")
"""What a rule may do, the strictest first; the rules' own file says what each means."""


class EquipmentDataError(FieldKitError):
    """The equipment list or its rules can't be read, or hold something this FieldKit does not know."""

    code = "FK-EQUIPMENT-DATA"


@dataclass(frozen=True)
class Thing:
    """One thing of the list. ``kg`` is what it may carry; ``confirmed`` whether that was read from the maker's plate.

    ``level``: "1" any responder, "2" a trained assessor, "R" a registered professional. ``drives_fit`` are measures
    (``M1`` …). ``properties`` are lengths in mm, ranges of them, and None for what only the maker can say.
    """

    code: str
    name: str
    group: str
    level: str
    kg: Decimal | None
    confirmed: bool
    drives_fit: tuple[str, ...]
    load_bearing: bool
    rules: tuple[str, ...]
    properties: Mapping[str, Any]
    note: str = ""


@dataclass(frozen=True)
class Rule:
    """One rule: for which things (``items``), when it fires, what then, and the words for people.

    ``clear`` says what would take it away ("" for the usual way); ``unless`` is a fact that switches it off.
    """

    id: str
    items: Json
    when: Json
    then: str
    say: str
    clear: str
    unless: str


@dataclass(frozen=True)
class Stops:
    """linkIds of the stop-and-check questions: for everything, and for what is fixed to a wall or floor."""

    every: tuple[str, ...]
    fixing: tuple[str, ...]
    fixed: str
    permission: str
    taken_over: tuple[str, ...]


@dataclass(frozen=True)
class FitRules:
    """The rules in their order, and the names they use. ``fields`` are the linkIds inside one thing wanted."""

    rules: tuple[Rule, ...]
    maker: Mapping[str, str]
    stops: Stops
    fields: Mapping[str, str]
    facts: Mapping[str, str]
    stacked_groups: frozenset[str]
    registered_roles: frozenset[str]
    read_again_over: Decimal


@dataclass(frozen=True)
class Catalogue:
    """Every thing by its code, what each level means, and the rules."""

    things: Mapping[str, Thing]
    levels: Mapping[str, str]
    rules: FitRules


def load() -> Catalogue:
    """The list and rules that come with FieldKit. Raises EquipmentDataError, AssetMissingError."""
    return read(_parsed(resource("equipment-catalogue.json")), _parsed(resource("equipment-fit-rules.json")))


def read(listed: Json, rules: Json) -> Catalogue:
    """The same from parsed JSON. Raises EquipmentDataError."""
    try:
        return Catalogue(
            things={one["code"]: _thing(one) for one in listed["items"]},
            levels=dict(listed["levels"]),
            rules=_rules(rules),
        )
    except (KeyError, TypeError, AttributeError) as error:
        raise _unreadable(str(error)) from error


def _parsed(path: Path) -> Json:
    try:
        found = loads(path.read_text("utf-8"))
    except (OSError, ValueError) as error:
        raise _unreadable(path.name) from error
    if not isinstance(found, dict):
        raise _unreadable(path.name)
    return found


def _thing(one: Json) -> Thing:
    kg = one["limit"]["kg"]
    return Thing(
        code=one["code"],
        name=one["name"],
        group=one["group"],
        level=one["level"],
        kg=None if kg is None else Decimal(kg),
        confirmed=one["limit"]["confirmed"] is True,
        drives_fit=tuple(one["drivesFit"]),
        load_bearing=one["loadBearing"] is True,
        rules=tuple(one.get("rules", ())),
        properties={
            **{key: one[key] for key in ("raises", "suction") if key in one},
            **one.get("fromTheMaker", {}),
        },
        note=one.get("note", ""),
    )


def _rules(found: Json) -> FitRules:
    stop = found["stop"]
    return FitRules(
        rules=tuple(_rule(one) for one in found["rules"]),
        maker=dict(found["maker"]),
        stops=Stops(
            every=tuple(stop["every"]),
            fixing=tuple(stop["fixing"]),
            fixed=stop["fixed"],
            permission=stop["permission"],
            taken_over=tuple(stop["takenOver"]),
        ),
        fields=dict(found["thing"]),
        facts=dict(found["facts"]),
        stacked_groups=frozenset(found["stackedGroups"]),
        registered_roles=frozenset(found["registeredRoles"]),
        read_again_over=Decimal(found["readAgainOver"]),
    )


def _rule(one: Json) -> Rule:
    if one["then"] not in OUTCOMES:
        raise _unreadable(f"{one['id']}: {one['then']}")
    return Rule(
        id=one["id"],
        items=one["items"],
        when=one["when"],
        then=one["then"],
        say=one["say"],
        clear=one.get("clear", ""),
        unless=one.get("unless", ""),
    )


def _unreadable(what: str) -> EquipmentDataError:
    return EquipmentDataError(
        said("The equipment list or its rules can't be used ({what}), so nothing was checked.", what=what),
        said(
            "Nothing may be issued on this check. Install FieldKit again, or tell whoever changed the list."
        ),
    )
