"""A look at what would be asked next: everything that repeats and is still empty, with one empty entry."""

from __future__ import annotations

from fieldkit.questionnaire.session import FormSession

BLANK = "e:blank"
_MOST_ROUNDS = 100


def add_blank_entries(session: FormSession) -> None:
    """Give every empty repeating item an empty entry, at every depth. Changes the session."""
    for _ in range(_MOST_ROUNDS):
        empty = [
            node.path
            for node in session.root.walk()
            if node.item is not None and node.item.has_entries and not node.entry_id and not node.children
        ]
        if not empty:
            break
        session.add_entries(empty, BLANK)
