import pytest

from tests.questionnaire.expressions.running_on import texts


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("@2026-11-22 + 7 days", ["2026-11-29"]),
        ("@2024-02-29 + 1 year", ["2025-02-28"]),
        ("@2026-01-31 + 1 month", ["2026-02-28"]),
        ("@2026-11 - 11 months", ["2025-12"]),
        ("@2026 + 2 years", ["2028"]),
        ("@2026 + 2 days", []),
        ("@2026-11-22T23:30:00Z + 45 minutes", ["2026-11-23T00:15:00Z"]),
        ("@2026-11-22T23:30:00.000Z + 10 'ms'", ["2026-11-22T23:30:00.010Z"]),
        ("@T23:30 + 1 hour", ["00:30:00"]),
        ("@2026-11-22 + 2.9 days", ["2026-11-24"]),
        ("@9999-12-31 + 1 year", []),
        ("@9999-12-31 + 1 day", []),
        ("@2026-11-22 + 3 'kg'", []),
        ("@2026-11-22 - 1 week", ["2026-11-15"]),
    ],
)
def test_dates_and_times_are_moved(words: str, expected: list[str]) -> None:
    assert texts(words) == expected
