import pytest

from fieldkit.printing.blocks import Text
from fieldkit.printing.equipment_leaflet import Equipment, equipment_leaflet
from fieldkit.printing.layouts import Layout
from tests.printing.reading_aloud import said, squashed
from tests.printing.samples import ABOUT, NUMBERS, typesetter

BOARD = Equipment(
    Text("Bath board"), Text("You sit on it to wash."), (Text("Sit down on the end."),), (Text("Tighten the feet."),),
    (Text("It creaks."),), (Text("No bleach."),), "150 kg", "2026-11-18",
)  # fmt: skip


@pytest.mark.parametrize("layout", list(Layout))
def test_a_leaflet_says_what_for_how_when_to_stop_and_whom_to_call(layout: Layout) -> None:
    told = said(typesetter().pdf(equipment_leaflet([BOARD], ABOUT, NUMBERS), layout))
    for words in (
        "Bath board", "You sit on it to wash.", "Sit down on the end.", "Tighten the feet.", "It creaks.", "No bleach.",
        "The most it can carry: 150 kg", "Fitted on 18 November 2026", "01522 555 0142",
    ):  # fmt: skip
        assert squashed(words) in told


def test_each_piece_of_equipment_starts_on_a_page_of_its_own() -> None:
    one = len(typesetter().pages(equipment_leaflet([BOARD], ABOUT)))
    assert len(typesetter().pages(equipment_leaflet([BOARD, BOARD, BOARD], ABOUT))) >= one + 2
