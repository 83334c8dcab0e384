"""Actions and contacts as blocks: the two lists that several copies have."""

from __future__ import annotations

from collections.abc import Iterable

from fieldkit.printing import blocks
from fieldkit.printing.about import About
from fieldkit.printing.agreed import Action, Contact
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


def contact_block(contacts: Iterable[Contact], phrases: Phrases) -> Block:
    """The contacts as one table."""
    rows = [{"name": one.name, "lines": list(one.about), "phone": one.phone} for one in contacts]
    return blocks.contacts(rows, phrases("contacts.who"), phrases("contacts.number"))
