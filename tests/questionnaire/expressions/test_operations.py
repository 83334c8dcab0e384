import pytest

from tests.questionnaire.expressions.running_on import texts


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("1 = 1.0", ["true"]),
        ("'a' != 'b'", ["true"]),
        ("1 = {}", []),
        ("'A ' ~ 'a'", ["true"]),
        ("1 !~ 2", ["true"]),
        ("(1|2) ~ (2|1)", ["true"]),
        ("1 < 2 and 2 <= 2 and 3 > 2 and 3 >= 3", ["true"]),
        ("1 < {}", []),
        ("true xor false", ["true"]),
        ("false implies false", ["true"]),
        ("false and {}", ["false"]),
        ("true or {}", ["true"]),
        ("true and {}", []),
        ("(1|2|2) | 3", ["1", "2", "3"]),
        ("'a' & {}", ["a"]),
        ("2 in (1|2)", ["true"]),
        ("(1|2) contains 3", ["false"]),
        ("-(5) + 7", ["2"]),
        ("-(2 'kg')", ["-2 'kg'"]),
        ("'a' & 1", []),
        ("-'a'", []),
    ],
)
def test_operators_follow_the_standard(words: str, expected: list[str]) -> None:
    assert texts(words) == expected
