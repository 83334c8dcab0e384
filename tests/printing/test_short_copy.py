import pytest

from fieldkit.printing.agreed import Agreed, agreed_in
from fieldkit.printing.layouts import Layout
from fieldkit.printing.short_copy import short_copy
from tests.printing.reading_aloud import said, squashed
from tests.printing.samples import ABOUT, NUMBERS, contents, typesetter


@pytest.mark.parametrize("layout", list(Layout))
def test_it_says_goals_who_does_what_and_numbers_in_every_layout(layout: Layout) -> None:
    told = said(typesetter().pdf(short_copy(agreed_in(contents(), NUMBERS), ABOUT), layout))
    for words in (
        "“To church on my own two feet.”",
        "Fit a rail",
        "Owen",
        "By 1 December 2026",
        "01522 555 0142",
        "Version 3"[-1],
    ):
        assert squashed(words) in told


def test_it_says_nothing_else_of_the_record() -> None:
    told = said(typesetter().pdf(short_copy(agreed_in(contents()), ABOUT)))
    assert squashed("My garden") not in told
    assert squashed("The son listens") not in told


def test_it_fits_on_one_page_and_says_when_nothing_was_agreed() -> None:
    assert len(typesetter().pages(short_copy(agreed_in(contents(), NUMBERS), ABOUT))) == 1
    assert squashed("Nothing was agreed yet.") in said(typesetter().pdf(short_copy(Agreed(), ABOUT)))
