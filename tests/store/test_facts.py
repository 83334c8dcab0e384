"""What a record says to the lists is read through roles, with conflicts kept apart and entries told from each other."""

import json
from decimal import Decimal

import pytest

from fieldkit.records import paths, values
from fieldkit.records.merge import RecordState, merge
from fieldkit.records.revisions import NewAnswer
from fieldkit.store import facts, form_facts
from tests.records.people import GLYNIS, SHARON
from tests.store.laptop import CONVERSATION, sealed, text

FORM = form_facts.of_resource(json.loads(CONVERSATION))


def state_of(*answers: NewAnswer) -> RecordState:
    return merge([sealed("record-1", "form|1#x", answers, SHARON)])


def test_facts_of_one_entry_are_told_from_those_of_another() -> None:
    state = state_of(
        NewAnswer(("steps", "e:1", "step"), text("ring the landlord")),
        NewAnswer(("steps", "e:1", "who"), text("Sharon")),
        NewAnswer(("steps", "e:2", "step"), text("measure the doors")),
    )
    found = facts.of_state(state, FORM)
    assert [fact.entry for fact in found["action.what"]] == [("steps", "e:1"), ("steps", "e:2")]
    assert found["action.owner"][0].entry == ("steps", "e:1")


def test_an_answer_s_own_repetition_is_not_an_entry_it_stands_in() -> None:
    found = facts.of_state(state_of(NewAnswer(("summary", "e:1"), text("fine"))), FORM)
    assert found["record.summary"][0].entry == ()


def test_conflicting_answers_each_count_and_equal_ones_once() -> None:
    revisions = [
        sealed("record-1", "form|1#x", [NewAnswer(("summary",), text(words))], author)
        for words, author in (("well", SHARON), ("unwell", GLYNIS), ("well", GLYNIS))
    ]
    found = facts.of_state(merge(revisions), FORM)
    assert facts.text_of(found, "record.summary") == "well, unwell"
    assert facts.text_of(found, "nothing") == ""


def test_cleared_answers_and_the_record_s_own_say_nothing() -> None:
    state = state_of(NewAnswer(("summary",), values.CLEARED, ("ab" * 32,)), NewAnswer(paths.KIND, text("x")))
    assert facts.of_state(state, FORM) == {}


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ({"valueString": "Tea"}, "Tea"),
        ({"valueBoolean": True}, "yes"),
        ({"valueBoolean": False}, "no"),
        ({"valueCoding": {"code": "a", "display": "Alarm"}}, "Alarm"),
        ({"valueCoding": {"code": "a"}}, "a"),
        ({"valueQuantity": {"value": Decimal("12.50"), "unit": "kg"}}, "12.50 kg"),
        ({"valueReference": {"reference": "Practitioner/7", "display": "Glynis Hart"}}, "Glynis Hart"),
        ({"valueInteger": 3}, "3"),
        ({"order": "a0"}, ""),
        (None, ""),
    ],
)
def test_every_kind_of_answer_has_a_short_text(value: dict[str, object] | None, expected: str) -> None:
    assert facts.shown(value) == expected


def test_a_reference_of_another_kind_is_not_taken() -> None:
    value = {"valueReference": {"reference": "Patient/7"}}
    assert facts.reference_id(value, "Patient") == "7"
    assert facts.reference_id(value, "Practitioner") == ""
    assert facts.reference_id(None, "Patient") == ""


def test_of_several_form_versions_the_highest_counts() -> None:
    moves = [
        sealed("r", "f|1.0.0#x", [NewAnswer(paths.FORM, values.write({"valueCanonical": name}))], author)
        for name, author in (("f|1.10.0#a", SHARON), ("f|1.9.0#b", GLYNIS))
    ]
    assert facts.current_form(merge(moves), "f|1.0.0#x") == "f|1.10.0#a"
    assert facts.current_form(merge([]), "f|1.0.0#x") == "f|1.0.0#x"


def test_the_strictest_label_of_all_versions_holds() -> None:
    assert facts.label_of(("words",), (FORM,)) == "ordinary"
    assert facts.label_of(("words",), (FORM, form_facts.UNKNOWN_FORM)) == "concern"
