import pytest

from tests.questionnaire.expressions.running_on import texts


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("'5'.toInteger()", ["5"]),
        ("'5.5'.toInteger()", []),
        ("true.toInteger()", ["1"]),
        ("'1.50'.toDecimal()", ["1.50"]),
        ("false.toDecimal()", ["0"]),
        ("5.toString() & 'x'", ["5x"]),
        ("'yes'.toBoolean()", ["true"]),
        ("'0'.toBoolean()", ["false"]),
        ("'maybe'.toBoolean()", []),
        ("'2026-11-22T09:30:00Z'.toDate()", ["2026-11-22"]),
        ("'2026'.toDateTime()", ["2026"]),
        ("'09:30'.toTime()", ["09:30:00"]),
        ("'soon'.toDate()", []),
        ("'4 days'.toQuantity()", ["4 'd'"]),
        ("5.toQuantity()", ["5 '1'"]),
        ("'x'.toQuantity()", []),
        ("'5'.convertsToInteger()", ["true"]),
        ("'x'.convertsToDecimal()", ["false"]),
        ("{}.toString()", []),
    ],
)
def test_values_are_turned_into_others_where_they_can_be(words: str, expected: list[str]) -> None:
    assert texts(words) == expected
