"""Writing a session as the items of a QuestionnaireResponse: form order, exact values, nothing empty or disabled."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Any, Final

from fieldkit.base.jsontext import dumps
from fieldkit.questionnaire import extensions as ext
from fieldkit.questionnaire.items import Item, Json
from fieldkit.questionnaire.nodes import Node
from fieldkit.questionnaire.value_types import ANSWER_KEYS, bare, value_key
from fieldkit.records.paths import ENTRY

NOT_CONTEXT: Final = frozenset({"order", "removed", "fhir", "fhirItem"})
"""Members of a value that are neither the answer nor something to tell other systems about it."""


def without_secrets(nodes: Iterable[Node]) -> Iterator[Node]:
    """These nodes without those of secret items, and without what stands inside such."""
    for node in nodes:
        if node.item is None or not node.item.secret:
            below = tuple(without_secrets(node.children))
            yield node if below == node.children else replace(node, children=below)


def response_items(nodes: Iterable[Node]) -> list[Json]:
    """The ``item`` list for these nodes; disabled ones, displays and empty ones are left out."""
    items: list[Json] = []
    for node in nodes:
        item = node.item
        if item is None or not node.enabled or item.is_display:
            continue
        if item.is_question:
            written = _question(node, item)
            if written:
                items.append(written)
        elif item.has_entries:
            items += [group for entry in node.children if (group := _group(entry, item))]
        else:
            group = _group(node, item)
            if group:
                items.append(group)
    return items


def _group(node: Node, item: Item) -> Json:
    inside = response_items(node.children)
    reason = [value for value in node.values if value_key(value)]
    if not inside and not reason:
        return {}
    written = _head(item)
    if node.entry_id:
        written["id"] = node.entry_id.removeprefix(ENTRY)
    for value in node.held:
        written = _with_extras(written, value.get("fhir"))
    if reason:
        stated = {"url": ext.SECTION_REASON, **bare(reason[0])}
        _extend(written, stated)
    if inside:
        written["item"] = inside
    return written


def _question(node: Node, item: Item) -> Json:
    answers: list[Json] = []
    extras: Any = None
    if item.has_entries:
        for entry in node.children:
            answers += _entry_answers(entry)
    else:
        answers = [_answer(value) for value in node.values if value_key(value)]
    for value in (*node.held, *(value for child in node.children for value in child.held)):
        extras = extras or value.get("fhirItem")
    if not answers and not extras:
        return {}
    written = _with_extras(_head(item), extras)
    if len(answers) > 1 and (node.conflict or any(child.conflict for child in node.children)):
        mark = {"url": ext.CONFLICTING, "valueBoolean": True}
        _extend(written, mark)
    if answers:
        written["answer"] = answers
    return written


def _entry_answers(entry: Node) -> list[Json]:
    inside = response_items(entry.children)
    answers = [_answer(value) for value in entry.values if value_key(value)]
    if not answers and not inside:
        return []
    if not answers:
        answers = [{}]
    for answer in answers:
        answer.setdefault("id", entry.entry_id.removeprefix(ENTRY))
    if inside:
        answers[0]["item"] = inside
    return answers


def _answer(value: Json) -> Json:
    written = _with_extras(bare(value), value.get("fhir"))
    context = _context(value)
    if context:
        _extend(written, context)
    return written


def _context(value: Json) -> Json:
    """Who was speaking, in which language, where it came from: one extension, so that it survives the journey."""
    riders: list[Json] = []
    for name, rider in value.items():
        if name in ANSWER_KEYS or name.startswith("_") or name in NOT_CONTEXT:
            continue
        if isinstance(rider, str):
            riders.append({"url": name, "valueString": rider})
        else:
            riders.append({"url": name, "extension": [{"url": "json", "valueString": dumps(rider)}]})
    return {"url": ext.ANSWER_CONTEXT, "extension": riders} if riders else {}


def _head(item: Item) -> Json:
    written: Json = {"linkId": item.link_id}
    if isinstance(item.json.get("definition"), str):
        written["definition"] = item.json["definition"]
    if item.text:
        written["text"] = item.text
    return written


def _extend(written: Json, extension: Json) -> None:
    """Add one extension; what stands there already may come from a broken file."""
    known = written.get("extension")
    written["extension"] = [*(known if isinstance(known, list) else ()), extension]


def _with_extras(written: Json, extras: Any) -> Json:
    return {**written, **extras} if isinstance(extras, dict) else written
