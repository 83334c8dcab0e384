"""The window's figures come from real typing into a real form."""

import pytest
from pytestqt.qtbot import QtBot

from benchmarks.ui import KEYS, largest_form, shown, turn_ms, typing_ms


@pytest.mark.slow
def test_what_is_typed_for_the_figures_reaches_the_record(qtbot: QtBot) -> None:
    view = shown(largest_form())
    qtbot.addWidget(view)
    keys, settled = typing_ms(view)
    values = [value for path in view.kit.blocks for value in view.kit.form.node(path).values]
    assert "a" * KEYS in [value.get("valueString") for value in values]
    assert len(keys) == KEYS
    assert settled


def test_turning_to_a_section_shows_it(qtbot: QtBot) -> None:
    view = shown(largest_form())
    qtbot.addWidget(view)
    last = view.visible_sections()[-1].key
    assert turn_ms(view, last) > 0
    assert view.current == last
