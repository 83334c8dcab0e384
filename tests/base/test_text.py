"""Text is repaired once and otherwise left alone."""

import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from fieldkit.base.text import repair, same_text


@given(st.text())
def test_repaired_text_can_always_be_written_as_utf8(text: str) -> None:
    repaired = repair(text)

    assert repaired.encode("utf-8").decode("utf-8") == repair(repaired) == repaired


@given(st.text(st.characters(codec="utf-8")))
def test_sound_text_is_kept_as_typed(text: str) -> None:
    assert repair(text) == text


def test_a_surrogate_pair_becomes_the_letter_it_stands_for() -> None:
    assert repair("\ud83d\ude00") == "\U0001f600"


@given(st.text(st.characters(codec="utf-8")))
def test_composed_and_decomposed_letters_are_the_same_text(text: str) -> None:
    assert same_text(unicodedata.normalize("NFC", text), unicodedata.normalize("NFD", text))


def test_different_words_are_not_the_same_text() -> None:
    assert not same_text("once", "twice")
