from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from fieldkit.ui.screens.visit import VisitWorkspace
from fieldkit.ui.widgets.buttons import Button
from fieldkit.ui.widgets.text import Words
from tests.ui.accessible import nameless, names
from tests.ui.active import give_keyboard
from tests.ui.live_form import LiveForm, question, questionnaire
from tests.ui.samples import VISIT

FORM = questionnaire(question("matters", "string"), question("good", "string"))


def _workspace(qtbot: QtBot, *records: str) -> VisitWorkspace:
    workspace = VisitWorkspace()
    qtbot.addWidget(workspace)
    workspace.show_data(VISIT)
    for record in records:
        workspace.put_form(record, LiveForm(qtbot, FORM, alone=False).view)
    workspace.resize(1_366, 768)
    workspace.show()
    give_keyboard(qtbot, workspace)
    return workspace


def test_restricted_tabs_are_called_note_and_nothing_names_them(qtbot: QtBot) -> None:
    workspace = _workspace(qtbot, "conversation")
    assert workspace.tabs.button("concern").text() == "Note"
    everything = " ".join([*names(workspace), *(words.text() for words in workspace.findChildren(Words))])
    assert "afeguarding" not in everything
    assert "talk alone" not in everything


def test_keys_work_from_inside_a_field(qtbot: QtBot) -> None:
    workspace = _workspace(qtbot, "conversation")
    view = workspace.form("conversation")
    assert view is not None
    view.focus_first()
    qtbot.waitUntil(lambda: QApplication.focusWidget() is not None)
    focus = QApplication.focusWidget()
    assert focus is not None
    for key, signal in (
        (Qt.Key.Key_F8, workspace.hide_now),
        (Qt.Key.Key_F7, workspace.together),
    ):
        with qtbot.waitSignal(signal):
            QTest.keyClick(focus, key)


def test_quick_hide_closes_restricted_tabs_and_goes_to_what_is_ordinary(qtbot: QtBot) -> None:
    workspace = _workspace(qtbot, "conversation", "concern")
    assert workspace.current_record() == "concern"
    workspace.close_restricted()
    assert workspace.current_record() == "conversation"
    assert workspace.form("concern") is None
    assert "concern" not in workspace.tabs.keys()  # noqa: SIM118  # a method, no dict


def test_tabs_pick_open_and_begin(qtbot: QtBot) -> None:
    workspace = _workspace(qtbot, "conversation")
    with qtbot.waitSignal(workspace.record_picked) as told:
        workspace.tabs.button("wellness").click()
    assert told.args == ["wellness"]
    with qtbot.waitSignal(workspace.add_record):
        workspace.tabs.button("+").click()
    workspace.tabs.button("conversation").click()
    assert workspace.current_record() == "conversation"


def test_the_side_folds_into_a_button_where_there_is_little_room(qtbot: QtBot) -> None:
    workspace = _workspace(qtbot, "conversation")
    assert workspace.aside.isVisible()
    workspace.resize(1_024, 640)
    qtbot.waitUntil(lambda: not workspace.aside.isVisible())
    assert workspace.side_button.text() == "To look at (1)"
    workspace.side_button.click()
    assert workspace.aside.isVisible()


def test_saving_is_always_in_sight_and_everything_is_named(qtbot: QtBot) -> None:
    workspace = _workspace(qtbot, "conversation")
    workspace.set_saved("Saved 2 s ago")
    assert workspace.saved.text() == "Saved 2 s ago"
    assert workspace.saved.isVisible()
    workspace.set_saved("Not saved: the disk is full", "bad")
    assert workspace.saved.property("tone") == "bad"
    assert nameless(workspace) == []
    with qtbot.waitSignal(workspace.look) as told:
        next(
            b for b in workspace.aside.findChildren(type(workspace.side_button)) if b.text() == "Settle"
        ).click()
    assert told.args == ["settle"]


def test_an_empty_visit_offers_the_first_step(qtbot: QtBot) -> None:
    workspace = _workspace(qtbot)
    assert workspace.current_record() is None
    assert "Begin a record" in names(workspace)


def test_a_low_window_gives_the_questions_room_and_keeps_999_in_words(qtbot: QtBot) -> None:
    workspace = _workspace(qtbot, "conversation")
    buttons = {button.accessibleName(): button for button in workspace.findChildren(Button)}
    together, card = buttons["Together"], buttons["999 card"]
    assert not together.brief
    workspace.resize(600, 20 * workspace.fontMetrics().height())
    qtbot.waitUntil(lambda: together.brief)
    assert together.toolTip() == "Together (F7)"
    assert not card.brief
    workspace.set_saved("Saved", "ok")
    assert (workspace.saved.toolTip(), workspace.saved.accessibleName()) == ("Saved", "Saved")
    workspace.set_saved("Not saved", "bad")
    assert workspace.saved.toolTip() == ""
