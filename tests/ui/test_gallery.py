import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from fieldkit.ui.gallery import Gallery, gallery_page
from fieldkit.ui.look.theme import Dresser, Theme, apply_theme
from fieldkit.ui.look.tokens import Scheme


@pytest.mark.parametrize("scheme", list(Scheme))
@pytest.mark.parametrize("mirrored", [False, True])
def test_the_gallery_paints_in_every_scheme_and_direction(
    qapp: QApplication, qtbot: QtBot, scheme: Scheme, mirrored: bool
) -> None:
    apply_theme(qapp, Theme(scheme))
    page = gallery_page(mirrored=mirrored)
    qtbot.addWidget(page)
    page.resize(1_200, 900)
    page.show()
    image = page.grab().toImage()
    colours = {
        image.pixelColor(x, y).name() for x in range(0, image.width(), 7) for y in range(0, image.height(), 7)
    }
    assert len(colours) > 20


def test_theme_and_size_are_changed_in_the_window_itself(qapp: QApplication, qtbot: QtBot) -> None:
    dresser = Dresser(qapp)
    gallery = Gallery(dresser)
    qtbot.addWidget(gallery)
    gallery.show()
    gallery._size("150")
    gallery._wish("dark")
    assert dresser.scale == 1.5
    assert dresser.theme.scheme is Scheme.DARK
    dresser.deleteLater()
