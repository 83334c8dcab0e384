"""The sheet before a repair: what it does, what it keeps, and the passphrase."""

from PySide6.QtWidgets import QWidget

from fieldkit.ui.language.wording import tr
from fieldkit.ui.screens.new_passphrase import hidden_field
from fieldkit.ui.widgets.sheet import Sheet
from fieldkit.ui.widgets.text import Words


class RepairSheet(Sheet):
    """Asks for the passphrase; ``accept`` when more than a little would be gone, which its button then says."""

    def __init__(self, trouble: str = "", parent: QWidget | None = None, *, accept: bool = False) -> None:
        super().__init__(
            tr("Repair what is on this laptop"),
            tr(
                "All that can be read goes into a new store. The damaged one is kept as it is, and the hub sends what"
                " it holds. What was never sent and can't be read is gone."
            ),
            parent,
        )
        if trouble:
            self.column.add(Words(trouble, tone="bad"))
        self.field = hidden_field(tr("Passphrase"))
        self.add_field(tr("Passphrase"), self.field)
        self.go = self.add_buttons(tr("Repair all the same") if accept else tr("Repair"), self.accept)
        self.field.textChanged.connect(self._look)
        self._look()

    def _look(self) -> None:
        self.go.setEnabled(bool(self.field.text()))
