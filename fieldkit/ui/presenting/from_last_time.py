"""What was said before, in words for the screen: beside its question, and in the panel "From last time"."""

from collections.abc import Callable, Iterable
from datetime import date, datetime

from fieldkit.base.errors import FieldKitError
from fieldkit.questionnaire.errors import PathError
from fieldkit.records import access
from fieldkit.records.paths import Path
from fieldkit.services.profile.session import Session
from fieldkit.services.writing import earlier_answers
from fieldkit.services.writing.earlier_answers import EarlierAnswer, EarlierAnswers
from fieldkit.services.writing.open_record import OpenRecord
from fieldkit.ui.forms.verbs import Earlier
from fieldkit.ui.language.days import day_words
from fieldkit.ui.language.wording import tr

MOST_LINES = 3
_NOTHING = EarlierAnswers()


class LastTime:
    """The earlier answers of the records that are open. `called` gives what the person likes to be called."""

    def __init__(
        self,
        session: Session,
        called: Callable[[], str],
        now: Callable[[], datetime],
        trouble: Callable[[FieldKitError], None],
        opened: Callable[[], Iterable[OpenRecord]] = tuple,
    ) -> None:
        self._session = session
        self._called = called
        self._now = now
        self._trouble = trouble
        self._opened = opened
        self._earlier: dict[str, EarlierAnswers] = {}

    def take(self, record: OpenRecord, earlier: EarlierAnswers) -> None:
        """Keep what was found for a record that has been opened."""
        self._earlier[record.id] = earlier

    def beside(self, record: OpenRecord, path: Path) -> Earlier | None:
        """The newest earlier answer for a question that has none today; None where there is nothing to show."""
        found = () if self._unwanted() else self._of(record, path)
        try:
            answered = record.node(path).answered
        except PathError:
            return None
        if not found or answered:
            return None
        return Earlier(found[0].words, self._said(found[0]), found[0].may_keep)

    def still_right(self, record: OpenRecord, path: Path) -> None:
        """The person says that an earlier answer still holds today."""
        try:
            earlier_answers.still_right(self._session, record, path, self._of(record, path)[0])
        except FieldKitError as error:
            self._trouble(error)

    def lines(self, records: Iterable[OpenRecord]) -> tuple[tuple[str, str], ...]:
        """The person's own words, the newest first: (words, who said them to whom, when, where).

        Nothing restricted: somebody may be reading over a shoulder.
        """
        own = [
            ones[0]
            for record in (() if self._unwanted() else records)
            for ones in self._earlier.get(record.id, _NOTHING).by_link.values()
            if ones[0].own_words and ones[0].label == access.ORDINARY
        ]
        newest = sorted(own, key=lambda one: one.at, reverse=True)
        lines = dict.fromkeys((one.words, self._said(one)) for one in newest)
        return tuple(lines)[:MOST_LINES]

    def _unwanted(self) -> bool:
        """The person said at this visit, in a record that is open now, that it is not to be used today."""
        return any(earlier_answers.is_unwanted(one) for one in self._opened())

    def _of(self, record: OpenRecord, path: Path) -> tuple[EarlierAnswer, ...]:
        return self._earlier.get(record.id, _NOTHING).beside(path)

    def _said(self, one: EarlierAnswer) -> str:
        return said_words(one, self._called(), self._now().date())


def said_words(one: EarlierAnswer, called: str, day: date) -> str:
    """``May, to Sharon Pike, 14 November, First conversation``."""
    speaker = called if one.speaker == "person" or (one.own_words and not one.speaker) else one.speaker
    told = tr("{speaker}, to {name}", speaker=speaker, name=one.author.name) if speaker else one.author.name
    return f"{told}, {day_words(one.said, day)}, {one.form}"
