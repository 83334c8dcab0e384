"""The equipment list and its fit rules agree with the form that uses them, and nothing in them passes for confirmed."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from tests.forms import shipped

RESOURCES = Path(__file__).resolve().parents[2] / "resources"
Json = dict[str, Any]


def read(name: str) -> Json:
    found: Json = json.loads((RESOURCES / name).read_text("utf-8"))
    return found


CATALOGUE = read("equipment-catalogue.json")
RULES = read("equipment-fit-rules.json")
THINGS: list[Json] = CATALOGUE["items"]


def parts(value: Any) -> Iterator[Json]:
    """Every object inside a rule, the rule included."""
    if isinstance(value, dict):
        yield value
        value = list(value.values())
    if isinstance(value, list):
        for one in value:
            yield from parts(one)


def applies(rule: Json, thing: Json) -> bool:
    wanted = rule["items"]
    return (
        wanted.get("all", False)
        or (wanted.get("loadBearing", False) and thing["loadBearing"])
        or wanted.get("rule") in thing.get("rules", [])
        or wanted.get("level") == thing["level"]
        or thing["code"] in wanted.get("codes", [])
        or bool(set(wanted.get("anyMeasure", [])) & set(thing["drivesFit"]))
    )


def test_the_list_has_fifty_eight_lines_and_sixty_two_things() -> None:
    assert len({thing["line"] for thing in THINGS}) == 58
    assert len({thing["code"] for thing in THINGS}) == len(THINGS) == 62


def test_the_form_offers_exactly_what_the_list_holds() -> None:
    offered = {
        one["valueCoding"]["code"]: one["valueCoding"]["display"]
        for one in shipped.items("equipment")["q.item.code"]["answerOption"]
        if one["valueCoding"]["system"] == CATALOGUE["system"]
    }

    assert offered == {thing["code"]: thing["name"] for thing in THINGS}


def test_no_limit_counts_as_confirmed_and_nobody_has_approved_the_rules() -> None:
    assert [thing["code"] for thing in THINGS if thing["limit"]["confirmed"]] == []
    assert RULES["approved"] is None


def test_whatever_carries_a_person_has_a_practice_limit_or_belongs_to_a_professional() -> None:
    bare = [
        thing["code"]
        for thing in THINGS
        if thing["loadBearing"] and thing["limit"]["kg"] is None and thing["level"] != "R"
    ]

    assert bare == []


def test_bed_rails_and_levers_are_for_registered_professionals_always() -> None:
    always = {
        code
        for rule in RULES["rules"]
        if rule["id"] == "bed-rails-and-levers"
        for code in rule["items"]["codes"]
    }

    assert always == {"D02", "D03"}
    assert {thing["level"] for thing in THINGS if thing["code"] in always} == {"R"}


def test_every_measure_in_list_and_rules_is_asked_in_the_form() -> None:
    asked = set(shipped.items("equipment"))
    asked |= {
        link.partition(".")[0] for link in asked
    }  # a bath, E5, is asked in parts: E5.inside, E5.depth ...
    named = {one for thing in THINGS for one in thing["drivesFit"]}
    named |= {
        str(one[key])
        for rule in RULES["rules"]
        for one in parts(rule)
        for key in ("measure", "missing", "value", "how")
        if re.fullmatch(r"[ME]\d+(\.\w+)?", str(one.get(key, "")))
    }

    assert named - asked == set()


def test_answers_that_rules_look_for_are_answers_that_the_form_offers() -> None:
    for rule in RULES["rules"]:
        for one in parts(rule["when"]):
            if "value" in one and one["value"] in shipped.items("equipment"):
                options = shipped.items("equipment")[one["value"]]["answerOption"]
                offered = {option["valueCoding"]["code"] for option in options}
                assert set(one.get("in", []) + one.get("notIn", [])) <= offered, rule["id"]


def test_every_rule_has_an_outcome_a_sentence_and_something_it_is_for() -> None:
    for rule in RULES["rules"]:
        assert rule["then"] in RULES["outcomes"], rule["id"]
        assert rule["say"].endswith("."), rule["id"]
        assert any(applies(rule, thing) for thing in THINGS) or rule["items"] == {"suction": True}, rule["id"]
    ids = [rule["id"] for rule in RULES["rules"]]
    assert len(ids) == len(set(ids))


def test_every_group_of_things_named_in_the_list_has_its_rules() -> None:
    named = {rule["items"].get("rule") for rule in RULES["rules"]}
    coded = {code for rule in RULES["rules"] for code in rule["items"].get("codes", [])}
    without = [
        (thing["code"], one)
        for thing in THINGS
        for one in thing.get("rules", [])
        if one not in named and thing["code"] not in coded
    ]

    assert without == []


def test_the_form_holds_back_the_same_things_as_the_list() -> None:
    held = {
        part["valueString"]
        for one in shipped.items("equipment")["q.done"]["extension"]
        for part in one.get("extension", [])
        if part["url"] == "expression"
    }

    def named(*, key: str, where: str) -> set[str]:
        expression = next(text for text in held if where in text)
        inside = re.search(key + r" in \(([^)]*)\)", expression)
        assert inside is not None
        return set(re.findall(r"'(\w+)'", inside[1]))

    registered = named(key="code", where="'T08' | 'B08'")
    assert registered == {thing["code"] for thing in THINGS if thing["level"] == "R"}
    bearing = named(key="code", where="q.item.swl")
    assert bearing == {thing["code"] for thing in THINGS if thing["loadBearing"]}
