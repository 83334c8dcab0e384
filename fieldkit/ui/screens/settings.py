"""Settings that nobody should have to look for: text size, colours, the hub, and the keys."""

from collections.abc import Sequence

from PySide6.QtCore import Signal

from fieldkit.base.wording import said
from fieldkit.ui.language.wording import tr
from fieldkit.ui.look.theme import Wish
from fieldkit.ui.widgets.buttons import Button
from fieldkit.ui.widgets.card import Card
from fieldkit.ui.widgets.choice_buttons import ChoiceOption
from fieldkit.ui.widgets.choices import ChoiceList
from fieldkit.ui.widgets.pages import Header, Page, side_by_side
from fieldkit.ui.widgets.reveal import reveal
from fieldkit.ui.widgets.text import Words, stack

_WISHES = [
    ChoiceOption(Wish.SYSTEM.value, said("Like the system")),
    ChoiceOption(Wish.LIGHT.value, said("Light")),
    ChoiceOption(Wish.DARK.value, said("Dark")),
    ChoiceOption(Wish.CONTRAST.value, said("High contrast")),
]
_LANGUAGES = [
    ChoiceOption("system", said("Like the system")),
    ChoiceOption("en", "English"),
    ChoiceOption("cy", "Cymraeg"),
]
"""A language is called by its own name, whatever the window speaks."""

_SIZES = [ChoiceOption(str(percent), f"{percent} %") for percent in (100, 115, 130, 150, 175, 200, 250)]


class SettingsScreen(Page):
    """Text size and colours, at once and for this laptop."""

    wish_changed = Signal(str)
    scale_changed = Signal(float)
    language_changed = Signal(str)
    back_up = Signal()
    change_passphrase = Signal()
    join = Signal()
    name_helpers = Signal()

    def __init__(self, wish: Wish, scale: float) -> None:
        super().__init__()
        self.add(Header(tr("Settings"), tr("For this laptop and for you.")))
        look = Card(tr("How it looks"))
        look.add(Words(tr("Text size"), "label"))
        self.sizes = ChoiceList(_SIZES, segmented=True)
        self.sizes.describe(tr("Text size"), "")
        self.sizes.set_chosen([str(round(scale * 100))])
        self.sizes.chosen.connect(lambda key: self.scale_changed.emit(int(key or "100") / 100))
        look.add(self.sizes)
        look.add(Words(tr("Colours"), "label"))
        self.wishes = ChoiceList(_WISHES, segmented=True)
        self.wishes.describe(tr("Colours"), "")
        self.wishes.set_chosen([wish.value])
        self.wishes.chosen.connect(lambda key: self.wish_changed.emit(key or Wish.SYSTEM.value))
        look.add(self.wishes)
        look.add(Words(tr("Language"), "label"))
        self.languages = ChoiceList(_LANGUAGES, segmented=True)
        self.languages.describe(tr("Language"), "")
        self.languages.chosen.connect(lambda key: self.language_changed.emit(key or "system"))
        look.add(self.languages)
        look.add(
            Words(
                tr("From the next start. The Welsh words still wait for a translator to read them."), "small"
            )
        )
        self.add(look)
        self.add(self._hub_card())
        self.add(self._care_card())

    def _hub_card(self) -> Card:
        """Only while no hub is joined, or one has to be joined again."""
        self.hub = Card(tr("Your hub"))
        self.join_hub = Button(tr("Join a hub"))
        self.join_hub.clicked.connect(self.join)
        told = Words(tr("Not joined yet: what you write stays on this laptop. Ask your lead for a code."))
        self.hub.add(side_by_side(told, self.join_hub, stretch=0))
        self.hub.hide()
        return self.hub

    def show_language(self, wish: str) -> None:
        """Which language was wished for."""
        self.languages.set_chosen([wish])

    def show_joined(self, joined: bool) -> None:
        """Whether a hub knows who writes here."""
        reveal(self.hub, not joined)

    def _care_card(self) -> Card:
        card = Card(tr("Your work and your passphrase"))
        self.backup = Button(tr("Back up to a file"))
        self.backup.clicked.connect(self.back_up)
        told = Words(
            tr(
                "Everything you wrote, encrypted, on a stick or a share. Only you and your organisation open it."
            )
        )
        card.add_listed(side_by_side(told, self.backup, stretch=0), first=True)
        self.passphrase = Button(tr("Change passphrase"))
        self.passphrase.clicked.connect(self.change_passphrase)
        other = Words(tr("What you wrote stays as it is, and what waits goes on waiting for the hub."))
        card.add_listed(side_by_side(other, self.passphrase, stretch=0), first=False)
        self.recovery = Words("", "soft")
        self.helpers = Button(tr("Name two people"))
        self.helpers.clicked.connect(self.name_helpers)
        told_of = stack(Words(tr("If you forget it"), "label"), self.recovery)
        card.add_listed(side_by_side(told_of, self.helpers, stretch=0), first=False)
        self.show_recovery(())
        return card

    def show_recovery(self, fingerprints: Sequence[str]) -> None:
        """The two people who can open the profile together, by fingerprints that they can read out."""
        if not fingerprints:
            self.recovery.setText(
                tr(
                    "Nobody can open your profile for you yet. What has reached the hub is safe. Ask your IT desk to set it up."
                )
            )
            return
        lines = "\n".join(f"{number}.  {one}" for number, one in enumerate(fingerprints, start=1))
        self.recovery.setText(
            tr("Two people together, neither alone, can open your profile. Their keys:\n{lines}", lines=lines)
        )
