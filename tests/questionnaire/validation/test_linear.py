import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fieldkit.questionnaire.validation import linear
from fieldkit.questionnaire.validation.linear import LinearPattern, UnusableError

LETTERS = st.sampled_from(["a", "b", "[ab]", "[^a]", ".", r"\d", r"\w", r"\s", r"\b", "^", "$", "1", "_"])
PATTERNS = st.recursive(
    LETTERS,
    lambda inner: st.one_of(
        st.lists(inner, min_size=1, max_size=4).map("".join),
        st.tuples(inner, inner).map(lambda pair: f"(?:{pair[0]}|{pair[1]})"),
        st.tuples(inner, st.sampled_from(["*", "+", "?", "{2}", "{1,3}", "{2,}", "*?"])).map(
            lambda pair: f"(?:{pair[0]}){pair[1]}"
        ),
    ),
    max_leaves=6,
)


@given(PATTERNS, st.text(alphabet="ab1_ \n", max_size=7))
def test_it_agrees_with_pythons_own_matcher(pattern: str, text: str) -> None:
    linear = LinearPattern(pattern)

    assert linear.fullmatch(text) is (re.fullmatch(pattern, text) is not None)
    assert linear.search(text) is (re.search(pattern, text) is not None)


@pytest.mark.parametrize(
    ("pattern", "text"), [("(?i)AbC", "aBc"), ("(?i)[a-c]+", "ABC"), ("(?s).", "\n"), (r"\D\S\W", "a!!")]
)
def test_flags_and_categories_are_honoured(pattern: str, text: str) -> None:
    assert LinearPattern(pattern).fullmatch(text)


@pytest.mark.parametrize("pattern", ["(", "(?=a)", "(?!a)", r"(a)\1", "(?i:a)", "(a{99}){99}"])
def test_what_it_cannot_do_is_refused(pattern: str) -> None:
    with pytest.raises(UnusableError):
        LinearPattern(pattern)


def test_real_patterns_match_what_they_should() -> None:
    email = LinearPattern(
        r"^[a-z0-9.]+@[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?(?:\.[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?)*$"
    )

    assert email.fullmatch("ana.smith@example.org")
    assert not email.fullmatch("ana@-example.org")


def test_without_pythons_parser_a_pattern_can_not_be_used(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(linear, "_PARSER", None)
    with pytest.raises(UnusableError):
        LinearPattern("a+")


@pytest.mark.parametrize(
    "pattern", ["(?:(?:(?:){1000}){1000}){1000}", "(?:){4000000}", "(?:(?:(?:){9}){9999}){9999}"]
)
def test_repeating_nothing_very_often_is_no_way_to_hang_the_app(pattern: str) -> None:
    with pytest.raises(UnusableError):
        LinearPattern(pattern)
