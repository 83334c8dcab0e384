"""A wellness plan as something one would keep: a cover, its parts, one page of numbers, a crisis page that stands alone.

The plan is the person's: their words are not framed as quotations, they are the text.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from fieldkit.printing import blocks
from fieldkit.printing.agreed import Contact, contacts_in
from fieldkit.printing.blocks import Block, Document, Text
from fieldkit.printing.foot import closing, document
from fieldkit.printing.lists import contact_block
from fieldkit.printing.reading import Answer, Contents, Group, Line, Part
from fieldkit.printing.telling import attribution

_SYMBOLS: Final = ("sun", "today", "warning", "eye", "shield", "phone", "home")
"""Beside the seven parts in easy-read: what helps, each day, triggers, signs, breaking down, crisis, afterwards."""
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
    sections = [part for part in contents.parts if isinstance(part, Group)]
    loose = tuple(part for part in contents.parts if not isinstance(part, Group))
    laid += _part_blocks(loose, contents, 2)
    after_crisis = False
    for number, part in enumerate(sections):
        crisis = _is_crisis(part)
        symbol = _SYMBOLS[min(_place(part, contents, number), len(_SYMBOLS) - 1)]
        numbered = Text(phrases("plan.part", number=number + 1), phrases.language)
        laid.append(
            blocks.section(
                part.heading, symbol=symbol, number=numbered, new_page=crisis or after_crisis or number == 0
            )
        )
        laid += _crisis_head(people, contents) if crisis else ()
        laid += _part_blocks(part.parts, contents, 3)
        after_crisis = crisis
    if people:
        laid.append(blocks.section(phrases("plan.contacts"), symbol="people", new_page=True))
        laid.append(contact_block(people, phrases))
    laid += [
        blocks.writing_lines(_ROOM, phrases("plan.room")),
        blocks.paragraph(belongs),
        closing(about, phrases),
    ]
    return document(about, phrases, laid, easy_read=True)


def _is_crisis(part: Group) -> bool:
    """The part for when others must act: its linkId says ``crisis`` (docs/printing.md), the one for afterwards ``after``."""
    name = part.path[0].lower()
    return "crisis" in name and "after" not in name


def _place(part: Group, contents: Contents, otherwise: int) -> int:
    """Which part of the form this is, so that a part keeps its picture when others are left out."""
    groups = [item for item in contents.form.items if item.is_group]
    return groups.index(part.item) if part.item in groups else otherwise


def _crisis_head(people: tuple[Contact, ...], contents: Contents) -> Iterator[Block]:
    phrases = contents.phrases
    yield blocks.paragraph(Text(phrases("plan.crisis-for", name=contents.about.name), phrases.language))
    yield blocks.notice(phrases("plan.crisis-call"), symbol="phone")
    if people:
        yield contact_block(people, phrases)


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
