"""A letter after a visit: what somebody told us, what happens next, how to reach us."""

from __future__ import annotations

from dataclasses import dataclass

from fieldkit.printing import blocks
from fieldkit.printing.about import About
from fieldkit.printing.agreed import Action, Contact, Goal
from fieldkit.printing.blocks import Block, Document, Text
from fieldkit.printing.foot import closing, document
from fieldkit.printing.lists import action_blocks, contact_block
from fieldkit.printing.phrases import phrases_in


@dataclass(frozen=True, slots=True)
class Letter:
    """What the letter says. ``sender`` and ``to``: lines; ``body``: paragraphs; ``from_names``: who signs it."""

    to: tuple[Text, ...]
    sender: tuple[Text, ...]
    body: tuple[Text, ...] = ()
    goals: tuple[Goal, ...] = ()
    actions: tuple[Action, ...] = ()
    numbers: tuple[Contact, ...] = ()
    from_names: tuple[Text, ...] = ()


def visit_letter(letter: Letter, about: About) -> Document:
    """The letter for the standard and large layouts."""
    phrases = phrases_in(about.language)
    day = phrases.day(about.visit_on, about.zone) if about.visit_on else ""
    laid: list[Block] = [
        blocks.address(letter.to, letter.sender),
        blocks.paragraph(phrases.date(about.made_on)),
        blocks.paragraph(Text(phrases("letter.dear", name=about.name), phrases.language)),
        blocks.title(phrases("letter.visit", day=day) if day else phrases("short.heading"), modest=True),
        *(blocks.paragraph(text) for text in letter.body),
    ]
    if letter.goals:
        laid.append(blocks.section(phrases("letter.words")))
        laid += [blocks.speech(goal.words) for goal in letter.goals]
    if letter.actions:
        laid.append(blocks.section(phrases("letter.next")))
        laid += action_blocks(letter.actions, about, phrases)
    if letter.numbers:
        laid.append(blocks.section(phrases("letter.numbers")))
        laid.append(contact_block(letter.numbers, phrases, leads=True))
    laid += [
        blocks.paragraph(phrases("letter.yours"), leads=True),
        blocks.address(letter.from_names),
        *closing(about, phrases),
    ]
    return document(about, phrases, laid)
