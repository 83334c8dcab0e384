"""The sheets around a forgotten passphrase: who can help, what they opened, and setting it up before it is needed."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from fieldkit.ui.beneath.judging import Judge
from fieldkit.ui.language.wording import tr
from fieldkit.ui.screens.new_passphrase import NewPassphrase, hidden_field
from fieldkit.ui.widgets.buttons import Button
from fieldkit.ui.widgets.entries import LineField
from fieldkit.ui.widgets.pages import flowing
from fieldkit.ui.widgets.sheet import Sheet
from fieldkit.ui.widgets.text import Words


class ForgottenSheet(Sheet):
    """Two steps, hours or days apart: save the file for the two people, and bring back what they opened."""

    save_file = Signal()
    bring_file = Signal()

    def __init__(self, fingerprints: Sequence[str], trouble: str = "", parent: QWidget | None = None) -> None:
        super().__init__(
            tr("Forgotten your passphrase?"), tr("Nothing is lost. Call your support desk first."), parent
        )
        if trouble:
            self.column.add(Words(trouble, tone="bad"))
        leave = Button(tr("Not now"), "quiet")
        leave.clicked.connect(self.reject)
        if not fingerprints:
            self.column.add(
                Words(tr("Nobody was named who could open this profile. What has reached the hub is safe there."))
            )
            self.column.add(flowing(leave))
            return
        self.column.add(Words(tr("Two people open it together, neither alone. Their keys, in turn:")))
        for number, one in enumerate(fingerprints, start=1):
            self.column.add(Words(f"{number}.  {one}", "strong"))
        self.save = Button(tr("1. Save the file for them"))
        self.save.clicked.connect(self.save_file)
        self.bring = Button(tr("2. They have opened it"))
        self.bring.clicked.connect(self.bring_file)
        self.column.add(flowing(self.save, self.bring, leave))


class RedeemSheet(Sheet):
    """A new passphrase, once both have opened the file."""

    def __init__(
        self, judge: Judge, about: Sequence[str], trouble: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(
            tr("A new passphrase"),
            tr("Afterwards join your hub again with a new code. What you wrote before stays as it is."),
            parent,
        )
        if trouble:
            self.column.add(Words(trouble, tone="bad"))
        self.choice = NewPassphrase(judge, lambda: about)
        self.column.add(self.choice)
        self.go = self.add_buttons(tr("Use it from now on"), self.accept)
        self.choice.changed.connect(self._look)
        self._look()

    def _look(self) -> None:
        self.go.setEnabled(self.choice.ready)


class NameHelpersSheet(Sheet):
    """The two people who could open the profile together; only its owner can name them."""

    def __init__(
        self,
        first: str = "",
        second: str = "",
        trouble: str = "",
        parent: QWidget | None = None,
        *,
        first_time: bool = False,
    ) -> None:
        """``first_time``: a step of making a profile, which says what putting it off means."""
        super().__init__(
            tr("If you forget your passphrase"),
            tr("Name two people. Together they can open your profile, neither alone. They can't sign as you."),
            parent,
        )
        if trouble:
            self.column.add(Words(trouble, tone="bad"))
        self.first, self.second = LineField("age1"), LineField("age1")
        self.passphrase = hidden_field(tr("Your passphrase"))
        self.add_field(tr("Key of the first person"), self.first, tr("Your IT desk has it. It begins with age1."))
        self.add_field(tr("Key of the second person"), self.second, tr("Somebody else's, such as your records lead's."))
        self.add_field(tr("Your passphrase"), self.passphrase)
        self.first.setText(first)
        self.second.setText(second)
        if first_time:
            later = tr(
                "You can do this later. Until then nobody can open your profile if you forget your passphrase, and what has"
                " not reached the hub would be lost. It stays above every screen as something to do."
            )
            self.column.add(Words(later))
        self.go = self.add_buttons(tr("Name them"), self.accept)
        for field in (self.first, self.second, self.passphrase):
            field.textChanged.connect(self._look)
        self._look()

    def _look(self) -> None:
        first, second = self.first.text().strip(), self.second.text().strip()
        self.go.setEnabled(bool(first and second and first != second and self.passphrase.text()))
