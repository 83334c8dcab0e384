"""Answers to an earlier version of a form, which its form of today has no place for, as the last section of a copy.

Somebody who is given a copy gets all that was written down about them, also where the form has moved on since.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Final

from fieldkit.printing.blocks import Text
from fieldkit.printing.leaving_out import LeaveOut
from fieldkit.printing.reading import Answer, Contents, Group, Said
from fieldkit.printing.worded import Worded
from fieldkit.questionnaire.items import Item
from fieldkit.records.paths import Path

SECTION: Final = "earlier-version"
"""Chosen like the linkId of a section."""


@dataclass(frozen=True, slots=True)
class Left:
    """One such answer: what was asked then, and the words of it. ``item`` is None where that version is not here.

    ``label`` is the sensitivity label that it had then.
    """

    path: Path
    item: Item | None
    ask: str
    words: str
    label: str


def with_left_over(contents: Contents, left: Iterable[Left], leave_out: LeaveOut) -> Contents:
    """The contents with a section for those that are not left out; the same where there is none.

    The answers stand there without their item: they are no goals, actions or own words of the form of today.
    """
    wanted = leave_out.only is None or SECTION in leave_out.only
    if not wanted or contents.form.sensitivity in leave_out.labels:
        return contents
    anywhere = replace(leave_out, only=None)
    answers = tuple(_answer(one, contents) for one in left if one.words and not _is_left_out(one, anywhere))
    if not answers:
        return contents
    heading = Text(contents.phrases("earlier-version"), contents.phrases.language)
    return replace(contents, parts=(*contents.parts, Group((SECTION,), None, heading, answers)))


def _answer(one: Left, contents: Contents) -> Answer:
    said = Said(one.path, Text(one.words), {}, {})
    return Answer(one.path, None, Worded(contents.form, contents.about.language).own(one.ask), (said,))


def _is_left_out(one: Left, leave_out: LeaveOut) -> bool:
    places = (one.path[: number + 1] for number in range(len(one.path)))
    steps = one.item.lineage if one.item is not None else ()
    return (
        one.label in leave_out.labels
        or any(leave_out.leaves(place, None) for place in places)
        or any(leave_out.leaves(one.path, step) for step in steps)
    )
