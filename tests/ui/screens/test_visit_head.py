from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from fieldkit.ui.screens.visit_head import VisitHead
from fieldkit.ui.widgets.buttons import Button
from fieldkit.ui.widgets.places import Place
from tests.ui.samples import VISIT


def _head(qtbot: QtBot, **more: object) -> VisitHead:
    head = VisitHead()
    qtbot.addWidget(head)
    head.show_data(replace(VISIT, **more), [Place("r", "Conversation")], "r")  # type: ignore[arg-type]  # a table of mixed values
    head.resize(1_366, 120)
    head.show()
    return head


def test_who_it_is_is_asked_only_while_nobody_is_named(qtbot: QtBot) -> None:
    head = _head(qtbot, unnamed=True, call_out=True)
    assert head.who.isVisible()
    assert not head.responder_card.isVisible()

    head.show_data(replace(VISIT, call_out=True), [Place("r", "Conversation")], "r")

    assert not head.who.isVisible()
    assert head.responder_card.isVisible()


@pytest.mark.parametrize("unnamed", [True, False])
def test_in_an_ordinary_window_the_buttons_of_a_call_out_stand_beside_the_name(
    qtbot: QtBot, unnamed: bool
) -> None:
    head = _head(qtbot, unnamed=unnamed, call_out=True)
    head.count_to_look_at(0, open_now=False, folded=False)
    QApplication.processEvents()
    buttons = [one for one in head.findChildren(Button) if one.isVisible() and one.height() > 30]
    tops = {one.mapTo(head, QPoint(0, 0)).y() for one in buttons if one.text() in {"999 card", "End visit", "Together"}}
    assert len(tops) == 1
    assert abs(tops.pop() - head.back.mapTo(head, QPoint(0, 0)).y()) < head.back.height()


def test_the_button_of_the_side_stands_only_where_the_side_has_no_room(qtbot: QtBot) -> None:
    head = _head(qtbot)
    head.count_to_look_at(2, open_now=False, folded=True)
    assert head.side_button.isVisible()
    assert head.side_button.accessibleName() == "To look at (2)"

    head.count_to_look_at(2, open_now=True, folded=True)
    assert head.side_button.text() == "Close side"

    head.count_to_look_at(2, open_now=False, folded=False)
    assert not head.side_button.isVisible()


def test_in_a_low_head_the_name_alone_stands_over_the_buttons(qtbot: QtBot) -> None:
    head = _head(qtbot)
    head.fit(low=True)
    assert head.name.isVisible()
    assert not head.under.isVisible()

    head.fit(low=False)
    assert head.under.isVisible()


def test_in_a_tight_window_the_buttons_stand_beside_the_name_as_icons_and_999_keeps_its_words(
    qtbot: QtBot,
) -> None:
    head = _head(qtbot)
    head.resize(820, 120)
    head.fit(low=False, tight=True)
    buttons = {button.accessibleName(): button for button in head.findChildren(Button)}
    card, end = buttons["999 card"], buttons["End visit"]

    assert [name for name in ("Together", "Hide", "Visit PIN") if not buttons[name].brief] == []
    assert not card.brief
    qtbot.waitUntil(
        lambda: (
            end.mapTo(head, end.rect().topLeft()).y()
            < head.name.mapTo(head, head.name.rect().bottomLeft()).y()
        )
    )
    assert head.under.isVisible()
    assert end.mapTo(head, end.rect().topRight()).x() <= head.width()

    head.resize(1_600, 120)
    head.fit(low=False, tight=True)
    assert not buttons["Together"].brief


def test_in_a_low_narrow_head_saved_is_an_icon_but_trouble_keeps_its_words(qtbot: QtBot) -> None:
    head = _head(qtbot)
    head.resize(500, 120)
    head.set_saved("Saved")
    head.fit(low=True)
    assert head.saved.toolTip() == "Saved"

    head.set_saved("Not saved: the disk is full", "bad")
    head.fit(low=True)
    assert head.saved.toolTip() == ""
