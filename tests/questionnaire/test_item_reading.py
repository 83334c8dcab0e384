from decimal import Decimal
from typing import Any

import pytest

from fieldkit.questionnaire import extensions as ext
from fieldkit.questionnaire.items import Item
from tests.questionnaire.building import choice, coding, extended, extension, form, q, text


def read(kind: str, *extensions: Any, **more: Any) -> Item:
    return form(extended(q("a", kind, **more), *extensions)).items[0]


@pytest.mark.parametrize(
    ("attribute", "url", "value", "expected"),
    [
        ("hidden", ext.HIDDEN, {"valueBoolean": True}, True),
        ("min_length", ext.MIN_LENGTH, {"valueInteger": 2}, 2),
        ("min_occurs", ext.MIN_OCCURS, {"valueInteger": 1}, 1),
        ("max_occurs", ext.MAX_OCCURS, {"valueInteger": 4}, 4),
        ("max_decimals", ext.MAX_DECIMALS, {"valueInteger": 1}, 1),
        ("max_size", ext.MAX_SIZE, {"valueDecimal": Decimal(5000)}, Decimal(5000)),
        ("mime_types", ext.MIME_TYPE, {"valueCode": "image/png"}, ("image/png",)),
        ("regex", ext.REGEX, {"valueString": "[0-9]+"}, "[0-9]+"),
        ("entry_format", ext.ENTRY_FORMAT, {"valueString": "00-00-00"}, "00-00-00"),
        ("orientation", ext.CHOICE_ORIENTATION, {"valueCode": "horizontal"}, "horizontal"),
        ("open_label", ext.OPEN_LABEL, {"valueString": "Something else"}, "Something else"),
        ("slider_step", ext.SLIDER_STEP, {"valueInteger": 5}, Decimal(5)),
        ("short_text", ext.SHORT_TEXT, {"valueString": "Short"}, "Short"),
        ("units_open", ext.UNIT_OPEN, {"valueCode": "optionsOrString"}, True),
        ("reference_types", ext.REFERENCE_RESOURCE, {"valueCode": "Patient"}, ("Patient",)),
        ("signature_required", ext.SIGNATURE_REQUIRED, {"valueCodeableConcept": {"text": "x"}}, True),
        ("own_words", ext.OWN_WORDS, {"valueBoolean": True}, True),
        ("sensitivity", ext.SENSITIVITY, {"valueCode": "private"}, "private"),
        ("safety_item", ext.SAFETY_ITEM, {"valueBoolean": True}, True),
        ("practitioners_own", ext.PRACTITIONERS_OWN, {"valueBoolean": True}, True),
        ("priority", ext.PRIORITY, {"valueCode": "safeguarding"}, "safeguarding"),
        ("carry_over", ext.CARRY_OVER, {"valueCode": "offer"}, "offer"),
        ("send_minimum", ext.SEND_MINIMUM, {"valueBoolean": True}, True),
        ("section_reason", ext.SECTION_REASON, {"valueBoolean": True}, True),
        ("projects_to", ext.PROJECTS_TO, {"valueCode": "person.nhs"}, "person.nhs"),
        ("media", ext.ITEM_MEDIA, {"valueAttachment": {"data": "AA=="}}, {"data": "AA=="}),
    ],
)
def test_an_extension_reaches_the_item(attribute: str, url: str, value: Any, expected: Any) -> None:
    assert getattr(read("string", extension(url, **value)), attribute) == expected


def test_media_that_would_have_to_be_fetched_are_not_taken() -> None:
    assert (
        read("string", extension(ext.ITEM_MEDIA, valueAttachment={"url": "https://example.org/x.png"})).media
        is None
    )


def test_limits_are_fixed_or_worked_out() -> None:
    fixed = read("integer", extension(ext.MIN_VALUE, valueInteger=3)).min_value
    worked_out = read(
        "date",
        {
            "url": ext.MAX_VALUE,
            "_valueDate": {
                "extension": [extension(ext.CQF_CALCULATED, valueExpression={"expression": "today()"})]
            },
        },
    ).max_value

    assert fixed is not None
    assert (fixed.key, fixed.value) == ("valueInteger", 3)
    assert worked_out is not None
    assert worked_out.expression is not None


def test_units_are_read_with_their_codes() -> None:
    item = read(
        "quantity",
        extension(ext.UNIT, valueCoding={"code": "kg", "display": "kilograms"}),
        extension(ext.UNIT_OPTION, valueCoding={"code": "g"}),
    )

    assert item.unit == "kilograms"
    assert item.unit_options == ({"code": "g"},)


def test_units_come_from_a_value_set_that_is_at_hand() -> None:
    sets = {
        "https://example.org/units": {
            "resourceType": "ValueSet",
            "url": "https://example.org/units",
            "compose": {"include": [{"concept": [{"code": "kg"}]}]},
        }
    }
    wanted = extended(
        q("a", "quantity"), extension(ext.UNIT_VALUE_SET, valueCanonical="https://example.org/units")
    )

    assert form(wanted, value_sets=sets).items[0].unit_options == ({"code": "kg"},)
    assert [finding.code for finding in form(wanted).findings] == ["unit-set-missing"]


def test_a_control_is_named_by_its_code() -> None:
    concept = {"coding": [{"system": "x", "code": "slider"}]}

    assert read("integer", extension(ext.ITEM_CONTROL, valueCodeableConcept=concept)).control == "slider"


def test_options_bring_score_prefix_and_exclusiveness() -> None:
    item = choice("a", "tea")
    item["answerOption"][0]["extension"] = [
        extension(ext.OPTION_EXCLUSIVE, valueBoolean=True),
        extension(ext.OPTION_PREFIX, valueString="A"),
        extension(ext.ORDINAL, valueDecimal=Decimal("2.5")),
    ]

    (option,) = form(item).items[0].options

    assert (option.exclusive, option.prefix, option.weight, option.text) == (True, "A", Decimal("2.5"), "Tea")


def test_an_unknown_type_is_an_error_and_a_missing_value_set_a_warning() -> None:
    loaded = form(q("a", "odd"), q("b", "choice", answerValueSet="https://example.org/far"))

    assert [(one.code, one.severity) for one in loaded.findings] == [
        ("unknown-type", "error"),
        ("value-set-missing", "warning"),
    ]
    assert loaded.items[1].option_source == "missing"


def test_initial_answers_are_read_as_written() -> None:
    assert read("string", initial=[text("x")]).initial == (text("x"),)
    item = choice("c", "tea")
    item["answerOption"][0]["initialSelected"] = True
    assert form(item).items[0].initial == ({"valueCoding": coding("tea")},)


def test_a_broken_condition_never_holds_and_is_reported() -> None:
    loaded = form(q("a", enableWhen=[{"question": "b"}, "x"]))

    assert [one.operator for one in loaded.items[0].enable_when] == ["never", "never"]
    assert "enable-when-broken" in [one.code for one in loaded.findings]
