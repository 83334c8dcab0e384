"""Puts the day into words: Today's visits, what came back, what was promised. Pure: no widgets, no store."""

from collections.abc import Iterable
from datetime import date, datetime

from fieldkit.base.wording import WEEKDAY_DAY_MONTH, said
from fieldkit.services.day.today import Today
from fieldkit.services.following.unanswered import UnansweredLine
from fieldkit.services.known.going_ahead import STOPPED
from fieldkit.services.person import actions as action_services
from fieldkit.services.profile.session import Practitioner
from fieldkit.services.visit.call_out import RESPONDERS
from fieldkit.services.visit.visits import VisitLine as KnownVisit
from fieldkit.ui.language.days import clock_words, day_words, moment_words
from fieldkit.ui.language.wording import day_in, shown, tr, tr_many
from fieldkit.ui.presenting.check_in_words import check_in_facts, signal_facts, watched_news
from fieldkit.ui.presenting.presenting import NOT_NAMED, TONE_OF_NEED, liked_name, one_line, record_line
from fieldkit.ui.presenting.put_off import PutOff
from fieldkit.ui.screens.actions import PromisedLine
from fieldkit.ui.screens.facts import Fact
from fieldkit.ui.screens.today_data import ActionLine, NewsLine, TodayData, UrgentNews, VisitLine

_COUNTED = (
    said("No visits today"),
    said("One visit today"),
    said("Two visits today"),
    said("Three visits today"),
    said("Four visits today"),
    said("Five visits today"),
)


def _length(starts: str, ends: str) -> str:
    if "T" not in starts or "T" not in ends:
        return ""
    minutes = round((datetime.fromisoformat(ends) - datetime.fromisoformat(starts)).total_seconds() / 60)
    return tr("{minutes} min", minutes=minutes)


def visit_line(visit: KnownVisit, own: str, today: date) -> VisitLine:
    """A visit on Today; `own` is the name of who looks at it."""
    with_whom = ", ".join(name for name in visit.with_whom if name != own)
    joined = tr("joint visit with {with_whom}", with_whom=with_whom) if with_whom else ""
    return VisitLine(
        visit_id=visit.id,
        person_id=visit.person,
        time=clock_words(visit.starts),
        length=_length(visit.starts, visit.ends),
        name=visit.name if visit.person else NOT_NAMED,
        known_as=liked_name(visit.name, visit.known_as),
        place=one_line(visit.address) or visit.place,
        with_whom=" · ".join(part for part in (joined, visit.purpose) if part),
        facts=(
            *(Fact(one.words, TONE_OF_NEED[one.kind]) for one in visit.needs),
            *(Fact(one, "wait", "warning") for one in visit.unmet),
            *check_in_facts(visit),
            *signal_facts(visit, today),
        ),
        started=tr("begun") if visit.begun and not visit.ended else "",
        ended=tr("ended") if visit.ended else "",
        hold=visit.hold.words if visit.hold is not None else "",
        stopped=visit.hold is not None and visit.hold.how == STOPPED and not visit.begun,
    )


def _count(visits: int) -> str:
    if visits < len(_COUNTED):
        return shown(_COUNTED[visits])
    return tr_many("{count} visit today", "{count} visits today", visits)


def _day_in_a_line(visits: int, joint: int) -> str:
    """How many visits, and how many of them joint: both in words as far as five, both in figures beyond."""
    counted = _count(visits)
    in_words = visits < len(_COUNTED)
    match joint:
        case 0:
            return f"{counted}."
        case 1 if visits == 1:
            return tr("{visits}, with a colleague.", visits=counted)
        case 2 if visits == 2:
            return tr("{visits}, both with a colleague.", visits=counted)
        case _ if joint == visits:
            return tr("{visits}, all with a colleague.", visits=counted)
        case 1 if in_words:
            return tr("{visits}, one with a colleague.", visits=counted)
        case 2 if in_words:
            return tr("{visits}, two with a colleague.", visits=counted)
        case 3 if in_words:
            return tr("{visits}, three with a colleague.", visits=counted)
        case 4 if in_words:
            return tr("{visits}, four with a colleague.", visits=counted)
    return tr("{visits}, {count} with a colleague.", visits=counted, count=joint)


def today_data(today: Today, who: Practitioner) -> TodayData:
    """The Today screen of whoever is working."""
    own = who.name
    day = date.fromisoformat(today.day)
    joint = sum(1 for visit in today.visits if len(visit.attendees) > 1)
    under = _day_in_a_line(len(today.visits), joint)
    if not today.visits and today.next_visits:
        following = today.next_visits[0]
        under += " " + tr("Next: {when}.", when=moment_words(following.starts, day))
    return TodayData(
        title=day_in(day, WEEKDAY_DAY_MONTH),
        under=under,
        visits=tuple(visit_line(visit, own, day) for visit in today.visits),
        news=tuple(
            NewsLine(
                one.record.id,
                tr(
                    "{title}{part}: {names} wrote in it",
                    title=one.record.title,
                    part=f", {one.record.person_name}" if one.record.person_name else "",
                    names=", ".join(one.record.authors),
                ),
                moment_words(one.at, day),
                one.record.restricted,
            )
            for one in today.came_back
        ),
        to_settle=today.to_settle,
        waiting=tuple(record_line(line, day) for line in today.waiting.records),
        actions=PutOff(today.actions, lambda one: action_line(one, day, own)),
        responder=who.role in RESPONDERS,
        urgent=(
            *(watched_news(one) for one in today.watching),
            *(
                UrgentNews(one.record, one.person, one.name, one.words, moment_words(one.at, day))
                for one in today.urgent
            ),
        ),
        unanswered=tuple(
            ActionLine(one.record, tr("No answer yet: {asked}", asked=one.asked), _asked_words(one, day))
            for one in today.unanswered
        ),
    )


def _asked_words(one: UnansweredLine, day: date) -> str:
    return " · ".join(
        part for part in (one.name, tr("asked {day_words}", day_words=day_words(one.since, day))) if part
    )


def action_key(action: action_services.ActionLine) -> str:
    """An action's record and place in it, as one key for a screen."""
    return f"{action.record}\n{action.entry}"


def action_line(action: action_services.ActionLine, day: date, own: str) -> ActionLine:
    """An action on Today; `own` is the name of who looks at it, which need not be said."""
    due = (
        tr(
            "due {day_words}{part}",
            day_words=day_words(action.due, day),
            part=tr(", late") if action.overdue else "",
        )
        if action.due
        else ""
    )
    owner = "" if action.owner == own else action.owner
    detail = " · ".join(part for part in (action.name, owner, due) if part)
    return ActionLine(action_key(action), action.what or action.goal, detail, action.overdue)


_WHEN = (said("Late"), said("Due today"), said("Coming"), said("No day set"))


def promised(
    lines: Iterable[action_services.ActionLine], day: date
) -> tuple[tuple[str, tuple[PromisedLine, ...]], ...]:
    """The Actions screen: late, today, later, no day."""
    groups: dict[str, list[PromisedLine]] = {one: [] for one in _WHEN}
    for one in lines:
        key = "Late" if one.overdue else "No day set" if not one.due else "Coming"
        key = "Due today" if one.due == day.isoformat() else key
        due = day_words(one.due, day) if one.due else ""
        detail = " · ".join(part for part in (one.name, one.owner) if part)
        groups[key].append(
            PromisedLine(action_key(one), one.person, one.what or one.goal, detail, due, one.status, "plain")
        )
    return tuple((shown(title), tuple(found)) for title, found in groups.items() if found)
