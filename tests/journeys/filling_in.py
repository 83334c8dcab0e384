"""Answers every plain question of a record that can be seen, for journeys that take any form."""

from __future__ import annotations

from typing import Any

from fieldkit.questionnaire.items import Item
from fieldkit.services.writing.entering import value_of
from fieldkit.services.writing.open_record import OpenRecord

SAID = {
    "string": "A word or two", "text": "A word or two", "integer": "3", "decimal": "3.50", "boolean": "yes",
    "date": "2026-11-22", "dateTime": "2026-11-22T09:00:00Z", "time": "09:00:00", "url": "https://example.org",
    "quantity": "3.5", "open-choice": "Something else", "choice": "Something else",
}  # fmt: skip


def fill(record: OpenRecord) -> dict[str, dict[str, Any] | None]:
    """One answer to every plain question that can be seen; by linkId."""
    said: dict[str, dict[str, Any] | None] = {}
    for _ in range(3):
        for node in list(record.root.walk()):
            item = node.item
            if item is None or not node.shown or node.entry_id or item.read_only or item.calculated:
                continue
            if item.has_entries and not node.children and item.is_group:
                record.add(node.path)
            elif item.is_question and not item.has_entries and not node.values:
                value = answer_to(item)
                record.set(node.path, value)
                said[item.link_id] = value
            elif item.is_question and item.has_entries and not node.children:
                record.add(node.path, answer_to(item))
                said[item.link_id] = {}
    return said


def answer_to(item: Item) -> dict[str, Any]:
    """The first option, else some words, number, day ... of the right kind."""
    if item.options:
        return dict(item.options[0].value)
    if item.type == "reference":
        return {"valueReference": {"reference": "Patient/1"}}
    if item.type == "attachment":
        return {
            "valueAttachment": {"title": "A picture", "hash": "YQ==", "size": 1, "contentType": "image/png"}
        }
    return value_of(item, SAID[item.type])
