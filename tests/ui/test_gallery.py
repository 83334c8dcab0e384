import importlib
import pkgutil

import pytest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from fieldkit.ui import forms, presenting, widgets
from fieldkit.ui.forms.section_page import SectionPage
from fieldkit.ui.forms.view import FormView
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


def _kinds() -> set[type[QWidget]]:
    """Every widget that others may use: of ui/widgets, ui/forms and ui/presenting."""
    found: set[type[QWidget]] = set()
    for package in (widgets, forms, presenting):
        for module in pkgutil.iter_modules(package.__path__, f"{package.__name__}."):
            members = vars(importlib.import_module(module.name)).values()
            found |= {
                one
                for one in members
                if isinstance(one, type) and issubclass(one, QWidget) and one.__module__ == module.name
            }
    return {one for one in found if not one.__name__.startswith("_")}


def test_every_kind_of_widget_has_its_place_in_the_gallery(qapp: QApplication, qtbot: QtBot) -> None:
    apply_theme(qapp, Theme())
    page = gallery_page()
    qtbot.addWidget(page)
    page.show()
    for view in page.findChildren(FormView):
        part = view._stack.currentWidget()
        if isinstance(part, SectionPage):
            part.finish_filling()
    shown = {type(one) for one in (page, *page.findChildren(QWidget))}
    missing = {one.__name__ for one in _kinds() if not any(issubclass(kind, one) for kind in shown)}
    assert missing == set()
