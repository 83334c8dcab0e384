import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from fieldkit.ui.look import tokens
from fieldkit.ui.widgets.chip import Chip


@pytest.mark.parametrize("tone", ["ok", "wait", "bad", "accent", "plum"])
def test_each_tone_has_its_own_ground_and_always_its_words(
    qtbot: QtBot, dressed: QApplication, tone: str
) -> None:
    chip = Chip("Safe at the hub", tone, "shield")
    qtbot.addWidget(chip)
    chip.resize(chip.sizeHint())
    chip.show()
    ground = getattr(tokens.LIGHT, f"{tone}_soft").lower()
    assert chip.grab().toImage().pixelColor(chip.width() - 9, 3).name() == ground
    spoken = QAccessible.queryAccessibleInterface(chip)
    assert spoken is not None
    assert spoken.text(QAccessible.Text.Name) == "Safe at the hub"


def test_a_long_chip_wraps_instead_of_being_cut(qtbot: QtBot) -> None:
    chip = Chip("Lip-reads: sit where the light is on your face", "accent", "eye")
    qtbot.addWidget(chip)
    assert chip.heightForWidth(140) > chip.heightForWidth(chip.sizeHint().width())


def test_a_chip_can_change_its_state_and_mirrors(qtbot: QtBot) -> None:
    chip = Chip("Saving", "accent")
    qtbot.addWidget(chip)
    chip.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    chip.show()
    chip.change("Saved", "ok", "check")
    assert chip.text() == "Saved"
    assert chip.property("tone") == "ok"
    assert not chip.grab().isNull()


def test_a_brief_chip_shows_its_icon_and_keeps_its_words(qtbot: QtBot) -> None:
    chip = Chip("Saved on this laptop", "ok", "check", wraps=False)
    qtbot.addWidget(chip)
    assert chip.minimumSizeHint() == chip.sizeHint()
    wide = chip.sizeHint().width()
    chip.set_brief(True)
    assert chip.sizeHint().width() < wide / 2
    assert chip.toolTip() == "Saved on this laptop"
    chip.change("Not saved", "bad")
    assert chip.toolTip() == ""
