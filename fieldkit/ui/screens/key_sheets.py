"""The sheets around passphrases: changing one, and naming the one of a backup that is brought back."""

from PySide6.QtWidgets import QLineEdit, QWidget

from fieldkit.ui.screens.sheets import Sheet
from fieldkit.ui.widgets.entries import LineField
from fieldkit.ui.widgets.text import Words


def _field() -> LineField:
    field = LineField()
    field.setEchoMode(QLineEdit.EchoMode.Password)
    return field


class PassphraseSheet(Sheet):
    """The old one once, the new one twice."""

    def __init__(self, trouble: str = "", parent: QWidget | None = None) -> None:
        super().__init__(
            "Change passphrase",
            "Four words that do not belong together are easy to keep and hard to guess.",
            parent,
        )
        if trouble:
            self.column.add(Words(trouble, tone="bad"))
        self.old, self.new, self.again = _field(), _field(), _field()
        self.add_field("The one you have now", self.old)
        self.add_field("The new one", self.new)
        self.add_field("The new one again", self.again)
        self.differ = Words("The two differ.", tone="bad")
        self.differ.hide()
        self.column.add(self.differ)
        self.go = self.add_buttons("Change it", self.accept)
        for field in (self.old, self.new, self.again):
            field.textChanged.connect(self._look)
        self._look()

    def _look(self) -> None:
        same = self.new.text() == self.again.text()
        self.differ.setVisible(not same and bool(self.again.text()))
        self.go.setEnabled(same and bool(self.old.text() and self.new.text().strip()))


class BackupPassphraseSheet(Sheet):
    """The passphrase that the profile had when the backup was made."""

    def __init__(self, trouble: str = "", parent: QWidget | None = None) -> None:
        super().__init__(
            "Bring back from a backup", "Nothing that is on this laptop is ever written over.", parent
        )
        if trouble:
            self.column.add(Words(trouble, tone="bad"))
        self.field = _field()
        self.add_field("Passphrase", self.field, "The one you had when the backup was made.")
        self.go = self.add_buttons("Bring it back", self.accept)
