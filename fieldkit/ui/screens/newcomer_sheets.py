"""The sheets of a first day: making a profile on this laptop, and joining a hub with a code."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtWidgets import QWidget

from fieldkit.base.wording import said
from fieldkit.ui.beneath.judging import Judge
from fieldkit.ui.language.wording import tr
from fieldkit.ui.screens.new_passphrase import NewPassphrase
from fieldkit.ui.widgets.buttons import Button
from fieldkit.ui.widgets.choice_buttons import ChoiceOption
from fieldkit.ui.widgets.choices import ChoiceList
from fieldkit.ui.widgets.entries import LineField
from fieldkit.ui.widgets.pages import flowing
from fieldkit.ui.widgets.reveal import reveal
from fieldkit.ui.widgets.sheet import Sheet
from fieldkit.ui.widgets.text import Words, rule

_ADDRESS_HINT = said("Your lead has it. It begins with https://.")
_CODE_HINT = said("It works once. Small or capital letters are all the same.")


@dataclass(frozen=True)
class Newcomer:
    """What was typed. ``address`` and ``code`` are both "" where the hub is joined later; ``role`` is a code."""

    name: str
    role: str
    passphrase: str
    address: str
    code: str


class NewProfileSheet(Sheet):
    """Name, role and a strong passphrase; the hub's address and code now or later."""

    def __init__(
        self,
        roles: Mapping[str, str],
        judge: Judge,
        trouble: str = "",
        before: Newcomer | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(tr("Set up your profile"), tr("It stays on this laptop, and only you can open it."), parent)
        if trouble:
            self.column.add(Words(trouble, tone="bad"))
        self._roles = roles
        self._role = before.role if before else ""
        self.name = LineField()
        self.role = ChoiceList(
            [ChoiceOption(key, words.capitalize()) for key, words in roles.items()], segmented=False
        )
        self.choice = NewPassphrase(judge, self._about)
        self.address, self.code = LineField("https://"), LineField()
        self.add_field(tr("Your name"), self.name, tr("As you sign: colleagues see it beside what you write."))
        self.add_field(tr("Your role"), self.role)
        self.column.add(self.choice)
        self.column.add(rule())
        self.column.add(Words(tr("Have you got a code for your hub? You can also join later, in Settings."), "soft"))
        self.add_field(tr("The hub's address"), self.address, _ADDRESS_HINT)
        self.add_field(tr("Your code"), self.code, _CODE_HINT)
        self.half = Words(tr("Give both, address and code, or leave both empty."), tone="wait")
        self.column.add(self.half)
        self.go = self.add_buttons(tr("Set up"), self.accept)
        if before is not None:
            self._put_back(before)
        self.role.chosen.connect(self._choose)
        self.name.textChanged.connect(self._rename)
        self.choice.changed.connect(self._look)
        for field in (self.address, self.code):
            field.textChanged.connect(self._look)
        self._look()

    def result_data(self) -> Newcomer:
        """What was typed; only to be asked once the sheet was accepted."""
        return Newcomer(
            self.name.text().strip(),
            self._role,
            self.choice.new.text(),
            self.address.text().strip(),
            self.code.text().strip(),
        )

    def _put_back(self, before: Newcomer) -> None:
        self.name.setText(before.name)
        self.role.set_chosen([before.role])
        self.address.setText(before.address)
        self.code.setText(before.code)

    def _about(self) -> Sequence[str]:
        return (self.name.text().strip(), self._roles.get(self._role, ""))

    def _choose(self, key: str | None) -> None:
        self._role = key or ""
        self.choice.judge()
        self._look()

    def _rename(self) -> None:
        self.choice.judge()
        self._look()

    def _look(self) -> None:
        half = bool(self.address.text().strip()) != bool(self.code.text().strip())
        reveal(self.half, half)
        ready = self.name.text().strip() and self._role and self.choice.ready
        self.go.setEnabled(bool(ready) and not half)


class JoinSheet(Sheet):
    """The hub's address and the one-time code."""

    def __init__(
        self, address: str = "", code: str = "", trouble: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(
            tr("Join a hub"), tr("Then what you write reaches your colleagues, and theirs reaches you."), parent
        )
        if trouble:
            self.column.add(Words(trouble, tone="bad"))
        self.address, self.code = LineField("https://"), LineField()
        self.add_field(tr("The hub's address"), self.address, _ADDRESS_HINT)
        self.add_field(tr("Your code"), self.code, _CODE_HINT)
        self.address.setText(address)
        self.code.setText(code)
        self.go = self.add_buttons(tr("Join"), self.accept)
        for field in (self.address, self.code):
            field.textChanged.connect(self._look)
        self._look()

    def _look(self) -> None:
        self.go.setEnabled(bool(self.address.text().strip() and self.code.text().strip()))


class JoinedSheet(Sheet):
    """The hub's fingerprint, to be compared by telephone with whoever runs it."""

    def __init__(self, name: str, role: str, hub: str, fingerprint: str, parent: QWidget | None = None) -> None:
        super().__init__(tr("You have joined"), tr("As {name}, {role}, at {hub}.", name=name, role=role, hub=hub), parent)
        self.column.add(Words(tr("Ring whoever runs the hub and compare this, group by group:")))
        self.fingerprint = Words(fingerprint, "name")
        self.fingerprint.setAccessibleName(tr("Fingerprint of the hub: {fingerprint}", fingerprint=fingerprint))
        self.column.add(self.fingerprint)
        self.column.add(Words(tr("If it is another one, lock, and tell your lead."), "soft"))
        self.go = Button(tr("It is the same"), "primary")
        self.go.clicked.connect(self.accept)
        self.column.add(flowing(self.go))
