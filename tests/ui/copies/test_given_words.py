from datetime import date

from fieldkit.services.giving.give_copy import NOT_NOW, SAFE, GivenLine, Giving
from fieldkit.ui.copies.given_words import given_words

DAY = date(2026, 11, 22)


def test_what_was_given_before_is_told_in_a_line() -> None:
    giving = Giving("record", "large-print", SAFE, how="print")
    line = GivenLine(giving, "2026-11-22T09:00:00Z", "Glynis Hart")
    assert given_words(line, DAY) == "Before: Large print, on paper, today, by Glynis Hart"


def test_what_was_not_wanted_then_says_so() -> None:
    line = GivenLine(Giving("record", "braille", NOT_NOW), "2026-11-22T09:00:00Z", "Glynis Hart")
    assert "Braille, not now" in given_words(line, DAY)


def test_its_language_is_told_where_somebody_wrote_it_down() -> None:
    line = GivenLine(
        Giving("record", "large-print", SAFE, how="print", language="cy"),
        "2026-11-22T09:00:00Z",
        "Glynis Hart",
    )
    assert given_words(line, DAY) == "Before: Large print in Welsh, on paper, today, by Glynis Hart"
