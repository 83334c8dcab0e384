from dataclasses import replace

import pytest

from fieldkit.printing.action_list import action_list
from fieldkit.printing.agreed import Action
from fieldkit.printing.blocks import Text
from fieldkit.printing.layouts import Layout
from tests.printing.reading_aloud import pages_aloud, said, squashed
from tests.printing.samples import ABOUT, NUMBERS, typesetter

ACTIONS = (
    Action(Text("Ring the surgery"), Text("Sharon"), done=True),
    Action(Text("Fit a rail"), Text("Owen"), "2026-12-01"),
)


@pytest.mark.parametrize("layout", list(Layout))
def test_what_is_still_to_do_comes_first(layout: Layout) -> None:
    told = said(typesetter().pdf(action_list(ACTIONS, ABOUT, NUMBERS), layout))
    assert told.index(squashed("Fit a rail")) < told.index(squashed("Ring the surgery")) < told.index("Done")


def test_an_empty_list_says_so() -> None:
    assert squashed("Nothing was agreed yet.") in said(typesetter().pdf(action_list((), ABOUT)))


@pytest.mark.parametrize("layout", list(Layout))
def test_the_day_is_said_in_its_head_and_takes_no_page_of_its_own(layout: Layout) -> None:
    about = replace(ABOUT, signs=False, signed_by=(), version="", added_since=())
    for count in range(1, 14):
        pages = pages_aloud(typesetter().pdf(action_list(ACTIONS * count, about, NUMBERS), layout))
        assert squashed("Printed on 22 November 2026") in squashed(pages[0])
        assert squashed("01522 555 0142") in squashed(pages[-1])
