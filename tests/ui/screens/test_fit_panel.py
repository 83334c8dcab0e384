from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from fieldkit.ui.screens.fit_panel import FitData, FitLine, FitPanel
from fieldkit.ui.widgets.seat_drawing import KNEE


def _said(panel: FitPanel) -> str:
    return " ".join(one.text() for one in panel.findChildren(QLabel))


def test_each_thing_says_its_verdict_and_why_and_lengths_have_words(qtbot: QtBot) -> None:
    panel = FitPanel()
    qtbot.addWidget(panel)
    assert "Choose what is wanted" in _said(panel)
    panel.show()
    line = FitLine("Toilet frame", "Look at this first", "wait", ("The feet would not stand flat.",))
    panel.show_data(FitData((line,), {KNEE: 440}, "Floor to knee: 440 mm"))
    assert "The feet would not stand flat." in _said(panel)
    assert panel.drawing.isVisible()
    assert panel.drawing.accessibleName() == "Floor to knee: 440 mm"
    panel.show_data(FitData((line,)))
    assert not panel.drawing.isVisible()
