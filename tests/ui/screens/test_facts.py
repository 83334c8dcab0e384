from pytestqt.qtbot import QtBot

from fieldkit.ui.screens.facts import Fact, fact_row, state_chip
from fieldkit.ui.widgets.chip import Chip
from tests.ui.samples import CONCERN, NEEDS


def test_a_restricted_record_is_a_note_without_a_name() -> None:
    assert CONCERN.shown_title == "Note"
    assert CONCERN.shown_about == ""


def test_facts_come_safety_first_and_none_is_folded_away(qtbot: QtBot) -> None:
    row = fact_row((*NEEDS, Fact("Review due", "wait")))
    qtbot.addWidget(row)
    chips = [chip.text() for chip in row.findChildren(Chip)]
    assert len(chips) == 6
    assert chips[0].startswith("Allergic")
    assert chips[-1] == "Review due"


def test_a_flag_meant_to_look_ordinary_looks_like_the_others(qtbot: QtBot) -> None:
    row = fact_row(NEEDS)
    qtbot.addWidget(row)
    tones = {chip.text(): chip.property("tone") for chip in row.findChildren(Chip)}
    assert tones["Call before visiting"] == tones["Large print 18 pt"] == "accent"


def test_states_have_words_and_an_icon(qtbot: QtBot) -> None:
    chip = state_chip("Safe at the hub", "ok")
    qtbot.addWidget(chip)
    assert chip.text() == "Safe at the hub"
