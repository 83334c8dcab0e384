from dataclasses import replace

import pytest

from fieldkit.printing.agreed import agreed_in
from fieldkit.printing.blocks import Text
from fieldkit.printing.errors import LayoutError
from fieldkit.printing.layouts import Layout
from fieldkit.printing.visit_letter import Letter, visit_letter
from tests.printing.reading_aloud import pages_aloud, said, squashed
from tests.printing.samples import ABOUT, NUMBERS, contents, typesetter

AGREED = agreed_in(contents(), NUMBERS)
LETTER = Letter(
    to=(Text("Mrs M Ashdown"), Text("4 Chapel Lane")),
    sender=(Text("Joint visits"), Text("Orchard House")),
    body=(Text("Thank you for having us."),),
    goals=AGREED.goals,
    actions=AGREED.actions,
    numbers=NUMBERS,
    from_names=(Text("Glynis Hart"),),
)


@pytest.mark.parametrize("layout", [Layout.STANDARD, Layout.LARGE])
def test_a_letter_says_all_it_was_given(layout: Layout) -> None:
    told = said(typesetter().pdf(visit_letter(LETTER, ABOUT), layout))
    for words in (
        "Mrs M Ashdown", "4 Chapel Lane", "Orchard House", "22 November 2026", "Dear May,", "About our visit on 14 November 2026",
        "Thank you for having us.", "“To church on my own two feet.”", "Fit a rail", "01522 555 0142", "Glynis Hart",
    ):  # fmt: skip
        assert squashed(words) in told


def test_a_letter_is_not_made_easy_read_by_a_machine() -> None:
    with pytest.raises(LayoutError):
        typesetter().pdf(visit_letter(LETTER, ABOUT), Layout.EASY)


@pytest.mark.parametrize("layout", [Layout.STANDARD, Layout.LARGE])
def test_no_page_holds_the_names_under_a_letter_alone(layout: Layout) -> None:
    about = replace(ABOUT, signs=False, signed_by=(), version="", added_since=())
    for count in range(1, 26):
        letter = replace(LETTER, body=LETTER.body * count)
        last = squashed(pages_aloud(typesetter().pdf(visit_letter(letter, about), layout))[-1])
        assert squashed("Yours sincerely") in last
        assert squashed("01522 555 0142") in last
