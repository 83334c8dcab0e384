from typing import Any

import pytest

from fieldkit.base import jsontext
from fieldkit.base.assets import resource
from fieldkit.services.equipment import equipment_catalogue
from fieldkit.services.equipment.equipment_catalogue import EquipmentDataError


def shipped(name: str) -> Any:
    return jsontext.loads(resource(name).read_text("utf-8"))


LISTED = "equipment-catalogue.json"
RULES = "equipment-fit-rules.json"


def test_the_list_that_comes_with_fieldkit_is_read_whole() -> None:
    known = equipment_catalogue.load()
    assert len(known.things) == 62
    assert known.things["T02"].properties["raises"] == 100
    assert known.things["T04"].properties["widthBetweenArms"] is None
    assert known.levels[known.things["D03"].level] == "A registered professional only"
    assert len(known.rules.rules) == len(shipped(RULES)["rules"])


def test_nothing_in_it_counts_as_confirmed() -> None:
    assert not any(one.confirmed for one in equipment_catalogue.load().things.values())


def test_a_rule_with_an_outcome_that_nobody_knows_is_not_passed_over() -> None:
    rules = shipped(RULES)
    rules["rules"][0]["then"] = "shrug"
    with pytest.raises(EquipmentDataError, match="shrug"):
        equipment_catalogue.read(shipped(LISTED), rules)


@pytest.mark.parametrize("lost", ["rules", "stop", "thing", "registeredRoles"])
def test_rules_that_lack_a_part_are_not_used(lost: str) -> None:
    rules = shipped(RULES)
    del rules[lost]
    with pytest.raises(EquipmentDataError):
        equipment_catalogue.read(shipped(LISTED), rules)
