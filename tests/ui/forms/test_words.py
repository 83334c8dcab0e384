from decimal import Decimal
from typing import Any

import pytest

from fieldkit.questionnaire.offer import Option
from fieldkit.ui.forms.words import number_of, option_of, riders, same_choice, value_words

Json = dict[str, Any]


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (None, ""),
        ({"valueString": "Up by eight"}, "Up by eight"),
        ({"valueBoolean": True}, "Yes"),
        ({"valueBoolean": False}, "No"),
        ({"valueCoding": {"code": "a", "display": "Ask first"}}, "Ask first"),
        ({"valueCoding": {"code": "a"}}, "a"),
        ({"valueQuantity": {"value": Decimal("70.50"), "unit": "kg"}}, "70.50 kg"),
        ({"valueDate": "2026-11-02"}, "2 November 2026"),
        ({"valueDate": "2026-11"}, "November 2026"),
        ({"valueDate": "1941"}, "1941"),
        ({"valueDate": "2026-99-99"}, "2026-99-99"),
        ({"valueDateTime": "2026-11-02T09:30:00+00:00"}, "2 November 2026, 09:30"),
        ({"valueDateTime": "2026-11-02"}, "2 November 2026"),
        ({"valueTime": "09:30:00"}, "09:30"),
        ({"valueReference": {"display": "Longnor Surgery"}}, "Longnor Surgery"),
        ({"valueAttachment": {"title": "Step"}}, "Step"),
        ({"valueInteger": 3}, "3"),
        ({"removed": True}, ""),
    ],
)
def test_answers_read_as_people_say_them(value: Json | None, words: str) -> None:
    assert value_words(value) == words


def test_an_option_is_known_by_system_and_code_and_not_by_its_words() -> None:
    option = {"valueCoding": {"system": "s", "code": "a", "display": "Ask first"}}
    assert same_choice(option, {"valueCoding": {"system": "s", "code": "a", "display": "Ask me first"}})
    assert not same_choice(option, {"valueCoding": {"system": "t", "code": "a"}})
    assert not same_choice(option, {"valueString": "Ask first"})
    assert same_choice({"valueCoding": {"display": "x"}}, {"valueCoding": {"display": "x"}})
    assert same_choice({"valueString": "x"}, {"valueString": "x"})
    assert same_choice(
        {"valueReference": {"reference": "a/1"}}, {"valueReference": {"reference": "a/1", "display": "b"}}
    )


def test_the_option_of_an_answer_is_found_or_not() -> None:
    option = Option(value={"valueString": "x"}, text="x", entry_id="e:|x")
    assert option_of((option,), {"valueString": "x"}) is option
    assert option_of((option,), {"valueString": "y"}) is None


def test_what_rides_with_a_value_is_kept_and_its_source_is_not() -> None:
    value = {
        "valueString": "a",
        "speaker": "person",
        "language": "cy",
        "source": {"kind": "initial"},
        "order": "a0",
    }
    assert riders(value) == {"speaker": "person", "language": "cy", "order": "a0"}
    assert riders(None) == {}


def test_numbers_keep_their_digits() -> None:
    assert number_of({"valueQuantity": {"value": Decimal("70.50")}}) == Decimal("70.50")
    assert number_of({"valueInteger": 3}) == Decimal(3)
    assert number_of({"valueBoolean": True}) is None
    assert number_of(None) is None
