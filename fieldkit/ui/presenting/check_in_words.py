"""How check-ins are told on Today: green only where the hub has one and somebody watches."""

from datetime import date

from fieldkit.services.visit.checking_in import Watched
from fieldkit.services.visit.visits import VisitLine
from fieldkit.ui.language.days import clock_words, day_words
from fieldkit.ui.language.wording import shown, tr
from fieldkit.ui.screens.facts import Fact
from fieldkit.ui.screens.today_data import UrgentNews


def check_in_facts(visit: VisitLine) -> tuple[Fact, ...]:
    """Green only where the hub has it and somebody watches."""
    if visit.check_in is None:
        return ()
    good = visit.check_in.good
    return (Fact(shown(visit.check_in.words), "ok" if good else "wait", "check" if good else "warning"),)


def signal_facts(visit: VisitLine, today: date) -> tuple[Fact, ...]:
    """Where this laptop had no signal last time, so that whoever has to be told is told before."""
    if not visit.no_signal:
        return ()
    words = tr("No signal here last time, {when}", when=day_words(visit.no_signal, today))
    return (Fact(words, "plain"),)


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
