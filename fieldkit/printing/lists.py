"""Actions and contacts as blocks: the two lists that several copies have."""

from __future__ import annotations

from collections.abc import Iterable

from fieldkit.printing import blocks
from fieldkit.printing.about import About
from fieldkit.printing.agreed import Action, Contact, Known
from fieldkit.printing.blocks import Block, Text
from fieldkit.printing.phrases import Phrases


def action_blocks(actions: Iterable[Action], about: About, phrases: Phrases) -> list[Block]:
    """One box to tick for each action, with who and by when."""
    return [_action(one, about, phrases) for one in actions]


def _action(action: Action, about: About, phrases: Phrases) -> Block:
    due = phrases("actions.by", day=phrases.day(action.due, about.zone)) if action.due else ""
    status = Text(phrases("actions.done"), phrases.language) if action.done else action.status
    lines = [line for line in (action.owner, Text(due, phrases.language), status) if line.text]
    return blocks.task(action.what, lines, done=action.done)


def contact_block(
    contacts: Iterable[Contact],
    phrases: Phrases,
    *,
    at_once: bool = False,
    leads: bool = False,
    one_page: bool = False,
) -> Block:
    """The contacts as one table; ``at_once``, ``leads`` and ``one_page`` as in ``blocks.contacts``."""
    rows = [
        {"name": one.name, "lines": [_line(known) for known in one.about], "phone": one.phone}
        for one in contacts
    ]
    who, number = phrases("contacts.who"), phrases("contacts.number")
    words = (phrases("contacts.known"), phrases("contacts.further", count="{count}")) if one_page else None
    return blocks.contacts(rows, who, number, at_once=at_once, leads=leads, one_page=words)


def _line(known: Known) -> Text | Block:
    return blocks.detail(known.ask, known.text) if known.ask.text else known.text
