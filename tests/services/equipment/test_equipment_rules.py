from decimal import Decimal
from typing import Any

import pytest

from fieldkit.services.equipment.equipment_answers import Value
from fieldkit.services.equipment.equipment_catalogue import EquipmentDataError
from fieldkit.services.equipment.equipment_rules import Case, Limit
from tests.services.equipment_world import CATALOGUE, amount, code


def case(which: str = "T02", limit: Limit | None = None, **said: tuple[Value, ...]) -> Case:
    answers = {link.replace("_", "."): one for link, one in said.items()}
    known = limit or Limit((Decimal(190),), confirmed=True)
    return Case(CATALOGUE.things[which], answers, known, False, CATALOGUE.rules, frozenset(), frozenset())


def test_of_several_answers_one_is_enough_to_fire() -> None:
    when = {"left": {"measure": "M1"}, "is": ">", "right": {"item": "limit"}}
    assert case(M1=(amount(80, "kg"), amount(200, "kg"))).holds(when).fires
    assert not case(M1=(amount(80, "kg"),)).holds(when).fires


def test_a_comparison_with_something_unknown_is_open() -> None:
    truth = case(M2=(amount(400),)).holds(
        {"left": {"measure": "M2"}, "is": ">", "right": {"measure": "seat"}}
    )
    assert truth.open
    assert truth.missing == {"E1"}


def test_all_is_not_open_where_one_part_is_known_not_to_hold() -> None:
    truth = case().holds({"all": [{"always": False}, {"value": "E4.legs", "in": ["castors"]}]})
    assert not truth.fires
    assert not truth.open


def test_a_blank_counts_as_none_of_the_good_answers() -> None:
    assert case().holds({"value": "E9", "notIn": ["wall-solid"]}).fires
    assert (
        case(E9=(code("wall-solid"), code("wall-panel")))
        .holds({"value": "E9", "notIn": ["wall-solid"]})
        .fires
    )
    assert not case(E9=(code("wall-solid"),)).holds({"value": "E9", "notIn": ["wall-solid"]}).fires


def test_seat_and_legs_are_those_of_what_the_thing_stands_on() -> None:
    for which, seat in (("T02", "E1"), ("D01", "E3"), ("C02", "E4")):
        found, missing = case(which, None, **{seat: (amount(410),)}).amounts(
            {"measure": "seat", "plus": Decimal(150)}
        )
        assert (found, missing) == ((Decimal(560),), frozenset())
    assert case("D01", E3_legs=(code("castors"),)).holds({"value": "legs", "in": ["castors"]}).fires


def test_a_range_that_only_the_maker_knows_is_missing() -> None:
    when = {"outside": {"measure": "M2"}, "of": {"item": "seatHeightRange"}}
    assert case("B04", M2=(amount(400),)).holds(when).missing == {"seatHeightRange"}


@pytest.mark.parametrize(
    "when", [{"moon": "full"}, {"left": {"sun": 1}, "is": ">", "right": {"measure": "M1"}}]
)
def test_a_condition_that_nobody_knows_is_an_error_and_not_a_fit(when: Any) -> None:
    with pytest.raises(EquipmentDataError):
        case().holds(when)


def test_a_rule_for_something_that_nobody_knows_is_an_error() -> None:
    with pytest.raises(EquipmentDataError):
        case().applies({"colour": "red"})
