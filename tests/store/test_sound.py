"""Names that sound alike have one key, names that don't have two."""

import pytest

from fieldkit.store.sound import folded, sound, words


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("smith", "smyth"), ("catherine", "kathryn"), ("philips", "fillips"), ("mohammed", "muhamad"),
        ("stephen", "steven"), ("geoffrey", "jeffrey"), ("wright", "rite"), ("knight", "night"),
        ("macdonald", "mcdonald"), ("leigh", "lee"), ("zahra", "sahra"),
    ],
)  # fmt: skip
def test_these_sound_alike(one: str, other: str) -> None:
    assert sound(one) == sound(other)


@pytest.mark.parametrize(
    ("one", "other"), [("moss", "nash"), ("hart", "pike"), ("ali", "abbas"), ("smith", "south")]
)
def test_these_do_not(one: str, other: str) -> None:
    assert sound(one) != sound(other)


def test_words_are_folded_and_apostrophes_passed_over() -> None:
    assert words("Zoë O’Brien-Núñez") == ("zoe", "obrien", "nunez")
    assert folded("STRASSE") == "strasse"


def test_what_is_not_latin_sounds_like_nothing() -> None:
    assert sound("李") == ""
    assert sound("a1") == ""
