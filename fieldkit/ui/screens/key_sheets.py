"""The sheets around passphrases: changing one, and naming the one of a backup that is brought back."""

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from fieldkit.ui.beneath.judging import Judge
from fieldkit.ui.language.wording import tr
from fieldkit.ui.screens.new_passphrase import NewPassphrase, hidden_field
from fieldkit.ui.widgets.sheet import Sheet
from fieldkit.ui.widgets.text import Words


class PassphraseSheet(Sheet):
    """The old one once, the new one twice; `about` are the words of its owner."""

    def __init__(
        self, judge: Judge, about: Sequence[str] = (), trouble: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(tr("Change passphrase"), tr("What you wrote stays as it is."), parent)
        if trouble:
            self.column.add(Words(trouble, tone="bad"))
        self.old = hidden_field(tr("The one you have now"))
        self.add_field(tr("The one you have now"), self.old)
        self.choice = NewPassphrase(judge, lambda: about, tr("The new one"))
        self.column.add(self.choice)
        self.go = self.add_buttons(tr("Change it"), self.accept)
        self.old.textChanged.connect(self._look)
        self.choice.changed.connect(self._look)
        self._look()

    def _look(self) -> None:
        self.go.setEnabled(bool(self.old.text()) and self.choice.ready)


class BackupPassphraseSheet(Sheet):
    """The passphrase that the profile had when the backup was made."""

    def __init__(self, trouble: str = "", parent: QWidget | None = None) -> None:
        super().__init__(
            tr("Bring back from a backup"), tr("Nothing that is on this laptop is ever written over."), parent
        )
        if trouble:
            self.column.add(Words(trouble, tone="bad"))
        self.field = hidden_field(tr("Passphrase"))
        self.add_field(tr("Passphrase"), self.field, tr("The one you had when the backup was made."))
        self.go = self.add_buttons(tr("Bring it back"), self.accept)
