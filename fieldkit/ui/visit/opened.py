"""A record just opened, with what the window shows around it: read together, so that it appears whole."""

from dataclasses import dataclass, field

from fieldkit.services.known import after_death
from fieldkit.services.person import people
from fieldkit.services.person.people import PersonPage
from fieldkit.services.profile.session import Session
from fieldkit.services.visit.visits import VisitLine
from fieldkit.services.writing import earlier_answers
from fieldkit.services.writing.earlier_answers import EarlierAnswers
from fieldkit.services.writing.open_record import OpenRecord
from fieldkit.ui.language.wording import tr
from fieldkit.ui.presenting.beside_record import Beside, look_beside


@dataclass(frozen=True)
class Opened:
    """A record just opened, and the page of whom it is about (None for nobody)."""

    record: OpenRecord
    page: PersonPage | None
    visit: VisitLine | None = None
    earlier: EarlierAnswers = field(default_factory=EarlierAnswers)
    beside: Beside = field(default_factory=Beside)


def open_with_person(session: Session, record: OpenRecord, visit: VisitLine | None = None) -> Opened:
    """Adds the person's page to an opened record. Slow: for a task."""
    try:
        page = people.page(session, record.person) if record.person else None
    except people.PersonNotHereError:
        page = None
    earlier = earlier_answers.look_back(session, record)
    return Opened(record, page, visit, earlier, look_beside(session, record))


def spoken_needs(page: PersonPage | None) -> str:
    """What is known of how to talk with the person, in words: a language may be named in it."""
    return "" if page is None else " ".join(flag.text for flag in page.adjustments)


def closed_words(record: OpenRecord, page: PersonPage | None) -> str:
    """Why a plan can only be read: the person's death is confirmed; "" for a record that may be written in."""
    death = page.death if page is not None else None
    if page is None or death is None or not after_death.closes(death):
        return ""
    if record.form.purpose != after_death.WELLNESS_PLAN:
        return ""
    died = death.words(page.person.known_as or page.person.name)
    return tr("{died} This plan can be read, not changed, and not shared.", died=died)
