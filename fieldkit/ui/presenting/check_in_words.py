"""How check-ins are told on Today: green only where the hub has one and somebody watches."""

from fieldkit.services.visit.checking_in import Watched
from fieldkit.services.visit.visits import VisitLine
from fieldkit.ui.language.days import clock_words
from fieldkit.ui.language.wording import shown, tr
from fieldkit.ui.screens.facts import Fact
from fieldkit.ui.screens.today_data import UrgentNews


def check_in_facts(visit: VisitLine) -> tuple[Fact, ...]:
    """Green only where the hub has it and somebody watches."""
    if visit.check_in is None:
        return ()
    good = visit.check_in.good
    return (Fact(shown(visit.check_in.words), "ok" if good else "wait", "check" if good else "warning"),)


def watched_news(one: Watched) -> UrgentNews:
    """Somebody whom the reader said they would watch."""
    time = clock_words(one.back_by)
    if one.late:
        words = tr("Back by {time} is over, and nobody has said that they are out. Ring them.", time=time)
    else:
        words = tr("You watch until {time}.", time=time)
    phone = tr("Their phone: {phone}", phone=one.phone) if one.phone else ""
    told = tuple(part for part in (words, phone, one.place) if part)
    return UrgentNews(one.visit, one.person, one.who, told, time)
