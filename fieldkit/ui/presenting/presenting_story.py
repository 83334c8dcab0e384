"""Puts what a person's story says beside the lists into the words of their page. Pure: no widgets, no store."""

from dataclasses import replace
from datetime import date

from fieldkit.base.wording import said
from fieldkit.records import paths
from fieldkit.services.person.people import PersonPage
from fieldkit.services.person.person_story import Feeling, InPlace, Like, Sharing
from fieldkit.ui.language.days import day_words, moment_words
from fieldkit.ui.language.wording import shown, tr
from fieldkit.ui.screens.facts import Fact, RecordLine
from fieldkit.ui.screens.person import Contact, PersonData
from fieldkit.ui.screens.person_parts import FeelingLine

_QUESTIONS = {
    "satisfied": said("Satisfied with life"),
    "worthwhile": said("What I do is worthwhile"),
    "happy": said("Happy yesterday"),
    "anxious": said("Anxious yesterday"),
}
_CHANGES = {
    "satisfied": (said("more satisfied"), said("less satisfied")),
    "worthwhile": (said("more worthwhile"), said("less worthwhile")),
    "happy": (said("happier"), said("less happy")),
    "anxious": (said("more anxious"), said("less anxious")),
}
_ASKED = {
    "p.like": said("How I like to be helped"),
    "b.help": said("How and when I like help"),
    "b.do": said("Please do"),
    "b.dont": said("Please don't"),
}


def with_story(data: PersonData, page: PersonPage, day: date) -> PersonData:
    """The page's data with the story in it; `day` is today."""
    story = page.story
    called = data.known_as or data.name.partition(" ")[0]
    since = min((one.since for one in story.feelings), default="")
    at = max((one.at for one in story.feelings), default="")
    twice = any(one.before is not None for one in story.feelings)
    return replace(
        data,
        facts=(*(Fact(shown(one), "accent") for one in story.languages), *data.facts),
        story=tuple(
            _disagreed(one, called) if one.record_id in story.disagrees else one for one in data.story
        ),
        likes=tuple(_like(one) for one in story.likes),
        feelings=tuple(_feeling(one) for one in story.feelings),
        feelings_before=day_words(since, day) if twice else "",
        feelings_now=day_words(at, day) if at else "",
        people=tuple(_contact(one, page) for one in data.people),
        pets=story.pets,
        in_place=tuple(_in_place(one, day) for one in story.in_place),
        shared_with="\n".join(_shared(one, day) for one in story.sharing),
        risks=story.risks,
        has_key_code=story.key_code,
        key_why_not=shown(page.key.why_not),
        key_looks=tuple(
            tr("{moment_words}: {by} looked", moment_words=moment_words(one.at, day), by=one.by)
            for one in page.key.looks
        ),
        goals=tuple(
            replace(goal, judged=_judged(action.record, action.entry, page, called))
            for goal, action in zip(data.goals, (one for one in page.actions if not one.done), strict=True)
        ),
    )


def _disagreed(line: RecordLine, called: str) -> RecordLine:
    """A record that was signed though the person sees it otherwise: said where it is listed."""
    words = tr("{who} disagrees: see their words", who=called)
    return replace(line, detail=" · ".join(part for part in (line.detail, words) if part))


def _like(one: Like) -> tuple[str, str]:
    return shown(_ASKED[one.link]), one.words


def _feeling(one: Feeling) -> FeelingLine:
    if one.before is None:
        change = tr("first time asked")
    elif one.before == one.now:
        change = tr("the same")
    else:
        change = shown(_CHANGES[one.key][0 if one.now > one.before else 1])
    return FeelingLine(shown(_QUESTIONS[one.key]), one.before, one.now, change)


def _contact(shown: Contact, page: PersonPage) -> Contact:
    known = page.story.contacts.get(shown.name)
    if known is None:
        return shown
    detail = " · ".join(part for part in (*known.roles, known.phone) if part)
    return replace(shown, detail=detail, private=known.private)


def _in_place(one: InPlace, day: date) -> tuple[str, str]:
    look = tr("next look: {day_words}", day_words=day_words(one.look, day)) if one.look else ""
    return one.name, " · ".join(part for part in (one.how, day_words(one.at, day), look) if part)


def _shared(one: Sharing, day: date) -> str:
    if one.withdrawn:
        return tr("{who}: taken back {when}", who=one.who, when=day_words(one.withdrawn, day))
    return tr(
        "{who}: {answer}, since {when}",
        who=one.who,
        answer=one.answer.casefold(),
        when=day_words(one.on, day),
    )


def _judged(record: str, entry: str, page: PersonPage, called: str) -> str:
    """How near they are, on the goal's own line: an action below it is another entry."""
    place = paths.encode(paths.decode(entry)) if entry else ""
    number = page.story.judged.get((record, place))
    return "" if number is None else tr("{who} says {number} of 10", who=called, number=number)
