"""A second FieldKit on the same laptop says that there is one already, and offers to show it."""

from pathlib import Path

from PySide6.QtWidgets import QMessageBox

from fieldkit.ui.beneath.first_window import show_first
from fieldkit.ui.language.wording import tr


def question() -> QMessageBox:
    """What is asked. The first button is the usual answer."""
    box = QMessageBox()
    box.setWindowTitle("FieldKit")
    box.setIcon(QMessageBox.Icon.Information)
    box.setText(tr("FieldKit is open on this laptop already."))
    box.setInformativeText(tr("One window is enough for everybody here: lock it to let somebody else in."))
    show = box.addButton(tr("Show that window"), QMessageBox.ButtonRole.AcceptRole)
    box.addButton(tr("Open another"), QMessageBox.ButtonRole.RejectRole)
    box.setDefaultButton(show)
    return box


def goes_to_the_first(data: Path) -> bool:
    """Ask; whether the first window was brought to the front and this one need not open."""
    box = question()
    box.exec()
    chosen = box.buttonRole(box.clickedButton()) == QMessageBox.ButtonRole.AcceptRole
    return chosen and show_first(data)
