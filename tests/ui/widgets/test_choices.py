import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QAccessible, QFocusEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication
from pytestqt.qtbot import QtBot

from fieldkit.ui.widgets.choice_buttons import ChoiceOption
from fieldkit.ui.widgets.choices import CheckList, ChoiceList
from tests.ui.widgets.test_shown_picture import png

HELP = [ChoiceOption(words, words) for words in ("Ask first", "Show me", "With me")]


@pytest.fixture(params=[True, False], ids=["segments", "rows"])
def choice(request: pytest.FixtureRequest, qtbot: QtBot) -> ChoiceList:
    made = ChoiceList(HELP, segmented=request.param)
    qtbot.addWidget(made)
    made.resize(500, 120)
    made.show()
    return made


def test_pressing_chooses_and_pressing_again_clears(qtbot: QtBot, choice: ChoiceList) -> None:
    chosen: list[object] = []
    choice.chosen.connect(chosen.append)
    second = choice.buttons()[1]
    QTest.mouseClick(second, Qt.MouseButton.LeftButton)
    assert second.isChecked()
    QTest.mouseClick(second, Qt.MouseButton.LeftButton)
    assert not second.isChecked()
    assert chosen == ["Show me", None]


def _toggle(button: QAbstractButton) -> None:
    """What a screen reader does with a button that has a mark."""
    spoken = QAccessible.queryAccessibleInterface(button)
    assert spoken is not None
    actions = spoken.actionInterface()
    assert "Toggle" in actions.actionNames()
    actions.doAction("Toggle")


def test_a_screen_reader_chooses_and_clears(qtbot: QtBot, choice: ChoiceList) -> None:
    with qtbot.waitSignal(choice.chosen) as told:
        _toggle(choice.buttons()[1])
    assert told.args[0] is not None
    assert [button.isChecked() for button in choice.buttons()].index(True) == 1
    with qtbot.waitSignal(choice.chosen) as told:
        _toggle(choice.buttons()[1])
    assert told.args == [None]
    assert not any(button.isChecked() for button in choice.buttons())


def test_a_screen_reader_ticks(qtbot: QtBot) -> None:
    boxes = CheckList(HELP)
    qtbot.addWidget(boxes)
    with qtbot.waitSignal(boxes.ticked) as told:
        _toggle(boxes.rows()[1])
    assert told.args == [HELP[1].key, True]


def test_showing_an_answer_gives_none(qtbot: QtBot, choice: ChoiceList) -> None:
    with qtbot.assertNotEmitted(choice.chosen):
        choice.set_chosen([option.key for option in choice._options[:2]])
        choice.set_chosen([])


def test_arrows_choose_and_delete_clears(qtbot: QtBot, choice: ChoiceList) -> None:
    chosen: list[object] = []
    choice.chosen.connect(chosen.append)
    QTest.keyClick(choice.buttons()[0], Qt.Key.Key_Right)
    QTest.keyClick(choice.buttons()[1], Qt.Key.Key_Down)
    QTest.keyClick(choice.buttons()[2], Qt.Key.Key_Down)
    QTest.keyClick(choice.buttons()[0], Qt.Key.Key_Delete)
    assert chosen == ["Show me", "With me", "Ask first", None]


def test_space_keeps_what_an_arrow_key_has_just_chosen(qtbot: QtBot, choice: ChoiceList) -> None:
    chosen: list[object] = []
    choice.chosen.connect(chosen.append)
    first, second, _ = choice.buttons()
    QTest.keyClick(first, Qt.Key.Key_Down)
    choice.set_chosen(["Show me"])
    with qtbot.waitSignal(choice.pressed):
        QTest.keyClick(second, Qt.Key.Key_Space)
    assert second.isChecked()
    assert chosen == ["Show me"]
    QTest.keyClick(second, Qt.Key.Key_Space)
    assert chosen == ["Show me", None]
    assert not second.isChecked()


def test_space_on_a_choice_come_back_to_clears_it(qtbot: QtBot, choice: ChoiceList) -> None:
    first, second, _ = choice.buttons()
    QTest.keyClick(first, Qt.Key.Key_Down)
    QApplication.sendEvent(second, QFocusEvent(QEvent.Type.FocusOut, Qt.FocusReason.TabFocusReason))
    QTest.keyClick(second, Qt.Key.Key_Space)
    assert not second.isChecked()


