import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fieldkit.services.profile.passphrase_strength import PassphraseWeakError, require_strong, strength


@pytest.mark.parametrize(
    ("passphrase", "word"),
    [
        ("password1", "Many people"),
        ("qwertyuiop[]", "side by side"),
        ("aaaaaaaaaaaa", "again"),
        ("abcdefghijkl", "order"),
        ("12.05.1971", "Dates"),
        ("kettle", "too few"),
        ("xq7", "short"),
        ("sharonpike", "your name"),
    ],
)
def test_a_weak_one_is_told_why_and_what_to_do(passphrase: str, word: str) -> None:
    found = strength(passphrase, ["Sharon Pike"])
    assert not found.strong
    assert word in found.words
    assert "Add one or two words" in found.advice
    with pytest.raises(PassphraseWeakError, match="could be guessed"):
        require_strong(passphrase, ["Sharon Pike"])


@pytest.mark.parametrize(
    "passphrase", ["the kettle is on", "quiet river stones", "zwei große Hunde schlafen", "ys wyth o ddefaid du"]
)
def test_a_few_words_are_enough_without_digits_or_capitals(passphrase: str) -> None:
    found = strength(passphrase)
    assert found.strong
    assert found.words == "Strong enough."
    require_strong(passphrase)


def test_nothing_typed_is_told_what_makes_a_good_one_and_is_not_taken() -> None:
    assert strength("  ").words.startswith("Four words")
    with pytest.raises(PassphraseWeakError):
        require_strong("")


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=200))
def test_whatever_is_typed_is_judged(passphrase: str) -> None:
    found = strength(passphrase, ["Sharon Pike"])
    assert 0 <= found.score <= 4
    assert found.words
    assert found.strong == (found.advice == "")
