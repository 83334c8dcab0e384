import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fieldkit.printing.letters import cleaned, prepare, split_language, unshowable


def anything(_: str) -> bool:
    """A font that has every letter."""
    return True


def ascii_only(letter: str) -> bool:
    """A font that has hardly any."""
    return letter.isascii()


@pytest.mark.parametrize(
    ("text", "rtl", "language"),
    [
        ("Tea at four", False, ""), ("چائے", True, "ur"), ("الشاي", True, "ar"), ("שלום", True, "he"),
        ("চা", False, "bn"), ("Tea, چائے", False, "ur"), ("12 الشاي", True, "ar"),
    ],
)  # fmt: skip
def test_direction_and_language_are_read_from_the_letters(text: str, rtl: bool, language: str) -> None:
    prepared = prepare(text, "", anything)
    assert (prepared.rtl, prepared.language) == (rtl, language)


def test_a_language_that_was_given_stands() -> None:
    assert prepare("الشاي", "fa", anything).language == "fa"


def test_letters_that_no_font_has_are_named_and_spoken_as_written() -> None:
    prepared = prepare("Happy 🙂👍!", "", ascii_only)
    assert prepared.shown == "Happy (slightly smiling face, thumbs up sign)!"
    assert prepared.spoken == "Happy 🙂👍!"
    assert unshowable("Happy 🙂👍🙂", ascii_only) == "🙂👍"


def test_a_very_long_word_gets_room_to_break_and_loses_no_letter() -> None:
    address = "https://example.org/" + "a" * 80
    shown = prepare(address, "", anything).shown
    assert max(len(piece) for piece in shown.split("\u200b")) <= 11
    assert shown.replace("\u200b", "") == address


def test_a_double_name_breaks_at_its_hyphen_and_nowhere_else() -> None:
    name = "Dr Anneliese Featherstonehaugh-Cholmondeley"
    assert prepare(name, "", anything).shown == name


@given(st.text())
def test_nothing_but_control_characters_and_steering_marks_is_taken_away(text: str) -> None:
    gone = set(text) - set(cleaned(text)) - set("\r\t")
    assert all(
        unicodedata.category(letter) in {"Cc", "Cs"} or letter in "\u202d\u202e\ufeff\ufffe\uffff"
        for letter in gone
    )


@given(st.text())
def test_cleaning_twice_changes_nothing(text: str) -> None:
    assert cleaned(cleaned(text)) == cleaned(text)


@pytest.mark.parametrize(
    ("tag", "parts"),
    [
        ("cy", ("cy", "")),
        ("cy-GB", ("cy", "gb")),
        ("ur-Arab-PK", ("ur", "pk")),
        ("", ("", "")),
        ("a b", ("", "")),
    ],
)
def test_a_language_tag_is_taken_apart(tag: str, parts: tuple[str, str]) -> None:
    assert split_language(tag) == parts
