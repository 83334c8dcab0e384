"""Small facts that several screens show in the same way: chips, states of records, lines of news."""

from dataclasses import dataclass

from PySide6.QtWidgets import QWidget

from fieldkit.base.wording import said
from fieldkit.ui.widgets.chip import Chip
from fieldkit.ui.widgets.pages import flowing

NEUTRAL = said("Note")

ICON_OF_TONE = {"ok": "shield", "wait": "laptop", "bad": "error", "accent": "send"}


@dataclass(frozen=True)
class Fact:
    """A short fact in a chip. `tone` is bad for danger, accent for needs, wait for what is due, plain otherwise."""

    words: str
    tone: str = "accent"
    icon: str = ""


@dataclass(frozen=True)
class RecordLine:
    """One record in a list. A restricted one is shown as "Note", without a name, whatever `title` says."""

    record_id: str
    title: str
    about: str
    detail: str
    state: str
    tone: str
    restricted: bool = False
    when: str = ""

    @property
    def shown_title(self) -> str:
        """The title that anybody in the room may read."""
        return NEUTRAL if self.restricted else self.title

    @property
    def shown_about(self) -> str:
        """The person's name, or nothing for a restricted record."""
        return "" if self.restricted else self.about


_SAFETY_FIRST = {"bad": 0, "accent": 1, "wait": 2}


def fact_row(facts: tuple[Fact, ...]) -> QWidget:
    """All facts as chips, safety first; nothing is ever folded away."""
    ordered = sorted(facts, key=lambda fact: _SAFETY_FIRST.get(fact.tone, 3))
    return flowing(
        *(
            Chip(fact.words, fact.tone, fact.icon or ("warning" if fact.tone == "bad" else ""))
            for fact in ordered
        )
    )


def state_chip(words: str, tone: str) -> Chip:
    """The state of a record in words, with the icon of its tone."""
    return Chip(words, tone, ICON_OF_TONE.get(tone, ""))
