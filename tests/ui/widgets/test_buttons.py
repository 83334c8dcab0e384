import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from fieldkit.ui.look import tokens
from fieldkit.ui.widgets.buttons import Button

KINDS = ["plain", "primary", "danger", "large", "quiet", "link", "name", "rail", "nav", "tab"]


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_paints_and_has_a_name(qtbot: QtBot, kind: str) -> None:
    button = Button("Start visit", kind, icon="plus", key="F2")
    qtbot.addWidget(button)
    button.show()
    assert not button.grab().isNull()
    spoken = QAccessible.queryAccessibleInterface(button)
    assert spoken is not None
    assert spoken.text(QAccessible.Text.Name) == "Start visit"
    assert "F2" in spoken.text(QAccessible.Text.Description)


@pytest.mark.parametrize("kind", ["plain", "primary", "danger", "large", "quiet", "nav", "tab", "rail"])
def test_targets_are_large_enough(qtbot: QtBot, dressed: QApplication, kind: str) -> None:
    button = Button("Go", kind)
    qtbot.addWidget(button)
    button.show()
    assert button.sizeHint().height() >= tokens.TARGET


def test_icon_and_key_make_room_for_themselves(qtbot: QtBot) -> None:
    plain, full = Button("999 card"), Button("999 card", icon="phone", key="F9")
    for button in (plain, full):
        qtbot.addWidget(button)
        button.show()
    assert full.sizeHint().width() > plain.sizeHint().width() + 30
    assert full.minimumSizeHint() == full.sizeHint()


def test_words_in_a_section_list_wrap(qtbot: QtBot) -> None:
    button = Button("National disability insurance and other support that is paid for", "nav")
    qtbot.addWidget(button)
    button.show()
    assert button.heightForWidth(200) > button.heightForWidth(900)


def test_the_chosen_place_is_lit(qtbot: QtBot) -> None:
    button = Button("Today", "rail")
    qtbot.addWidget(button)
    button.show()
    dark = button.grab().toImage()
    button.set_lit(True)
    assert button.lit
    assert button.grab().toImage() != dark
    button.set_lit(False)
    assert not button.lit


def test_counts_are_spoken(qtbot: QtBot) -> None:
    button = Button("Sync", "rail", icon="sync")
    qtbot.addWidget(button)
    button.set_trailing("3", "3 waiting", count=True)
    assert button.accessibleDescription() == "3 waiting"


def test_right_to_left_is_mirrored(qtbot: QtBot) -> None:
    button = Button("Today", "rail", icon="today")
    qtbot.addWidget(button)
    button.resize(200, 40)
    button.show()
    left = button.grab().toImage()
    button.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    assert button.grab().toImage() != left


def test_pressing_by_key_works(qtbot: QtBot) -> None:
    button = Button("Go")
    qtbot.addWidget(button)
    button.show()
    with qtbot.waitSignal(button.clicked):
        QTest.keyClick(button, Qt.Key.Key_Space)


def test_a_brief_button_is_narrow_and_keeps_its_words_for_pointer_and_screen_reader(qtbot: QtBot) -> None:
    button = Button("Together", icon="together", key="F7")
    qtbot.addWidget(button)
    wide = button.sizeHint().width()
    button.set_brief(True)
    assert button.sizeHint().width() < wide / 2
    assert (button.toolTip(), button.accessibleName()) == ("Together (F7)", "Together")
    assert button.worded_width() == wide
    button.set_brief(False)
    assert (button.toolTip(), button.sizeHint().width()) == ("", wide)


def test_a_button_without_an_icon_keeps_its_words(qtbot: QtBot) -> None:
    button = Button("End visit")
    qtbot.addWidget(button)
    button.set_brief(True)
    assert not button.brief


def test_words_that_end_in_dots_are_whole_in_the_tooltip(qtbot: QtBot) -> None:
    button = Button("Next: What matters to me and to nobody else", elides=True)
    qtbot.addWidget(button)
    assert button.minimumSizeHint().width() < button.sizeHint().width()
    button.show()
    button.resize(button.minimumSizeHint())
    assert button.toolTip() == button.text()
    button.resize(button.sizeHint())
    assert button.toolTip() == ""


def test_a_button_that_may_wrap_grows_instead_of_cutting_its_words(qtbot: QtBot) -> None:
    words = "Review and sign what was said today"
    wrapping, plain = Button(words, "primary", icon="pen", wraps=True), Button(words, "primary", icon="pen")
    for button in (wrapping, plain):
        qtbot.addWidget(button)
    assert wrapping.hasHeightForWidth()
    assert not plain.hasHeightForWidth()
    assert wrapping.heightForWidth(140) > wrapping.heightForWidth(600)
    assert wrapping.minimumSizeHint().width() < plain.minimumSizeHint().width()


@pytest.mark.parametrize("kind", ["plain", "link", "nav", "quiet", "primary"])
@pytest.mark.parametrize("icon", ["", "key"])
def test_words_that_may_wrap_stand_in_one_line_where_there_is_room_for_it(
    qtbot: QtBot, kind: str, icon: str
) -> None:
    button = Button("Hold to read: restricted item", kind, icon=icon, wraps=True)
    qtbot.addWidget(button)
    button.ensurePolished()
    hint = button.sizeHint()

    assert button.heightForWidth(hint.width()) == button.heightForWidth(2_000)
    assert button.heightForWidth(hint.width() // 2) > button.heightForWidth(2_000)
