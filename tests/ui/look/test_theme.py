import pytest
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from fieldkit.ui.look import tokens
from fieldkit.ui.look.theme import Dresser, Theme, Wish, apply_theme, palette_of, scheme_for
from fieldkit.ui.look.tokens import Scheme
from fieldkit.ui.widgets.text import Words


@pytest.mark.parametrize(
    ("wish", "dark", "contrast", "scheme"),
    [
        (Wish.SYSTEM, False, False, Scheme.LIGHT),
        (Wish.SYSTEM, True, False, Scheme.DARK),
        (Wish.SYSTEM, True, True, Scheme.CONTRAST_DARK),
        (Wish.SYSTEM, False, True, Scheme.CONTRAST_LIGHT),
        (Wish.LIGHT, True, False, Scheme.LIGHT),
        (Wish.DARK, False, False, Scheme.DARK),
        (Wish.CONTRAST, True, False, Scheme.CONTRAST_DARK),
    ],
)
def test_the_user_decides_and_otherwise_the_system(
    wish: Wish, dark: bool, contrast: bool, scheme: Scheme
) -> None:
    assert scheme_for(wish, dark=dark, contrast=contrast) is scheme


def test_a_change_of_theme_reaches_widgets_that_are_already_there(qapp: QApplication, qtbot: QtBot) -> None:
    words = Words("Needs", "soft")
    qtbot.addWidget(words)
    words.show()
    light = words.palette().color(words.foregroundRole()).name()
    apply_theme(qapp, Theme(Scheme.DARK))
    assert light == tokens.LIGHT.soft.lower()
    assert words.palette().color(words.foregroundRole()).name() == tokens.DARK.soft.lower()


def test_text_size_is_kept_between_one_and_two_and_a_half(qapp: QApplication) -> None:
    apply_theme(qapp, Theme(scale=9))
    assert qapp.font().pixelSize() == round(15 * 2.5)
    apply_theme(qapp, Theme(scale=0.1))
    assert qapp.font().pixelSize() == 15


def test_the_dresser_wears_what_it_is_asked_to(qapp: QApplication, qtbot: QtBot) -> None:
    dresser = Dresser(qapp, Wish.DARK, 1.5)
    assert qapp.palette().color(QPalette.ColorRole.Window).name() == tokens.DARK.paper.lower()
    dresser.change(wish=Wish.LIGHT, scale=1.0)
    assert (dresser.wish, dresser.scale) == (Wish.LIGHT, 1.0)
    assert qapp.palette().color(QPalette.ColorRole.Window).name() == tokens.LIGHT.paper.lower()
    dresser.deleteLater()


def test_fusion_is_worn_everywhere(qapp: QApplication, qtbot: QtBot) -> None:
    label = QLabel("x")
    qtbot.addWidget(label)
    assert qapp.style().objectName() in {"fusion", ""} or qapp.styleSheet()


def test_every_role_of_the_palette_has_a_colour_of_the_table() -> None:
    palette = palette_of(tokens.LIGHT)
    table = {value.lower() for value in vars(tokens.LIGHT).values()}
    for role in (
        QPalette.ColorRole.Window,
        QPalette.ColorRole.Mid,
        QPalette.ColorRole.Dark,
        QPalette.ColorRole.BrightText,
    ):
        assert palette.color(role).name() in table
