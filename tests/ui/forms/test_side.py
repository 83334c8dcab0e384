import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from fieldkit.ui.forms.side import FormSide
from fieldkit.ui.look.theme import Theme, apply_theme
from fieldkit.ui.widgets.buttons import Button
from fieldkit.ui.widgets.notices import FindingLine
from tests.ui.live_form import LiveForm, question, questionnaire

THIRTEEN = questionnaire(
    *(
        {
            "linkId": f"s{place}",
            "type": "group",
            "text": f"Part {place}",
            "item": [question(f"q{place}", "string")],
        }
        for place in range(13)
    )
)


def _all_of_it_is_in_sight(side: FormSide, part: Button) -> bool:
    top = part.mapTo(side, QPoint(0, 0)).y()
    return part.isVisible() and top >= 0 and top + part.height() <= side.height()


@pytest.mark.parametrize(("size", "scale"), [((820, 600), 2.0), ((1366, 768), 1.0)])
def test_what_is_pinned_stays_in_sight_however_many_parts_a_form_has(
    qapp: QApplication, qtbot: QtBot, size: tuple[int, int], scale: float
) -> None:
    live = LiveForm(qtbot, THIRTEEN)
    review = Button("Review and sign", "primary")
    live.view.side.pin(review)
    live.view.side.add(Button("Give a copy"))
    apply_theme(qapp, Theme(scale=scale))
    live.view.resize(*size)
    qtbot.waitUntil(lambda: live.view.height() == size[1])
    QApplication.processEvents()

    assert _all_of_it_is_in_sight(live.view.side, review)
    live.view.navigator.button("s12").setFocus()
    assert _all_of_it_is_in_sight(live.view.side, review)


def test_a_form_of_one_part_has_no_side_until_something_stands_there(qtbot: QtBot) -> None:
    live = LiveForm(qtbot, questionnaire(question("a", "string")))
    assert not live.view.side.isVisible()

    live.view.side.pin(Button("Review and sign"))

    assert live.view.side.isVisible()
    assert not live.view.navigator.isVisible()


def test_whom_to_ring_stands_over_a_long_list_and_not_under_it(qtbot: QtBot) -> None:
    live = LiveForm(qtbot, THIRTEEN)
    ring = FindingLine("Ring now: 01629 533190", "warning")
    live.view.side.lead(ring)
    live.view.resize(820, 600)
    QApplication.processEvents()

    assert ring.visibleRegion().boundingRect().height() == ring.height()
    assert (
        ring.mapTo(live.view.side, QPoint(0, 0)).y()
        < live.view.navigator.mapTo(live.view.side, QPoint(0, 0)).y()
    )
