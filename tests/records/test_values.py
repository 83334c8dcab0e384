"""Two values agree when they say the same, however they are written."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fieldkit.records.values import (
    CLEARED,
    REMOVED,
    ValueTextError,
    agree,
    fhir_value,
    is_removal,
    parse,
    write,
)

TEXT = st.text(st.characters(codec="utf-8"))


@given(TEXT)
def test_a_value_written_and_read_is_the_same(text: str) -> None:
    assert parse(write({"valueString": text})) == {"valueString": text}


@given(TEXT)
def test_composed_and_decomposed_letters_agree(text: str) -> None:
    left = write({"valueString": unicodedata.normalize("NFC", text)})
    right = write({"valueString": unicodedata.normalize("NFD", text)})

    assert agree(left, right)


@pytest.mark.parametrize(
    ("left", "right", "same"),
    [
        ('{"valueDecimal":1.0}', '{"valueDecimal": 1.000}', True),
        ('{"valueInteger":2}', '{"valueInteger":3}', False),
        ('{"valueBoolean":true}', '{"valueInteger":1}', False),
        ('{"valueBoolean":true}', '{"valueBoolean":true}', True),
        (
            '{"valueCoding":{"system":"s","code":"a","display":"A"}}',
            '{"valueCoding":{"code":"a","system":"s"}}',
            True,
        ),
        ('{"valueCoding":{"system":"s","code":"a"}}', '{"valueCoding":{"system":"t","code":"a"}}', False),
        ('{"valueString":"x","order":"a0"}', '{"valueString":"x","order":"a9"}', True),
        ('{"valueString":"x","speaker":"person"}', '{"valueString":"x","speaker":"daughter"}', False),
        ('{"valueString":"once"}', '{"valueString":"twice"}', False),
        ("null", "null", True),
        ("null", '{"valueString":"x"}', False),
        ('{"valueQuantity":{"value":80.0,"unit":"kg"}}', '{"valueQuantity":{"unit":"kg","value":80}}', True),
        ('{"a":[1,2]}', '{"a":[1.0,2]}', True),
        ('{"a":[1,2]}', '{"a":[1]}', False),
    ],
)
def test_agreement_is_about_what_was_said(left: str, right: str, same: bool) -> None:
    assert agree(left, right) is same
    assert agree(right, left) is same


def test_a_removal_is_recognised_however_it_is_written() -> None:
    assert is_removal(REMOVED)
    assert is_removal('{ "removed" : true }')
    assert not is_removal('{"valueString":"\\"removed\\": true"}')
    assert not is_removal(CLEARED)


def test_the_fhir_part_of_a_value_is_found_among_its_riders() -> None:
    assert fhir_value({"speaker": "person", "valueString": "Tea"}) == ("valueString", "Tea")
    assert fhir_value({"order": "a0"}) is None
    assert fhir_value(None) is None


@pytest.mark.parametrize("text", ["", "[1]", '"x"', "3", "{"])
def test_what_is_no_value_is_turned_away(text: str) -> None:
    with pytest.raises(ValueTextError):
        parse(text)
