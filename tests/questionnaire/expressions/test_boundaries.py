import pytest

from tests.questionnaire.expressions.running_on import texts


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("1.58700.precision()", ["5"]),
        ("@2014-01.precision()", ["6"]),
        ("@T10:30:00.000.precision()", ["9"]),
        ("1.587.lowBoundary()", ["1.58650000"]),
        ("1.587.highBoundary(6)", ["1.587500"]),
        ("1.587.lowBoundary(99)", []),
        ("@2014.lowBoundary(6)", ["2014-01"]),
        ("@2014-02.highBoundary(8)", ["2014-02-28"]),
        ("@2014.highBoundary(5)", []),
        ("@T10:30.highBoundary(9)", ["10:30:59.999"]),
        ("'x'.lowBoundary()", []),
        ("{}.precision()", []),
    ],
)
def test_how_exactly_something_was_given(words: str, expected: list[str]) -> None:
    assert texts(words) == expected
