from collections.abc import Callable
from datetime import datetime

from pytestqt.qtbot import QtBot

from fieldkit.ui import gallery_forms
from fieldkit.ui.forms.view import FormView
from fieldkit.ui.forms.whom_to_ring import WhomToRing
from fieldkit.ui.widgets.buttons import Button
from fieldkit.ui.widgets.entries import LineField
from fieldkit.ui.widgets.notices import ConflictLine
from tests.ui.accessible import nameless


def test_every_form_and_sheet_of_the_gallery_can_be_named(qtbot: QtBot, now: Callable[[], datetime]) -> None:
    for piece in (*gallery_forms.forms(now), *gallery_forms.sheets()):
        qtbot.addWidget(piece)
        piece.show()
        assert nameless(piece) == []


def test_the_states_are_there_and_what_is_pressed_is_done(qtbot: QtBot, now: Callable[[], datetime]) -> None:
    new, filled, doubtful, lists, danger, signed, *_left = gallery_forms.forms(now)
    for piece in (new, filled, doubtful, lists, danger, signed):
        qtbot.addWidget(piece)
        piece.show()
    assert any(line.isVisible() for line in doubtful.findChildren(ConflictLine))
    worry = lists.findChild(WhomToRing)
    assert worry is not None
    assert worry.enough.isVisible()
    assert all(field.isReadOnly() for field in signed.findChildren(LineField) if field.isVisible())
    view = danger.findChild(FormView)
    assert view is not None
    assert view.danger.isVisible()
    add = next(
        b for b in lists.findChildren(Button) if b.text().startswith("Add") and "close" in b.accessibleName()
    )
    count = len(lists.findChildren(LineField))
    add.click()
    qtbot.waitUntil(lambda: len(lists.findChildren(LineField)) > count)
