"""What to call one of several that repeat, so that nobody has to look: "Grab rail 300 mm, 1 of 2", not "One thing"."""

from __future__ import annotations

from fieldkit.base.wording import said
from fieldkit.questionnaire.nodes import Node
from fieldkit.records import paths
from fieldkit.records.paths import Path
from fieldkit.services.library.words import value_words

_NAMING = ("choice", "open-choice", "string")


def entry_name(entry: Node) -> str:
    """What was chosen or written first in an entry of a group, in words; "" while it says nothing of the kind."""
    for child in entry.children:
        item = child.item
        if item is None or item.type not in _NAMING or not child.shown:
            continue
        words = value_words(child.values[0]) if len(child.values) == 1 else ""
        if words or item.type != "string":
            return words
    return ""


def name_at(root: Node, path: Path) -> str:
    """Which entry of a group a place is in: its name, else that of what repeats, and which of several; "" outside any."""
    node, found = root, ""
    for part in path:
        place = next((number for number, child in enumerate(node.children) if child.path[-1] == part), None)
        if place is None:
            break
        holder, node = node, node.children[place]
        if paths.is_entry(part) and node.item is not None and node.item.is_group:
            called = entry_name(node) or holder.text
            total = sum(1 for child in holder.children if child.entry_id)
            found = called
            if total > 1:
                found = said("{called}, {number} of {total}", called=called, number=place + 1, total=total)
    return found
