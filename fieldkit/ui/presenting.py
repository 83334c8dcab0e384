"""Puts what services say into the words and tones that screens show. Pure: no widgets, no store."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, datetime

from fieldkit.base.wording import WEEKDAY_DAY_MONTH, said
from fieldkit.services import actions as action_services
from fieldkit.services import needs
from fieldkit.services.arrivals import ArrivedLine
from fieldkit.services.call_out import RESPONDERS
from fieldkit.services.going_ahead import STOPPED, TOLD
from fieldkit.services.people import OwnWords, PersonPage, TimelineLine
from fieldkit.services.people import PersonLine as KnownPerson
from fieldkit.services.record_lines import RecordLine as KnownRecord
from fieldkit.services.session import Practitioner
from fieldkit.services.today import Today
from fieldkit.services.unanswered import UnansweredLine
from fieldkit.services.visits import VisitLine as KnownVisit
from fieldkit.services.waiting import Refused, Waiting
from fieldkit.ui.check_in_words import check_in_facts, watched_news
from fieldkit.ui.days import clock_words, day_words, moment_words
from fieldkit.ui.screens.actions import PromisedLine
from fieldkit.ui.screens.facts import Fact, RecordLine
from fieldkit.ui.screens.people import PersonLine
from fieldkit.ui.screens.person import Contact, GoalLine, PersonData
from fieldkit.ui.screens.sync_centre import SyncData, SyncLine
from fieldkit.ui.screens.today import ActionLine, NewsLine, TodayData, UrgentNews, VisitLine
from fieldkit.ui.widgets.places import FootWords
from fieldkit.ui.wording import day_in, shown, tr, tr_many

TONES = {
    "safe": "ok",
    "sending": "accent",
    "only-here": "wait",
    "draft": "wait",
    "refused": "bad",
    "received": "plain",
}

TONE_OF_NEED = {needs.SAFETY_KIND: "bad", needs.ADJUSTMENT_KIND: "accent", needs.ACCESS_KIND: "plain"}
"""Every access note has the one neutral tone: nothing tells by its colour why somebody wants a call first."""

NOT_NAMED = said("Not named yet")
"""What to call somebody at a call-out until it is known who they are."""

_COUNTED = (
    said("No visits today"),
    said("One visit today"),
    said("Two visits today"),
    said("Three visits today"),
    said("Four visits today"),
    said("Five visits today"),
)

_NEVER_SIGNED = {"person", "visit", "action"}
"""Kinds of record that nobody signs: that they are not signed says nothing."""


def tone_of(where: str) -> str:
    """Green only for what a receipt covers."""
    return TONES.get(where, "wait")


def liked_name(name: str, known_as: str) -> str:
    """What to call somebody where their name does not say it already; "" for Karen Mellor who is called Karen."""
    said, full = known_as.casefold(), name.casefold()
    return "" if full == said or full.startswith(f"{said} ") else known_as


def one_line(address: str) -> str:
    """An address written over several lines, on one."""
    return ", ".join(part.strip().rstrip(",") for part in address.splitlines() if part.strip())


def record_line(line: KnownRecord, today: date) -> RecordLine:
    """A record in a list."""
    state = "" if line.kind in _NEVER_SIGNED else line.state_words
    detail = " · ".join(shown(part) for part in (line.summary, state) if part)
    return RecordLine(
        record_id=line.id,
        title=line.title,
        about=line.person_name,
        detail=detail,
        state=line.where_words,
        tone=tone_of(line.where),
        restricted=line.restricted,
        when=day_words(line.signed or line.changed or line.touched, today),
    )


def _length(starts: str, ends: str) -> str:
    if "T" not in starts or "T" not in ends:
        return ""
    minutes = round((datetime.fromisoformat(ends) - datetime.fromisoformat(starts)).total_seconds() / 60)
    return tr("{minutes} min", minutes=minutes)


def visit_line(visit: KnownVisit, own: str) -> VisitLine:
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
        ),
        started="begun" if visit.begun else "",
        hold=visit.hold.words if visit.hold is not None else "",
        stopped=visit.hold is not None and visit.hold.how == STOPPED and not visit.begun,
    )


def _count(visits: int) -> str:
    if visits < len(_COUNTED):
        return shown(_COUNTED[visits])
    return tr_many("{count} visit today", "{count} visits today", visits)


def today_data(today: Today, who: Practitioner) -> TodayData:
    """The Today screen of whoever is working."""
    own = who.name
    day = date.fromisoformat(today.day)
    joint = sum(1 for visit in today.visits if len(visit.attendees) > 1)
    under = _count(len(today.visits))
    under = tr("{visits}, {count} with a colleague.", visits=under, count=joint) if joint else f"{under}."
    if not today.visits and today.next_visits:
        following = today.next_visits[0]
        under += " " + tr("Next: {when}.", when=moment_words(following.starts, day))
    return TodayData(
        title=day_in(day, WEEKDAY_DAY_MONTH),
        under=under,
        visits=tuple(visit_line(visit, own) for visit in today.visits),
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
        waiting=tuple(record_line(line, day) for line in today.waiting.records),
        actions=tuple(action_line(one, day, own) for one in today.actions),
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
            PromisedLine(one.record, one.person, one.what or one.goal, detail, due, one.status, "plain")
        )
    return tuple((shown(title), tuple(found)) for title, found in groups.items() if found)


def person_line(person: KnownPerson) -> PersonLine:
    """A person in the list."""
    age = "" if person.age is None else str(person.age)
    place = ", ".join(part for part in (one_line(person.address), person.postcode) if part)
    detail = " · ".join(part for part in (age, place) if part)
    return PersonLine(person.id, person.name, liked_name(person.name, person.known_as), detail)


def said_words(words: OwnWords, called: str, day: date) -> str:
    """Who said it, to whom, when."""
    speaker = called if words.speaker in {"person", ""} else shown(words.speaker)
    return tr(
        "{speaker}, to {heard_by}, {day_words}",
        speaker=speaker,
        heard_by=words.heard_by,
        day_words=day_words(words.at, day),
    )


def person_data(page: PersonPage, waiting: Waiting, day: date) -> PersonData:
    """The person page. What is restricted stays out, but for what a press reveals."""
    person = page.person
    called = person.known_as or person.name
    liked = liked_name(person.name, person.known_as)
    identity = [
        person.name if liked else "",
        "" if person.age is None else str(person.age),
        person.nhs,
        ", ".join(part for part in (one_line(person.address), person.postcode) if part),
    ]
    newest = page.matters[0] if page.matters else None
    return PersonData(
        person_id=person.id,
        name=person.name,
        known_as=liked,
        identity=" · ".join(part for part in identity if part),
        number_checked=shown(page.number_checked),
        facts=person_facts(page),
        matters=newest.text if newest else "",
        matters_said=said_words(newest, called, day) if newest else "",
        goals=tuple(_goal(one, day) for one in page.actions if not one.done),
        story=tuple(_story(line, day) for line in page.timeline),
        people=tuple(
            _contact(one.name, one.relationship, restricted=one.restricted) for one in page.contacts
        ),
        sorting=tuple((one.record, one.words(day)) for one in page.episodes),
        news=_news_words(page, called),
        died=page.death is not None,
        death_told=page.death is not None and page.death.state == TOLD,
        away=bool(page.away),
        getting_in=page.getting_in,
        as_of=tr("As of {moment_words}", moment_words=moment_words(waiting.last_contact, day))
        if waiting.last_contact
        else tr("Not synced yet"),
    )


def _news_words(page: PersonPage, called: str) -> str:
    if page.death is not None:
        told = page.death.words(called)
        return tr("{told} Visits and reminders wait.", told=told) if page.death.state == TOLD else told
    return tr("{away}. Visits wait until somebody has checked.", away=page.away) if page.away else ""


def person_facts(page: PersonPage) -> tuple[Fact, ...]:
    """What everybody who visits must know, safety first; what is restricted stays out."""
    groups = (
        (needs.SAFETY_KIND, page.alerts),
        (needs.ADJUSTMENT_KIND, page.adjustments),
        (needs.ACCESS_KIND, page.access),
    )
    return tuple(
        Fact(flag.text, TONE_OF_NEED[kind]) for kind, flags in groups for flag in flags if not flag.restricted
    )


def _contact(name: str, relationship: str, *, restricted: bool) -> Contact:
    if restricted:
        return Contact(tr("Somebody else"), "", "", f"{name}, {relationship}".strip(", "))
    return Contact(name, relationship, "")


def _goal(action: action_services.ActionLine, day: date) -> GoalLine:
    due = tr("by {day_words}", day_words=day_words(action.due, day)) if action.due else ""
    words = action.goal or action.what
    detail = [action.what if action.goal else "", action.owner, action.status, due]
    return GoalLine(words, " · ".join(part for part in detail if part))


def _story(line: TimelineLine, day: date) -> RecordLine:
    if line.record is not None:
        return record_line(line.record, day)
    visit = line.visit
    assert visit is not None
    detail = " · ".join(part for part in (visit.purpose, ", ".join(visit.with_whom)) if part)
    return RecordLine("", tr("Visit"), "", detail, "", "plain", when=day_words(line.at, day))


SAFE_SHOWN = 60
"""Records that are safe are counted all and listed up to here, the newest first."""


def photos_words(count: int, size: int) -> str:
    """How many photos and files wait, and how much that is at most; "" for none."""
    if not count:
        return ""
    size_words = tr("{size} MB", size=round(max(0.1, size / 1_000_000), 1))
    return tr_many(
        "1 photo or file to send, {size}.",
        "{count} photos and files to send, {size}.",
        count,
        size=size_words,
    )


def sync_data(
    waiting: Waiting,
    mine: Iterable[KnownRecord],
    came_back: Iterable[ArrivedLine],
    day: date,
    *,
    running: bool,
    trouble: str,
    to_settle: int = 0,
) -> SyncData:
    """The sync centre: what waits in the order in which it goes, what was not accepted before all."""
    why = {one.record: one for one in waiting.refused}
    waits = sorted(waiting.records, key=lambda line: line.id not in why)
    ids = {line.id for line in waits}
    safe = [line for line in mine if line.id not in ids]
    contact = (
        tr("Last at the hub {moment_words}.", moment_words=moment_words(waiting.last_contact, day))
        if waiting.last_contact
        else tr("No contact yet.")
    )
    under = trouble or (
        tr("Sending. You can keep working.") if running else f"{shown(waiting.words)}. {contact}"
    )
    return SyncData(
        under=under,
        running=running,
        lines=tuple(_sync_line(line, why.get(line.id), day) for line in waits),
        safe=tuple(_sync_line(line, None, day) for line in safe[:SAFE_SHOWN]),
        safe_count=len(safe),
        came_in=tuple(_came_in(one, day) for one in came_back),
        to_settle=to_settle,
        photos=photos_words(waiting.files, waiting.file_bytes),
        photos_later=waiting.photos_later,
    )


def _sync_line(line: KnownRecord, refused: Refused | None, day: date) -> SyncLine:
    record = record_line(line, day)
    if refused is None:
        return SyncLine(record)
    return SyncLine(record, f"{refused.reason} ({refused.code})", refused.next_step)


def _came_in(arrived: ArrivedLine, day: date) -> RecordLine:
    when = moment_words(arrived.at, day)
    by = tr("{names} wrote in it, {when}", names=", ".join(arrived.record.authors), when=when)
    return replace(record_line(arrived.record, day), detail=by, when=when)


def foot_words(waiting: Waiting, day: date, *, connected: bool | None) -> FootWords:
    """The foot of the rail; `connected` is None before the first try."""
    if not waiting.enrolled:
        words, tone = tr("No hub yet"), "wait"
    elif connected is None:
        words, tone = tr("Not tried yet"), "wait"
    else:
        words, tone = (tr("Connected"), "ok") if connected else (tr("Offline"), "wait")
    last = (
        tr("Last at the hub {moment_words}", moment_words=moment_words(waiting.last_contact, day))
        if waiting.last_contact
        else tr("No contact yet")
    )
    return FootWords(words, tone, waiting.words, last)
