import pytest

from fieldkit.printing.action_list import action_list
from fieldkit.printing.agreed import Action
from fieldkit.printing.blocks import Text
from fieldkit.printing.layouts import Layout
from tests.printing.reading_aloud import said, squashed
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
