"""A wellness plan as something one would keep: a cover, its parts, one page of numbers, a crisis page that stands alone.

The plan is the person's: their words are not framed as quotations, they are the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from fieldkit.printing import blocks
from fieldkit.printing.agreed import Contact, contacts_in
from fieldkit.printing.blocks import Block, Document, Text
from fieldkit.printing.foot import closing, document
from fieldkit.printing.lists import contact_block
from fieldkit.printing.reading import Answer, Contents, Group, Line, Part
from fieldkit.printing.telling import attribution
from fieldkit.questionnaire import extensions as ext
from fieldkit.questionnaire.extensions import Extensions

PLAN_PART: Final = ext.OURS + "plan-part"
"""On a top-level group of a plan's form: which of the seven parts it is."""
_PARTS: Final = ("toolbox", "daily", "triggers", "early-signs", "breaking-down", "crisis", "afterwards")
_SYMBOLS: Final = ("sun", "today", "warning", "eye", "shield", "phone", "home")
_CRISIS: Final = 6
_NUMBERED: Final = re.compile(r"\D*([1-7])$")
_ROOM: Final = 6


def wellness_plan(contents: Contents) -> Document:
    """The plan for every layout, with the parts that were chosen; numbers of parts run on without a gap."""
    about, phrases = contents.about, contents.phrases
    belongs = Text(phrases("plan.belongs", name=about.name), phrases.language)
    day = phrases("made-on", day=phrases.date(about.made_on)) if about.made_on else ""
    laid: list[Block] = [
        blocks.cover(phrases("plan.cover"), Text(about.name), [phrases("plan.mine"), *([day] if day else [])])
    ]
    people = contacts_in(contents)
    loose = tuple(part for part in contents.parts if not isinstance(part, Group))
    laid += _part_blocks(loose, contents, 2)
    printed, after_crisis = 0, False
    for part in contents.parts:
        if not isinstance(part, Group):
            continue
        number = _part_number(part)
        printed += bool(number)
        crisis = number == _CRISIS
        laid.append(
            blocks.section(
                part.heading,
                symbol=_SYMBOLS[number - 1] if number else "note",
                number=Text(phrases("plan.part", number=printed), phrases.language) if number else "",
                new_page=crisis or after_crisis,
            )
        )
        laid += _crisis_part(part, people, contents) if crisis else _part_blocks(part.parts, contents, 3)
        after_crisis = crisis
    if people:
        laid.append(blocks.section(phrases("plan.contacts"), symbol="people", new_page=True))
    laid.append(blocks.paragraph(belongs))
    if people:
        laid.append(contact_block(people, phrases, one_page=True))
    laid.append(blocks.writing_lines(_ROOM, phrases("plan.room")))
    laid += closing(about, phrases)
    return document(about, phrases, laid, easy_read=True)


def _part_number(part: Group) -> int:
    """Which of the seven parts this is, 1 to 7; 0 for what stands before and after them.

    The form says so by ``PLAN_PART``; without it, a linkId that ends in a number from 1 to 7 does.
    """
    said = Extensions(part.item.json).text(PLAN_PART) if part.item else ""
    if said in _PARTS:
        return _PARTS.index(said) + 1
    numbered = _NUMBERED.match(part.path[0])
    return int(numbered[1]) if numbered else 0


def _crisis_part(part: Group, people: tuple[Contact, ...], contents: Contents) -> Iterator[Block]:
    """A sheet that can be handed to whoever is there: what to do, whom to call, then the part itself.

    An entry that says no more than the table of numbers does is not said twice.
    """
    phrases = contents.phrases
    yield blocks.paragraph(Text(phrases("plan.crisis-for", name=contents.about.name), phrases.language))
    yield blocks.notice(*phrases("plan.crisis-call").split("|"), symbol="phone")
    told = {contact.path for contact in people if contact.path}
    if people:
        yield contact_block(people, phrases, at_once=True, one_page=True)
    rest = tuple(one for one in part.parts if not (isinstance(one, Group) and one.path in told))
    yield from _part_blocks(rest, contents, 3)


def _part_blocks(parts: tuple[Part, ...], contents: Contents, level: int) -> Iterator[Block]:
    last: object = None
    for part in parts:
        if isinstance(part, Line):
            yield blocks.paragraph(part.text, soft=True)
        elif isinstance(part, Answer):
            yield from _answer(part, contents, level)
        else:
            if not (part.is_entry and part.item is last):
                yield blocks.section(part.heading, level=level)
            if part.reason:
                yield blocks.paragraph(part.reason)
            inner = list(_part_blocks(part.parts, contents, level + 1))
            yield from [blocks.entry(inner)] if part.is_entry else inner
        last = part.item if isinstance(part, Group) else None


def _answer(answer: Answer, contents: Contents, level: int) -> Iterator[Block]:
    values = [said.text for said in answer.said if said.text.text]
    whose = {attribution(said, answer, contents).text for said in answer.said} if answer.own_words else set()
    others = sorted(whose - {contents.about.name})
    if values:
        note = Text(" · ".join(others), contents.phrases.language)
        yield blocks.answer(answer.ask, values, note=note, own=answer.own_words)
    for said in answer.said:
        inner = list(_part_blocks(said.inside, contents, level + 1))
        if inner:
            yield blocks.entry(inner)
