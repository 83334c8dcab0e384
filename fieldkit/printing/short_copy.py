"""The copy that is given unless somebody asks for more: goals, who does what, numbers.

It may lie on a kitchen table: it holds nothing about other people, health or worries beyond the goals and actions.
"""

from __future__ import annotations

from fieldkit.printing import blocks
from fieldkit.printing.about import About
from fieldkit.printing.agreed import Agreed
from fieldkit.printing.blocks import Block, Document, Text
from fieldkit.printing.foot import closing, document, for_whom
from fieldkit.printing.lists import action_blocks, contact_block
from fieldkit.printing.phrases import phrases_in


def short_copy(agreed: Agreed, about: About) -> Document:
    """One or two pages, for every layout."""
    phrases = phrases_in(about.language)
    day = phrases("visit-on", day=phrases.day(about.visit_on, about.zone)) if about.visit_on else ""
    kicker = for_whom(about, phrases)
    laid: list[Block] = [blocks.title(phrases("short.heading"), kicker, [day])]
    if not agreed.goals and not agreed.actions:
        laid.append(blocks.paragraph(phrases("short.nothing")))
    if agreed.goals:
        laid.append(blocks.section(phrases("short.goals"), symbol="target"))
        laid += [blocks.speech(goal.words, who=goal.who or Text(about.name)) for goal in agreed.goals]
    if agreed.actions:
        laid.append(blocks.section(phrases("short.actions"), symbol="actions"))
        laid += action_blocks(agreed.actions, about, phrases)
    if agreed.numbers:
        laid.append(blocks.section(phrases("short.numbers"), symbol="phone"))
        laid.append(contact_block(agreed.numbers, phrases))
    laid += [blocks.paragraph(phrases("short.more"), soft=True), *closing(about, phrases)]
    return document(about, phrases, laid, easy_read=True)
