import pytest

from tests.questionnaire.expressions.running_on import texts


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("(-5).abs()", ["5"]),
        ("(-5.5 'kg').abs()", ["5.5 'kg'"]),
        ("1.1.ceiling()", ["2"]),
        ("(-1.1).floor()", ["-2"]),
        ("1.9.truncate()", ["1"]),
        ("0.exp()", ["1"]),
        ("1.ln()", ["0"]),
        ("0.ln()", []),
        ("8.log(2) > 2.99", ["true"]),
        ("8.log(1)", []),
        ("9.sqrt()", ["3"]),
        ("(-9).sqrt()", []),
        ("2.power(3)", ["8"]),
        ("2.5.power(2)", ["6.25"]),
        ("(-1).power(0.5)", []),
        ("1.25.round(1)", ["1.3"]),
        ("24.04.round(1)", ["24"]),
        ("1.5.round()", ["2"]),
        ("{}.round(1)", []),
        ("10.power(999999999)", []),
    ],
)
def test_numbers_are_worked_on_exactly(words: str, expected: list[str]) -> None:
    assert texts(words) == expected
