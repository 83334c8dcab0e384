"""What is written at the demo's visits: May's words, by question, as somebody would type them."""

from __future__ import annotations

from collections.abc import Iterable

from fieldkit.demo.people import EarlierTalk
from fieldkit.records import paths
from fieldkit.services.writing.entering import enter
from fieldkit.services.writing.open_record import OpenRecord

Line = tuple[str, str]
"""A written path and what is typed there."""

FIRST_HALF: tuple[Line, ...] = (
    ("sa/a.easy", "If you sit where I can see your mouth, and don't all talk at once."),
    ("sb/b.matters", "My kitchen, my radio. Not being rushed. And Jean not worrying about me every night."),
    ("sb/b.good", "Up by eight, the wireless on, Jean's phone call, a walk as far as the gate."),
    ("sb/b.dont", "Talk over me to Jean"),
    ("sc/c.why", "I went over in the bathroom again on Tuesday and lay there till the milkman heard me."),
)

SECOND_HALF: tuple[Line, ...] = (
    ("sd/d[jam]/d.kind", "something-i-can-do"),
    ("sd/d[jam]/d.detail", "I still make the damson jam for the chapel stall, forty jars last back end."),
    ("sd/d[milkman]/d.detail", "The milkman knocks if the blind's not up. He's a good lad."),
    ("sh/h.goals", "yes"),
    ("sh/g[steady]/g.words", "To get in and out of that bath without my heart in my mouth."),
    ("sh/g[steady]/h.action[rail]/h.action.what", "Ask the landlord about a grab rail by the bath"),
    ("sh/g[steady]/h.action[rail]/h.action.owner", "Sharon Pike"),
    ("sh/g[steady]/h.action[rail]/h.action.ownerType", "practitioner"),
    ("sh/g[steady]/h.action[mat]/h.action.what", "Get the rubber mat back out of the airing cupboard"),
    ("sh/g[steady]/h.action[mat]/h.action.owner", "May"),
    ("sh/g[steady]/h.action[mat]/h.action.ownerType", "me"),
    ("sj/j.s9", "conversation-only"),
    ("sk/k.sum", "Yes, that's about it. You've put it better than I said it."),
    ("sk/k.agree", "yes"),
    ("sk/k.copy", "large-print"),
)

GLYNIS_ADDS: tuple[Line, ...] = (
    ("sd/d[hymns]/d.detail", "Knows every verse of every hymn, and sings them when the nights are long."),
    ("sc/c.tried", "The surgery gave her sleeping tablets in the spring. They made the falls worse."),
    ("sb/b.good", "A good day is when I've slept. Then I can manage the rest of it."),
)

SHARON_ADDS: tuple[Line, ...] = (
    ("sd/d[jean]/d.detail", "Jean rings at six every night, regular as the pips."),
    ("sb/b.people", "Jean, and the milkman, and Denise from the Community Meal."),
    ("sb/b.good", "A good day has the chapel ladies in it, and a bit of sun on the step."),
)

SHARON_APART: tuple[Line, ...] = (
    ("sb/b.matters", "That I can stop here, in this house, till they carry me out."),
    ("sd/d[sister]/d.detail", "My sister writes every week from Lytham, and I write back."),
)

GLYNIS_APART: tuple[Line, ...] = (
    ("sc/c.why", "The nights. I hear things, and I know they're not there, but I hear them."),
    ("sd/d[humour]/d.detail", "Laughed twice while telling me the worst of it. That has got her a long way."),
)


def write(record: OpenRecord, lines: Iterable[Line]) -> None:
    """Answer line by line and wait until the disk has all of it."""
    for path, said in lines:
        enter(record, paths.parse_written(path), said)
    record.flush()


def sentences(*groups: Iterable[Line]) -> tuple[str, ...]:
    """What was typed in whole sentences: what a scan of the disk must never find."""
    return tuple(said for lines in groups for _, said in lines if " " in said)


def fill_earlier_talk(record: OpenRecord, talk: EarlierTalk) -> None:
    """A conversation that was had before."""
    write(
        record,
        (
            ("sb/b.matters", talk.matters),
            ("sc/c.why", talk.why),
            ("sd/d[1]/d.detail", "Manages, and has done all along."),
            ("sh/h.goals", "yes"),
            ("sh/g[1]/g.words", talk.goal),
            ("sh/g[1]/h.action[1]/h.action.what", talk.action),
            ("sh/g[1]/h.action[1]/h.action.owner", "Sharon Pike"),
            ("sh/g[1]/h.action[1]/h.action.ownerType", "practitioner"),
            ("sh/g[1]/h.action[1]/h.action.due", talk.due.isoformat()),
            ("sh/g[1]/h.action[1]/h.action.status", "agreed"),
            ("sj/j.s9", "conversation-only"),
            ("sk/k.sum", talk.summary),
            ("sk/k.agree", "yes"),
            ("sk/k.copy", "no-copy"),
        ),
    )
