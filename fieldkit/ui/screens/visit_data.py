"""What the workspace of a visit is told to show. Plain data: no widgets."""

from dataclasses import dataclass

from fieldkit.ui.screens.facts import NEUTRAL, Fact


@dataclass(frozen=True)
class TabData:
    """One record of the visit. A restricted one is called "Note" on its tab."""

    record_id: str
    title: str
    restricted: bool = False

    @property
    def shown_title(self) -> str:
        """What anybody in the room may read."""
        return NEUTRAL if self.restricted else self.title


@dataclass(frozen=True)
class LookAt:
    """Something to look at: a chip, a sentence, and where to go (an id of the holder's)."""

    chip: str
    tone: str
    words: str
    action: str
    key: str


@dataclass(frozen=True)
class VisitData:
    """What stands around the records of one visit."""

    visit_id: str
    name: str
    known_as: str
    under: str
    tabs: tuple[TabData, ...] = ()
    partner: Fact | None = None
    matters: str = ""
    matters_said: str = ""
    needs: tuple[Fact, ...] = ()
    last_time: tuple[tuple[str, str], ...] = ()
    look_at: tuple[LookAt, ...] = ()
    unnamed: bool = False
    call_out: bool = False
