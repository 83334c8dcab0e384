"""Blank, "could not tell" and two answers at once act like "yes": the form itself holds back what would not be safe."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fieldkit.questionnaire.session import FormSession
from tests.forms import shipped
from tests.forms.test_filling import CLOSED_CALL_OUT, SMALLEST, filled

STOP = [item.link_id for item in shipped.safety_items("equipment") if item.link_id.startswith("q.stop.")]
LOOK = [item.link_id for item in shipped.safety_items("telecare-response") if item.link_id.startswith("d.")]
ANSWERS = [("no",), ("yes",), ("could-not-tell",), ("no", "yes"), ("no", "could-not-tell"), ()]
"""What one safety question may hold: one answer, two that differ (two laptops), or nothing."""

CLEAR = ("no",)

held = st.sampled_from(ANSWERS)


def say(filling: FormSession, name: str, path: tuple[str, ...], codes: tuple[str, ...]) -> None:
    values: tuple[Any, ...] = tuple(shipped.option(name, path[-1], code) for code in codes)
    filling.set(path, values or None)


def fitted(**fixing: str) -> FormSession:
    """An equipment assessment in which a rail was fitted today, with everything in order but what a test changes."""
    said = {path: words for path, words in SMALLEST["equipment"].items() if not path.startswith("qf/")}
    return filled(
        "equipment",
        {
            **said,
            "qd/q.wallSet/E9": "wall-solid",
            "qf/q.fixed": "yes",
            "qf/q.fixing/q.cable": "no",
            "qf/q.fixing/q.asbestos": "no",
            "qf/q.fixing/q.perm/q.perm.answer": "yes",
            "qf/q.done": "fitted",
            "qg/q.show/q.shown": "yes",
            "qg/q.show/q.back": "yes",
            "qg/q.show/q.limit": "yes",
            "qg/q.show/q.leaflet": "large-print",
            **fixing,
        },
    )


def test_a_rail_is_fitted_when_every_question_is_answered_no_and_everybody_agrees() -> None:
    assert shipped.needed(fitted()) == []


@settings(max_examples=40)
@given(st.fixed_dictionaries(dict.fromkeys(STOP, held)))
def test_nothing_is_fitted_unless_every_stop_question_is_a_plain_no(said: dict[str, tuple[str, ...]]) -> None:
    filling = fitted()
    for link, codes in said.items():
        say(filling, "equipment", ("qb", link), codes)

    held_up = shipped.needed(filling)

    assert (held_up == []) == all(codes == CLEAR for codes in said.values())


@pytest.mark.parametrize("how", ["left-to-try", "ordered"])
def test_nothing_is_left_or_ordered_either(how: str) -> None:
    filling = filled(
        "equipment", {**SMALLEST["equipment"], "qf/q.done": how, "qb/q.stop.skin": "could-not-tell"}
    )

    assert "q.done" in shipped.needed(filling)


def test_a_registered_professional_may_take_over_and_passing_on_is_always_possible() -> None:
    over = fitted()
    shipped.answer(over, "qb/q.stop.falls", "yes")
    assert shipped.needed(over) == ["q.done"]
    shipped.answer(over, "qb/q.over/q.over.who", "D. Shaw, occupational therapist")
    assert shipped.needed(over) == []

    passed = filled("equipment", {**SMALLEST["equipment"], "qf/q.done": "passed-on", "qb/q.stop.skin": "yes"})
    assert shipped.needed(passed) == []


@settings(max_examples=40)
@given(cable=held, asbestos=held)
def test_no_screw_goes_in_unless_cables_and_asbestos_are_a_plain_no(
    cable: tuple[str, ...], asbestos: tuple[str, ...]
) -> None:
    filling = fitted()
    say(filling, "equipment", ("qf", "q.fixing", "q.cable"), cable)
    say(filling, "equipment", ("qf", "q.fixing", "q.asbestos"), asbestos)

    assert (shipped.needed(filling) == []) == (cable == asbestos == CLEAR)


@pytest.mark.parametrize(
    "wall", ["wall-unknown", "wall-panel", "wall-timber-stud", "wall-dot-and-dab", "not-asked"]
)
def test_a_wall_that_may_not_hold_is_for_a_specialist(wall: str) -> None:
    assert shipped.needed(fitted(**{"qd/q.wallSet/E9": wall})) == ["q.done"]


@pytest.mark.parametrize("answer", ["said-no", "no-answer-yet", "not-asked"])
def test_nothing_is_fixed_without_the_owners_yes(answer: str) -> None:
    assert shipped.needed(fitted(**{"qf/q.fixing/q.perm/q.perm.answer": answer})) == ["q.done"]


@pytest.mark.parametrize("code", ["R02", "A06"])
def test_a_rail_that_is_fitted_goes_into_a_wall_whatever_the_form_was_told(code: str) -> None:
    said = {"qe/q.item[1]/q.item.code": code, "qe/q.item[1]/q.item.cond": "cond-new"}
    assert shipped.needed(fitted(**said)) == []

    assert "q.done" in shipped.needed(fitted(**said, **{"qf/q.fixed": "no"}))


@pytest.mark.parametrize("code", ["W03", "D02", "D03", "T08"])
def test_things_for_registered_professionals_wait_for_one(code: str) -> None:
    filling = with_thing(code, weight=70, limit=160)
    assert shipped.needed(filling) == ["q.done"]

    shipped.answer(filling, "qb/q.over/q.over.who", "D. Shaw, occupational therapist")
    assert shipped.needed(filling) == []


def amount(kilograms: float) -> dict[str, Any]:
    return {
        "valueQuantity": {
            "value": kilograms,
            "unit": "kg",
            "system": "http://unitsofmeasure.org",
            "code": "kg",
        }
    }


def with_thing(code: str, weight: int | None, limit: int | None, how: str = "measured") -> FormSession:
    filling = fitted(**{"qe/q.item[1]/q.item.code": code, "qe/q.item[1]/q.item.cond": "cond-new"})
    filling.set(("qc", "M1.set", "M1"), None if weight is None else amount(weight))
    filling.set(("qe", "q.item", "e:1", "q.item.swl"), None if limit is None else amount(limit))
    shipped.answer(filling, "qc/M1.set/M1.how", how)
    return filling


@settings(max_examples=40)
@given(
    weight=st.none() | st.integers(30, 250),
    limit=st.none() | st.integers(60, 250),
    how=st.sampled_from(["measured", "told", "on-a-label"]),
)
def test_nobody_sits_on_what_may_not_carry_them(weight: int | None, limit: int | None, how: str) -> None:
    carries = weight is not None and limit is not None and weight <= limit
    near = carries and how == "told" and weight * 10 >= limit * 9  # type: ignore[operator]  # both known if it carries

    assert (shipped.needed(with_thing("T02", weight, limit, how)) == []) == (carries and not near)


def test_two_weights_that_differ_hold_it_back() -> None:
    filling = with_thing("T02", 70, 190)
    filling.set(("qc", "M1.set", "M1"), (amount(70), amount(107)))

    assert shipped.needed(filling) == ["q.done"]


def test_answers_hidden_by_saying_nothing_is_fixed_do_not_come_back_as_a_yes() -> None:
    filling = fitted()
    shipped.answer(filling, "qf/q.fixed", None)

    assert "q.done" in shipped.needed(filling)


@settings(max_examples=40)
@given(st.fixed_dictionaries(dict.fromkeys(LOOK, held)), st.sampled_from(["keyholder", "could-not-get-in"]))
def test_a_call_out_with_anything_in_the_first_look_is_not_closed_as_reassured(
    said: dict[str, tuple[str, ...]], way_in: str
) -> None:
    filling = filled("telecare-response", CLOSED_CALL_OUT)
    shipped.answer(filling, "tc/c.in", way_in)
    for link, codes in said.items():
        say(filling, "telecare-response", ("td", link), codes)

    assert (shipped.needed(filling) == []) == all(codes == CLEAR for codes in said.values())


@pytest.mark.parametrize("code", ["E1", "E2", "E6", "E7", "N3", "N4"])
def test_a_call_out_is_closed_once_somebody_was_rung(code: str) -> None:
    filling = filled("telecare-response", {**CLOSED_CALL_OUT, "td/d.die": "yes", "tg/o[2]/o.code": code})

    assert shipped.needed(filling) == []


@settings(max_examples=40)
@given(injury=held, thinner=held, falls=st.booleans())
def test_helped_up_not_hurt_needs_a_fall_without_injury_and_blood_thinner_needs_advice(
    injury: tuple[str, ...], thinner: tuple[str, ...], falls: bool
) -> None:
    filling = filled("telecare-response", {**CLOSED_CALL_OUT, "tg/o[1]/o.code": "R2"})
    say(filling, "telecare-response", ("tf", "f.injury"), injury)
    say(filling, "telecare-response", ("tf", "f.thinner"), thinner)
    if falls:
        shipped.answer(filling, "te/e.kind", "a-fall")

    assert (shipped.needed(filling) == []) == (falls and injury == thinner == CLEAR)


@pytest.mark.parametrize("kind", ["a-fall", "unwell", ""])
def test_what_stands_against_helped_up_not_hurt_leads_to_a_question_that_is_asked(kind: str) -> None:
    filling = filled("telecare-response", {**CLOSED_CALL_OUT, "tg/o[1]/o.code": "R2"})
    if kind:
        shipped.answer(filling, "te/e.kind", kind)
    found = [one for one in shipped.errors(filling) if one.code == "constraint"]

    falls = kind == "a-fall"
    leads = [path for one in found for path in one.leads_to]
    assert leads == [("tf", "f.injury") if falls else ("te", "e.kind")]
    assert all(filling.node(path).shown for path in leads)
    assert ["Are they hurt?" in str(one.params["human"]) for one in found] == [falls]


@pytest.mark.parametrize("code", ["yes", "could-not-tell"])
def test_danger_or_no_way_to_tell_opens_the_call_before_anything_else(code: str) -> None:
    filling = filled("safeguarding-concern", {"xa/s.danger": code})

    assert filling.node(("xa", "s.dangerSay")).enabled
    assert filling.node(("xa", "s.999")).enabled


@pytest.mark.parametrize(
    ("now", "stay", "phone"),
    [
        ("now", True, False),
        ("soon", True, False),
        ("thoughts", False, True),
        ("could-not-tell", False, True),
        ("before", False, False),
    ],
)
def test_somebody_who_may_not_be_safe_from_themselves_is_not_left_with_a_form(
    now: str, stay: bool, phone: bool
) -> None:
    filling = filled("safety-plan", {"x1/x.now": now})

    assert filling.node(("x1", "x.stay")).enabled is stay
    assert filling.node(("x1", "x.phone")).enabled is phone
    assert ("x.answered" in shipped.needed(filling)) is phone


def test_what_keeps_them_safe_until_it_comes_is_asked_whenever_anything_is_not_fitted() -> None:
    for how in ("left-to-try", "ordered", "passed-on", "nothing-yet"):
        filling = filled("equipment", {"qf/q.done": how})
        assert {"q.interim", "q.interim.who"} <= set(shipped.needed(filling)), how
