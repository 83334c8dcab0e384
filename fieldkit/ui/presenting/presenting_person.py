"""Puts a person into words: their line in a list, and their page. Pure: no widgets, no store."""

from datetime import date

from fieldkit.services.day.waiting import Waiting
from fieldkit.services.known.going_ahead import TOLD
from fieldkit.services.person import actions as action_services
from fieldkit.services.person.people import PersonLine as KnownPerson
from fieldkit.services.person.people import PersonPage, TimelineLine
from fieldkit.ui.language.days import day_words, moment_words
from fieldkit.ui.language.wording import shown, tr
from fieldkit.ui.presenting.presenting import liked_name, one_line, person_facts, record_line, said_words
from fieldkit.ui.screens.facts import RecordLine
from fieldkit.ui.screens.people import PersonLine
from fieldkit.ui.screens.person import Contact, GoalLine, PersonData
from fieldkit.ui.widgets.choice_buttons import ChoiceOption


def person_line(person: KnownPerson) -> PersonLine:
    """A person in the list."""
    age = "" if person.age is None else str(person.age)
    place = ", ".join(part for part in (one_line(person.address), person.postcode) if part)
    detail = " · ".join(part for part in (age, place) if part)
    return PersonLine(person.id, person.name, liked_name(person.name, person.known_as), detail)


def person_choice(person: KnownPerson) -> ChoiceOption:
    """A person to choose from a list: found by either name, told apart by age and address."""
    line = person_line(person)
    return ChoiceOption(person.id, " · ".join(part for part in (line.name, line.known_as, line.detail) if part))


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
