"""What Today shows: visits, what came back, what waits and what was promised, already put into words."""

from collections.abc import Sequence
from dataclasses import dataclass

from fieldkit.ui.language.wording import tr
from fieldkit.ui.screens.facts import Fact, RecordLine


@dataclass(frozen=True)
class VisitLine:
    """One planned visit. `facts` are alerts and needs; `started` is said of a visit under way, `ended` of one that is over."""

    visit_id: str
    person_id: str
    time: str
    length: str
    name: str
    known_as: str
    place: str
    with_whom: str
    facts: tuple[Fact, ...] = ()
    started: str = ""
    ended: str = ""
    hold: str = ""
    stopped: bool = False


@dataclass(frozen=True)
class UrgentNews:
    """Something that must not wait: whose, what, when it came. What is for few has neither name nor words."""

    record_id: str
    person_id: str
    name: str
    words: tuple[str, ...]
    when: str


@dataclass(frozen=True)
class NewsLine:
    """Something that came back. News about a restricted record is "One reply for you to read", without a name."""

    news_id: str
    words: str
    when: str
    restricted: bool = False

    @property
    def shown_words(self) -> str:
        """Words that anybody in the room may read."""
        return tr("One reply for you to read") if self.restricted else self.words


@dataclass(frozen=True)
class ActionLine:
    """Something promised: what, to whom, when due. `late` is said in words too."""

    action_id: str
    words: str
    detail: str
    late: bool = False


@dataclass(frozen=True)
class TodayData:
    """All that Today shows."""

    title: str
    under: str
    visits: tuple[VisitLine, ...] = ()
    news: tuple[NewsLine, ...] = ()
    waiting: tuple[RecordLine, ...] = ()
    actions: Sequence[ActionLine] = ()
    responder: bool = False
    urgent: tuple[UrgentNews, ...] = ()
    unanswered: tuple[ActionLine, ...] = ()
    to_settle: int = 0
    """How many questions have more than one answer, in whatever record."""
