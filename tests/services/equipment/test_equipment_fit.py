"""No way of leaving out, contradicting or hiding an answer lets something be issued that the rules hold back."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fieldkit.services.equipment.equipment_answers import EquipmentAnswers, Value
from fieldkit.services.equipment.equipment_fit import BLOCKED, CHECK, FITS, VERDICTS, assess, registered_facts
from tests.forms import shipped
from tests.services.equipment_world import (
    CATALOGUE,
    STOPS,
    amount,
    clear_answers,
    code,
    fit,
    plate,
    rules_of,
    text,
    wanted,
)

SIMPLE = "T02"
FIXED = "R01"


def safety_items() -> tuple[str, ...]:
    """Every ⚠ question of the form that comes with FieldKit, read from the form itself."""
    url = "https://fieldkit.example.org/fhir/StructureDefinition/safety-item"
    return tuple(
        link
        for link, item in shipped.items("equipment").items()
        if any(one["url"] == url and one["valueBoolean"] for one in item.get("extension", ()))
    )


NO, YES, UNSURE = code("no"), code("yes"), code("could-not-tell")
NOT_SAFE: st.SearchStrategy[tuple[Value, ...]] = st.one_of(
    st.just(()),
    st.lists(st.sampled_from([NO, YES, UNSURE, None, code("not-asked"), text("no")]), min_size=1, max_size=4)
    .filter(lambda said: any(one != NO for one in said))
    .map(tuple),
)
"""Anything but a plain no: blank, yes, could not tell, cleared by one of two, and every mixture."""


def test_a_thing_against_which_nothing_stands_fits() -> None:
    found = fit(SIMPLE)
    assert found.verdict == FITS, found.reasons
    assert found.may_issue


def test_the_rules_know_every_safety_question_of_the_form() -> None:
    assert set(safety_items()) == {*STOPS.every, *STOPS.fixing}


@given(
    link=st.sampled_from(safety_items()),
    said=NOT_SAFE,
    more=st.dictionaries(st.sampled_from(safety_items()), NOT_SAFE),
)
def test_whatever_is_not_a_plain_no_to_a_safety_question_holds_back(
    link: str, said: tuple[Value, ...], more: dict[str, tuple[Value, ...]]
) -> None:
    found = fit(FIXED, {**more, link: said})
    assert not found.may_issue
    assert link in rules_of(found)


@given(link=st.sampled_from(safety_items()), seen=st.sampled_from([(), (NO,)]), hidden=NOT_SAFE)
def test_a_hidden_answer_never_lets_anything_through(
    link: str, seen: tuple[Value, ...], hidden: tuple[Value, ...]
) -> None:
    kept = hidden or (NO,)
    found = fit(FIXED, {link: seen}, hidden={link: kept})
    assert found.may_issue is (seen == (NO,) and kept == (NO,))


@given(
    hidden=st.dictionaries(
        st.sampled_from([*clear_answers(), *STOPS.taken_over, "M1.how"]),
        st.lists(
            st.sampled_from(
                [NO, YES, code("told"), amount(10), amount(900), amount(10, "kg"), text("x"), None]
            ),
            max_size=3,
        ).map(tuple),
    ),
    without=st.sets(st.sampled_from(sorted(clear_answers()))),
    which=st.sampled_from(sorted(CATALOGUE.things)),
)
def test_keeping_hidden_answers_is_never_milder_than_not_having_them(
    hidden: dict[str, tuple[Value, ...]], without: set[str], which: str
) -> None:
    gone: dict[str, tuple[Value, ...]] = dict.fromkeys(without, ())
    plain, kept = fit(which, gone), fit(which, gone, hidden=hidden)
    assert VERDICTS.index(kept.verdict) >= VERDICTS.index(plain.verdict)


@given(
    link=st.sampled_from(sorted(clear_answers())),
    other=st.sampled_from(
        [
            NO,
            YES,
            UNSURE,
            None,
            code("told"),
            amount(10),
            amount(900),
            amount(300, "kg"),
            code("wall-unknown"),
        ]
    ),
    which=st.sampled_from(sorted(CATALOGUE.things)),
)
def test_a_second_answer_in_conflict_is_never_milder_than_it_alone(link: str, other: Any, which: str) -> None:
    alone = fit(which, {link: (other,)})
    both = fit(which, {link: (*clear_answers()[link], other)})
    assert both.may_issue <= alone.may_issue or other is None
    assert both.may_issue <= fit(which).may_issue


@given(
    kg=st.integers(1, 400),
    swl=st.integers(1, 400),
    how=st.sampled_from(["measured", "told", "", "not-asked"]),
)
def test_weight_against_the_limit(kg: int, swl: int, how: str) -> None:
    said = {"M1": (amount(kg, "kg"),), "M1.how": (code(how),) if how else ()}
    found = fit(SIMPLE, said, inside=plate(swl))
    told = how != "measured"
    assert ("over-the-limit" in rules_of(found)) is (kg > swl)
    assert ("near-the-limit" in rules_of(found, CHECK)) is (kg >= swl * 0.9)
    assert ("told-weight" in rules_of(found, CHECK)) is (told and kg * 10 >= swl * 8)
    assert ("told-weight-near-the-limit" in rules_of(found)) is (told and kg * 10 >= swl * 9)


@pytest.mark.parametrize(
    "said", [(), (None,), (amount(80, "kg"), None), (amount(80, "st"),), (amount(-80, "kg"),)]
)
def test_a_weight_that_is_not_known_blocks_whatever_carries_somebody(said: tuple[Value, ...]) -> None:
    for thing in CATALOGUE.things.values():
        found = fit(thing.code, {"M1": said})
        assert ("weight-not-known" in rules_of(found)) is thing.load_bearing


def test_a_limit_for_practice_holds_back_a_live_issue_until_the_plate_is_read() -> None:
    assert "limit-not-confirmed" in rules_of(fit(SIMPLE, inside={}))
    for part in plate():
        lacking = {link: said for link, said in plate().items() if link != part}
        assert not fit(SIMPLE, inside=lacking).may_issue
    assert fit(SIMPLE, inside=plate()).may_issue
    assert "limit-not-confirmed" not in rules_of(fit(SIMPLE, inside={}, facts=frozenset({"practice"})))


def test_of_two_readings_of_the_plate_the_worse_counts() -> None:
    found = fit(SIMPLE, inside={**plate(), "q.item.swl": (amount(190, "kg"), amount(70, "kg"))})
    assert "over-the-limit" in rules_of(found)


def test_things_that_stand_on_each_other_carry_what_the_weakest_may() -> None:
    said = clear_answers() | {"M1": (amount(150, "kg"),)}
    pair = (wanted("T02", plate(190), "e:1"), wanted("T05", plate(140), "e:2"))
    assert [
        "over-the-limit" in rules_of(one) for one in assess(EquipmentAnswers(said, {}, pair), CATALOGUE)
    ] == [True, True]
    assert "over-the-limit" not in rules_of(assess(EquipmentAnswers(said, {}, pair[:1]), CATALOGUE)[0])


def test_a_seat_that_would_leave_the_feet_hanging_is_blocked_and_more_than_150_is_passed_on() -> None:
    assert "seat-raise-feet" in rules_of(fit("T03", {"M2": (amount(480),)}))
    assert "seat-raise-too-much" in rules_of(fit("T02", {"M2": (amount(560),), "E1": (amount(400),)}))
    note = next(one for one in fit("T01", {"M2": (amount(480),)}).reasons if one.rule == "seat-raise")
    assert "80 mm" in note.words


@pytest.mark.parametrize("wall", ["wall-unknown", "wall-panel", "wall-timber-stud", "not-asked", ""])
def test_a_wall_that_may_not_hold_is_for_a_specialist(wall: str) -> None:
    for which in ("R01", "R04", "A06"):
        assert "wall" in rules_of(fit(which, {"E9": (code(wall),) if wall else ()}))


def test_nothing_is_fixed_without_the_owner() -> None:
    assert STOPS.permission in rules_of(fit("R01", {STOPS.permission: (YES, code("said-no"))}))
    assert fit("K01", {STOPS.permission: ()}).may_issue


def test_the_narrowest_door_decides_and_one_that_nobody_measured_is_asked_for() -> None:
    thing = CATALOGUE.things["T07"]
    assert "doorway" in thing.rules
    assert "one-missing" in rules_of(fit("T07", {"E7": (amount(780), None)}), CHECK)


def test_what_only_the_maker_can_say_is_never_a_fit() -> None:
    found = fit("T04")
    assert found.verdict == CHECK
    assert "the width between the arms" in " ".join(one.clear for one in found.reasons)


def test_registered_only_and_bed_rails_are_passed_on_until_taken_over() -> None:
    over: dict[str, tuple[Value, ...]] = {link: (text("Rhian Price"),) for link in STOPS.taken_over}
    for which in ("D02", "D03", "W04", "D07"):
        assert not fit(which).may_issue
    assert fit("D02", over).verdict == CHECK
    assert not fit("D02", hidden=over).may_issue
    assert "over-the-limit" in rules_of(fit(SIMPLE, {**over, "M1": (amount(300, "kg"),)}))
    assert "q.asbestos" in rules_of(fit(FIXED, {**over, "q.asbestos": (YES,)}))


def test_only_a_registered_role_counts_as_registered() -> None:
    assert registered_facts(CATALOGUE.rules, "social-worker", ["registered", "sameLegs"]) == {"sameLegs"}
    assert "registered" in registered_facts(CATALOGUE.rules, "occupational-therapist", [])


def test_trouble_swallowing_passes_a_cup_on_and_not_knowing_asks() -> None:
    assert "swallowing" in rules_of(fit("K05", flags=frozenset({"trouble-swallowing"})))
    assert "swallowing" in rules_of(fit("K05"), CHECK)


def test_a_thing_outside_the_list_or_tried_in_vain_may_not_be_issued() -> None:
    assert "not-listed" in rules_of(fit("X99"))
    assert "tried" in rules_of(fit(SIMPLE, inside={**plate(), "q.item.fit": (NO, YES)}))


def test_answers_that_cannot_be_read_here_hold_everything_back() -> None:
    found = assess(EquipmentAnswers(clear_answers(), {}, (wanted("K01"),), unread=1), CATALOGUE)
    assert found[0].verdict == BLOCKED


def test_two_readings_far_apart_are_measured_again() -> None:
    assert "read-again" in rules_of(fit(SIMPLE, {"M2": (amount(500),), "M2.again": (amount(515),)}), CHECK)
    assert "read-again" not in rules_of(
        fit(SIMPLE, {"M2": (amount(500),), "M2.again": (amount(509),)}), CHECK
    )


def test_every_blocked_reason_says_what_would_clear_it() -> None:
    for which in CATALOGUE.things:
        answers = EquipmentAnswers({}, {}, (wanted(which, {}),))
        for reason in assess(answers, CATALOGUE)[0].reasons:
            assert reason.words
            assert reason.clear or reason.verdict != BLOCKED
