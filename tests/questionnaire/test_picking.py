"""A plan picks from the toolbox of the same record: each tool once, and none that stands there already."""

from __future__ import annotations

from fieldkit.questionnaire import extensions as ext
from fieldkit.questionnaire.picking import to_pick
from fieldkit.questionnaire.session import FormSession
from tests.forms import shipped
from tests.questionnaire.building import extended, extension, group, q, session

PLAN = extended(q("plan", repeats=True), extension(ext.PICKS_FROM, valueString="tool"))


def with_tools(*words: str) -> FormSession:
    s = session(group("box", q("tool"), repeats=True), PLAN)
    for number, said in enumerate(words):
        s.set(("box", f"e:{number}", "tool"), {"valueString": said, "speaker": "person"})
    return s


def offered(s: FormSession) -> list[str]:
    return [value["valueString"] for value in to_pick(s.root, s.node(("plan",)))]


def test_each_tool_is_offered_once_in_the_order_of_the_box() -> None:
    assert offered(with_tools("A walk", "Ringing Jean", "A walk")) == ["A walk", "Ringing Jean"]


def test_what_stands_in_the_plan_is_not_offered_again() -> None:
    s = with_tools("A walk", "Ringing Jean")
    s.set(("plan", "e:1"), {"valueString": "A walk", "order": "a0"})
    assert offered(s) == ["Ringing Jean"]


def test_a_question_that_picks_from_nothing_offers_nothing() -> None:
    s = session(group("box", q("tool"), repeats=True), q("plan", repeats=True))
    s.set(("box", "e:1", "tool"), {"valueString": "A walk"})
    assert offered(s) == []


def test_the_plans_of_a_wellness_plan_pick_from_its_toolbox() -> None:
    s = shipped.session("wellness-plan")
    s.set(("w1", "w1.tool", "e:1", "w1.tool.what"), {"valueString": "A walk"})
    s.add_entry(("w3", "w3.trigger"), "1")
    plan = s.node(("w3", "w3.trigger", "e:1", "w3.plan"))
    assert [value["valueString"] for value in to_pick(s.root, plan)] == ["A walk"]
