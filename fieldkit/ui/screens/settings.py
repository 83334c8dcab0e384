"""Settings that nobody should have to look for: text size, colours, and what this program is."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Signal

from fieldkit.ui.theme import Wish
from fieldkit.ui.widgets.buttons import Button
from fieldkit.ui.widgets.card import Card
from fieldkit.ui.widgets.choice_buttons import ChoiceOption
from fieldkit.ui.widgets.choices import ChoiceList
from fieldkit.ui.widgets.notices import FindingLine
from fieldkit.ui.widgets.pages import Header, Page, side_by_side
from fieldkit.ui.widgets.text import Words, stack

_WISHES = [
    ChoiceOption(Wish.SYSTEM.value, "Like the system"),
    ChoiceOption(Wish.LIGHT.value, "Light"),
    ChoiceOption(Wish.DARK.value, "Dark"),
    ChoiceOption(Wish.CONTRAST.value, "High contrast"),
]
_SIZES = [ChoiceOption(str(percent), f"{percent} %") for percent in (100, 115, 130, 150, 175, 200, 250)]


class SettingsScreen(Page):
    """Text size and colours, at once and for this laptop."""

    wish_changed = Signal(str)
    scale_changed = Signal(float)
    back_up = Signal()
    change_passphrase = Signal()

    def __init__(self, wish: Wish, scale: float) -> None:
        super().__init__()
        self.add(Header("Settings", "For this laptop and for you."))
        look = Card("How it looks")
        look.add(Words("Text size", "label"))
        self.sizes = ChoiceList(_SIZES, segmented=True)
        self.sizes.describe("Text size", "")
        self.sizes.set_chosen([str(round(scale * 100))])
        self.sizes.chosen.connect(lambda key: self.scale_changed.emit(int(key or "100") / 100))
        look.add(self.sizes)
        look.add(Words("Colours", "label"))
        self.wishes = ChoiceList(_WISHES, segmented=True)
        self.wishes.describe("Colours", "")
        self.wishes.set_chosen([wish.value])
        self.wishes.chosen.connect(lambda key: self.wish_changed.emit(key or Wish.SYSTEM.value))
        look.add(self.wishes)
        self.add(look)
        self.add(self._care_card())

    def _care_card(self) -> Card:
        card = Card("Your work and your passphrase")
        self.backup = Button("Back up to a file")
        self.backup.clicked.connect(self.back_up)
        told = Words(
            "Everything you wrote, encrypted, on a stick or a share. Only you and your organisation open it."
        )
        card.add_listed(side_by_side(told, self.backup, stretch=0), first=True)
        self.passphrase = Button("Change passphrase")
        self.passphrase.clicked.connect(self.change_passphrase)
        other = Words("What you wrote stays as it is, and what waits goes on waiting for the hub.")
        card.add_listed(side_by_side(other, self.passphrase, stretch=0), first=False)
        self.recovery = Words("", "soft")
        card.add_listed(stack(Words("If you forget it", "label"), self.recovery), first=False)
        self.show_recovery(())
        return card

    def show_recovery(self, fingerprints: Sequence[str]) -> None:
        """The two people who can open the profile together, by fingerprints that they can read out."""
        if not fingerprints:
            self.recovery.setText(
                "Nobody can open your profile for you yet. What has reached the hub is safe. Ask your IT desk to set it up."
            )
            return
        lines = "\n".join(f"{number}.  {one}" for number, one in enumerate(fingerprints, start=1))
        self.recovery.setText(
            f"Two people together, neither alone, can open your profile. Their keys:\n{lines}"
        )


@dataclass(frozen=True)
class AboutData:
    """What this program is and who stands for it. `approvals`: what a named clinician has still to approve."""

    version: str
    licence: str
    approvals: Sequence[tuple[str, str]]
    libraries: Sequence[str] = ()


APPROVALS: tuple[tuple[str, str], ...] = (
    ("When somebody may not be safe from themselves", "a clinical safety officer and a mental health lead"),
    ("Safety questions: a blank or “could not tell” acts like yes", "a clinical safety officer"),
    ("The 999 card", "a clinical safety officer"),
    ("What a responder sees at night", "a clinical safety officer and the fire service"),
    ("Told weights and limits of equipment; what keeps somebody safe until it comes", "a named occupational therapy lead"),
    ("When a concern is sent and who is told", "a named safeguarding lead"),
    ("When visits wait and when they stop after news of a death", "a clinical safety officer"),
)


class AboutScreen(Page):
    """What it is, and what nobody has approved yet: said plainly."""

    def __init__(self, data: AboutData) -> None:
        super().__init__()
        self.add(Header("About FieldKit", f"Version {data.version}. {data.licence}"))
        approvals = Card("Not yet approved")
        approvals.add(
            Words("These parts need a named person's approval before they are used with real people.", "soft")
        )
        for place, (what, by_whom) in enumerate(data.approvals):
            approvals.add_listed(FindingLine(f"{what}: waits for {by_whom}.", "warning"), first=place == 0)
        self.add(approvals)
        if data.libraries:
            libraries = Card("Made with")
            libraries.add(Words(", ".join(data.libraries), "soft"))
            self.add(libraries)
