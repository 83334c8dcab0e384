"""Who does what: every open and finished action of a person on one list, with boxes to tick."""

from __future__ import annotations

from collections.abc import Sequence

from fieldkit.printing import blocks
from fieldkit.printing.about import About
from fieldkit.printing.agreed import Action, Contact
from fieldkit.printing.blocks import Block, Document
from fieldkit.printing.foot import closing, day_of, document, for_whom
from fieldkit.printing.lists import action_blocks, contact_block
from fieldkit.printing.phrases import phrases_in


def action_list(actions: Sequence[Action], about: About, numbers: Sequence[Contact] = ()) -> Document:
    """The list for every layout: what is still to do first, each kind in the order given."""
    phrases = phrases_in(about.language)
    kicker = for_whom(about, phrases)
    laid: list[Block] = [
        blocks.title(phrases("actions.heading"), kicker, day_of(about, phrases)),
    ]
    laid += action_blocks(sorted(actions, key=lambda one: one.done), about, phrases)
    if not actions:
        laid.append(blocks.paragraph(phrases("short.nothing")))
    if numbers:
        laid.append(blocks.section(phrases("short.numbers"), symbol="phone"))
        laid.append(contact_block(numbers, phrases))
    laid += closing(about, phrases)
    return document(about, phrases, laid, easy_read=True)
