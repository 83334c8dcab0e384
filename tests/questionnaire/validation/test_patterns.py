import pytest
from hypothesis import given
from hypothesis import strategies as st

from fieldkit.questionnaire.validation.patterns import compile_pattern, matches


@pytest.mark.parametrize(
    "pattern", ["(", "[.*", "x" * 2_000, "*", "(?=a)b", r"(a)\1", "(x{500}){500}", "a{1,99999999}"]
)
def test_broken_overlong_and_trying_patterns_are_not_used(pattern: str) -> None:
    assert compile_pattern(pattern) is None


def test_the_whole_text_must_match() -> None:
    pattern = compile_pattern("[a-z]+")

    assert pattern is not None
    assert matches(pattern, "abc")
    assert not matches(pattern, "abc1")


def test_texts_too_long_to_check_safely_count_as_matching() -> None:
    pattern = compile_pattern(".*.*.*=")

    assert pattern is not None
    assert matches(pattern, "a" * 1_000_000)


@pytest.mark.parametrize("pattern", ["(a+)+b", "(a|a)*b", "(a*)*b", "(.*a){12}b", "(a?){30}a{30}"])
def test_patterns_that_hang_other_matchers_take_no_time_here(pattern: str) -> None:
    compiled = compile_pattern(pattern)

    assert compiled is not None
    assert not matches(compiled, "a" * 29 + "!")


@given(st.text(alphabet="ab()[]{}*+?|.^$\\0,1", max_size=30), st.text(alphabet="ab", max_size=20))
def test_any_pattern_is_used_or_refused(pattern: str, text: str) -> None:
    compiled = compile_pattern(pattern)

    assert compiled is None or matches(compiled, text) in (True, False)
