from fieldkit.questionnaire.findings import Level
from fieldkit.questionnaire.leading import read_location
from fieldkit.records.paths import Path
from tests.forms import shipped
from tests.forms.test_safety_questions import amount, fitted, with_thing


def _led(rule: str, filling: object) -> tuple[Path, ...]:
    found = filling.findings(Level.SIGNING)  # type: ignore[attr-defined]  # a FormSession
    return next(one.leads_to for one in found if one.params.get("rule") == rule)


def test_a_location_is_what_is_run_and_the_steps_that_are_walked() -> None:
    read = read_location(
        "%resource.descendants().where(linkId = 'q').item.where(linkId = 'a').item.where(linkId='b')"
    )
    assert read.start is not None
    assert read.start.text == "%resource.descendants().where(linkId = 'q')"
    assert read.steps == ("a", "b")

    whole = read_location("%resource.item.where(linkId = 'a')")
    assert (whole.start, whole.steps, whole.whole) == (None, ("a",), True)
    here = read_location("item.where(linkId = 'a')")
    assert (here.start, here.steps, here.whole) == (None, ("a",), False)


def test_a_rule_leads_to_the_questions_whose_answers_break_it() -> None:
    filling = fitted()
    shipped.answer(filling, "qb/q.stop.falls", "yes")
    shipped.answer(filling, "qb/q.stop.skin", "could-not-tell")

    assert set(_led("stop-and-check", filling)) == {("qb", "q.stop.falls"), ("qb", "q.stop.skin")}


def test_a_rule_leads_to_a_question_that_nobody_has_answered() -> None:
    nothing = with_thing("T02", None, None)

    assert _led("weight-known", nothing) == (("qc", "M1.set", "M1"),)
    assert _led("limit-known", nothing) == (("qe", "q.item", "e:1", "q.item.swl"),)


def test_a_rule_leads_to_the_one_thing_of_several_that_it_is_about() -> None:
    filling = with_thing("T02", 120, 190)
    shipped.answer(filling, "qe/q.item[2]/q.item.code", "B01")
    shipped.answer(filling, "qe/q.item[2]/q.item.cond", "cond-new")
    filling.set(("qe", "q.item", "e:2", "q.item.swl"), amount(100))

    assert _led("not-too-heavy", filling) == (("qe", "q.item", "e:2", "q.item.swl"),)


def test_where_the_first_place_leads_nowhere_the_next_one_is_taken() -> None:
    filling = fitted()
    filling.set(("qb", "q.stop.skin"), None)

    assert _led("stop-and-check", filling) == (("qb",),)