def test_a_mouse_clears_what_an_arrow_key_has_just_chosen(qtbot: QtBot, choice: ChoiceList) -> None:
    first, second, _ = choice.buttons()
    QTest.keyClick(first, Qt.Key.Key_Down)
    QTest.mouseClick(second, Qt.MouseButton.LeftButton)
    assert not second.isChecked()


def test_there_is_one_tab_stop(choice: ChoiceList) -> None:
    choice.set_chosen(["With me"])
    stops = [b for b in choice.buttons() if b.focusPolicy() & Qt.FocusPolicy.TabFocus]
    assert stops == [choice.buttons()[2]]


def test_two_answers_show_two_marks(choice: ChoiceList) -> None:
    choice.set_chosen(["Ask first", "With me"])
    assert [button.isChecked() for button in choice.buttons()] == [True, False, True]


def test_options_that_stay_keep_their_buttons(choice: ChoiceList) -> None:
    before = choice.buttons()
    choice.set_options(HELP)
    assert choice.buttons() == before
    choice.set_options(HELP[:2])
    assert len(choice.buttons()) == 2


def test_locked_choices_cannot_be_changed(qtbot: QtBot, choice: ChoiceList) -> None:
    choice.set_locked(True)
    QTest.mouseClick(choice.buttons()[0], Qt.MouseButton.LeftButton)
    assert not choice.buttons()[0].isChecked()


def test_each_button_says_what_is_asked(choice: ChoiceList) -> None:
    choice.describe("How do you like help?", "needed")
    assert "How do you like help?" in choice.buttons()[0].accessibleDescription()


def test_right_to_left_turns_the_arrows(qtbot: QtBot, choice: ChoiceList) -> None:
    choice.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    QTest.keyClick(choice.buttons()[0], Qt.Key.Key_Left)
    assert choice.buttons()[1].isChecked()


def test_none_of_these_unticks_the_rest_and_the_rest_it(qtbot: QtBot) -> None:
    boxes = CheckList(
        [ChoiceOption("rugs", "Rugs"), ChoiceOption("cold", "Cold"), ChoiceOption("none", "None", True)]
    )
    qtbot.addWidget(boxes)
    boxes.show()
    told: list[tuple[str, bool]] = []
    boxes.ticked.connect(lambda key, on: told.append((key, on)))
    rugs, _, none = boxes.rows()
    rugs.click()
    none.click()
    rugs.click()
    assert told == [("rugs", True), ("rugs", False), ("none", True), ("none", False), ("rugs", True)]


def test_ticks_are_shown_named_and_locked(qtbot: QtBot) -> None:
    boxes = CheckList(HELP)
    qtbot.addWidget(boxes)
    boxes.set_ticked({"Show me"})
    boxes.describe("Help", "")
    boxes.set_locked(True)
    assert [row.isChecked() for row in boxes.rows()] == [False, True, False]
    assert boxes.rows()[0].accessibleDescription() == "Help."
    assert not boxes.rows()[0].isEnabled()
    boxes.set_options(HELP[:1])
    assert len(boxes.rows()) == 1


def test_rows_may_stand_side_by_side_and_carry_a_picture(qtbot: QtBot) -> None:
    pictured = [
        ChoiceOption("a", "A ramp", picture=png(200, 100), picture_words="A wooden ramp"),
        ChoiceOption("b", "A rail"),
    ]
    across = ChoiceList(pictured, segmented=False, across=True)
    qtbot.addWidget(across)
    across.resize(700, 200)
    across.show()
    first, second = across.buttons()
    assert second.x() > first.x()
    assert (first.iconSize().width(), first.iconSize().height()) == (96, 48)
    assert first.accessibleName() == "A ramp. A wooden ramp"
    assert first.height() >= 48
    boxes = CheckList(pictured, across=True)
    qtbot.addWidget(boxes)
    boxes.resize(700, 200)
    boxes.show()
    assert boxes.rows()[1].x() > boxes.rows()[0].x()
