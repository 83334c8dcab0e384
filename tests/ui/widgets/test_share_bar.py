import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from fieldkit.ui.look.theme import Theme, apply_theme
from fieldkit.ui.look.tokens import Scheme, contrast
from fieldkit.ui.widgets.share_bar import ShareBar


def _bar(qtbot: QtBot, share: float | None) -> ShareBar:
    bar = ShareBar()
    qtbot.addWidget(bar)
    bar.resize(200, bar.height())
    bar.show_share(share)
    bar.show()
    return bar


def _filled(bar: ShareBar, x: int) -> bool:
    image = bar.grab().toImage()
    return image.pixelColor(QPoint(x, image.height() // 2)) == bar.palette().color(
        QPalette.ColorRole.Highlight
    )


def test_as_much_of_it_is_filled_as_is_done(qtbot: QtBot) -> None:
    bar = _bar(qtbot, 0.5)
    assert bar.value() == 500
    assert _filled(bar, 50)
    assert not _filled(bar, 150)


def test_it_fills_from_where_lines_begin(qtbot: QtBot) -> None:
    bar = _bar(qtbot, 0.5)
    bar.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    assert _filled(bar, 150)
    assert not _filled(bar, 50)


def test_where_nobody_knows_yet_it_is_busy_and_empty(qtbot: QtBot) -> None:
    bar = _bar(qtbot, None)
    assert (bar.minimum(), bar.maximum()) == (0, 0)
    assert not _filled(bar, 10)


@pytest.mark.parametrize("scheme", Scheme)
def test_what_is_done_stands_out_from_what_is_not(qtbot: QtBot, qapp: QApplication, scheme: Scheme) -> None:
    apply_theme(qapp, Theme(scheme))
    image = _bar(qtbot, 0.5).grab().toImage()
    done, not_done = (image.pixelColor(x, image.height() // 2).name() for x in (50, 150))
    assert contrast(done, not_done) >= 3
