from decimal import Decimal

from fieldkit.questionnaire.expressions.focus import (
    Amount,
    Element,
    answers_of,
    as_amount,
    item_cells,
    items_below,
    lift,
    members,
    primitive,
)
from fieldkit.questionnaire.temporal import Moment
from tests.questionnaire.building import group, q, session, text, when

S = session(
    group("g", q("a", repeats=True), repeats=True),
    group("empty", q("b")),
    q("off", enableWhen=[when("b", "exists", answerBoolean=True)]),
    q("d", "display"),
    answers={("g", "e:1", "a", "e:1"): text("x"), ("g", "e:1", "a", "e:2"): text("y"), ("off",): text("z")},
)
S.changed()
ROOT = S._tree.root


def test_only_items_with_answers_stand_below_the_response() -> None:
    assert [cell.path for cell in items_below(ROOT)] == [("g", "e:1")]


def test_a_repeating_group_stands_for_its_entries_and_what_is_off_or_a_display_for_nothing() -> None:
    assert [[cell.path for cell in item_cells(child)] for child in ROOT.children.values()] == [
        [("g", "e:1")],
        [("empty",)],
        [],
        [],
    ]


def test_the_answers_of_a_repeating_question_come_in_order() -> None:
    cell = S._tree.find(("g", "e:1", "a"))

    assert cell is not None
    assert [answer.value["valueString"] for answer in answers_of(cell)] == ["x", "y"]
    assert answers_of(ROOT) == []


def test_json_is_lifted_into_values() -> None:
    assert lift([1, [None, "x"], {"a": 1}]) == [1, "x", Element({"a": 1})]
    assert lift(1.5) == [Decimal("1.5")]
    assert primitive("valueDate", "2026") == Moment("date", (2026,))
    assert primitive("valueDecimal", 1) == Decimal(1)


def test_members_of_fhir_objects_are_found_choice_types_too() -> None:
    observation = Element(
        {"resourceType": "Observation", "valueQuantity": {"value": 3, "code": "kg"}, "status": "final"}
    )

    assert members(observation, "status") == ["final"]
    assert members(observation, "Observation") == [observation]
    assert as_amount(members(observation, "value")[0]) == Amount(Decimal(3), "kg")
    assert members(Element({"codeFilter": "2020"}), "code") == []
