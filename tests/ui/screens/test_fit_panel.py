from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from fieldkit.ui.screens.fit_panel import FitData, FitLine, FitPanel, FitSummary
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


def test_what_holds_for_each_thing_is_said_once_under_all_of_them(qtbot: QtBot) -> None:
    panel = FitPanel()
    qtbot.addWidget(panel)
    lines = tuple(FitLine(name, "Look at this first", "wait", ()) for name in ("Frame", "Rail"))
    panel.show_data(FitData(lines, every=("Is there a cable?",)))
    said = _said(panel)
    assert said.index("Rail") < said.index("Each of them") < said.index("Is there a cable?")


def test_beside_the_form_stand_name_and_verdict_and_the_way_to_the_reasons(qtbot: QtBot) -> None:
    summary = FitSummary()
    qtbot.addWidget(summary)
    summary.show()
    assert not summary.button.isVisible()
    line = FitLine("Toilet frame", "Look at this first", "wait", ("The feet would not stand flat.",))
    summary.show_data(FitData((line,)))
    said = " ".join(one.text() for one in summary.findChildren(QLabel))
    assert "Toilet frame" in said
    assert "Look at this first" in said
    assert "feet" not in said
    with qtbot.waitSignal(summary.why):
        summary.button.click()
