"""Answers given as plain text, on a command line or in a script: turned into what the question takes."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal, InvalidOperation
from typing import Any

from fieldkit.base.errors import FieldKitError
from fieldkit.base.wording import said
from fieldkit.questionnaire.errors import PathError
from fieldkit.questionnaire.items import Item
from fieldkit.questionnaire.nodes import Node
from fieldkit.records import order, paths, values
from fieldkit.records.paths import Path
from fieldkit.services.writing.open_record import OpenRecord
from fieldkit.services.writing.placing import answer_of

NEW = "e:new"
"""``goals[new]/g.words``: in an entry that is made for it."""


class EnteredValueError(FieldKitError):
    """Text that is no answer to the question."""

    code = "FK-ENTER-VALUE"


def enter(record: OpenRecord, path: Path, answer: str | Mapping[str, Any] | None) -> Path:
    """Answer the question at ``path`` and give the path at which the answer stands.

    Text becomes what the question takes: an option by its words or code, a number, a date. A mapping is a value object
    already; None clears. A linkId by itself will do where nothing around the question repeats. Entries on the way
    that are not there yet are begun; ``[new]`` always begins one. Raises EnteredValueError, PathError; then nothing
    was begun.
    """
    path = _in_full(record, path)
    item = _item(record, path)
    if item is None or not _leads_to(item, path):
        raise PathError(
            said("This form has no question {path}.", path=repr(paths.write(path))), _right_place(item)
        )
    value = value_of(item, answer) if isinstance(answer, str) else answer
    here: Path = ()
    for part in path[:-1]:
        here = _step(record, here, part)
    at = (*here, path[-1])
    if item.has_entries and not paths.is_entry(path[-1]):
        return _enter_entry(record, at, item, value)
    if paths.is_entry(path[-1]):
        at = _step(record, here, path[-1])
        known = record.node(at)
        value = {**value, "order": known.order} if value is not None and known.order else value
    record.set(at, value)
    return at


def value_of(item: Item, text: str) -> dict[str, Any]:
    """The value object for a text. Raises EnteredValueError where the question can't take it."""
    if item.is_group or item.is_display:
        raise EnteredValueError(
            said("{question} is not a question.", question=repr(item.label)),
            said("Give the path of a question inside it."),
        )
    if item.type == "choice":
        return _chosen(item, text)
    if item.type in ("integer", "decimal", "quantity"):
        return _number(item, text)
    return answer_of(item, text)


def _chosen(item: Item, text: str) -> dict[str, Any]:
    value = answer_of(item, text)
    if (
        item.options
        and "valueString" in value
        and not any(values.agree(_text(value), _text(one.value)) for one in item.options)
    ):
        offered = ", ".join(one.text for one in item.options[:12])
        raise EnteredValueError(
            said(
                "{text} is not one of the answers to {question}.", text=repr(text), question=repr(item.label)
            ),
            said("Choose from: {offered}.", offered=offered),
        )
    return value


def _number(item: Item, text: str) -> dict[str, Any]:
    amount, _, unit = text.strip().partition(" ")
    try:
        number = Decimal(amount)
    except InvalidOperation as error:
        raise EnteredValueError(
            said("{text} is not a number.", text=repr(text)),
            said("{question} takes a number, such as 12.", question=repr(item.label)),
        ) from error
    if item.type == "integer":
        if number != number.to_integral_value():
            raise EnteredValueError(
                said("{text} is not a whole number.", text=repr(text)),
                said("{question} takes a whole number.", question=repr(item.label)),
            )
        return {"valueInteger": int(number)}
    if item.type == "decimal":
        return {"valueDecimal": number}
    return {"valueQuantity": _quantity(item, number, unit)}


def _quantity(item: Item, number: Decimal, unit: str) -> dict[str, Any]:
    coding = next((one for one in item.unit_options if unit in (one.get("code"), one.get("display"))), None)
    coding = coding or item.unit_coding or {}
    quantity: dict[str, Any] = {"value": number}
    words = unit or str(coding.get("display") or coding.get("code") or item.unit)
    if words:
        quantity["unit"] = words
    return {**quantity, **{key: coding[key] for key in ("system", "code") if key in coding}}


def _enter_entry(record: OpenRecord, at: Path, item: Item, value: Mapping[str, Any] | None) -> Path:
    """A question whose answers are entries: an option stands under its own code, anything else in a new entry."""
    option = next(
        (one for one in item.options if value is not None and values.agree(_text(one.value), _text(value))),
        None,
    )
    if option is not None and item.repeats and not item.children:
        record.set((*at, option.entry_id), value)
        return (*at, option.entry_id)
    node = record.node(at)
    if not item.repeats and node.children:
        known = node.children[0]
        record.set(known.path, None if value is None else {**value, "order": known.order})
        return known.path
    return record.add(at, value)


def _in_full(record: OpenRecord, path: Path) -> Path:
    """A linkId by itself as the whole path to it, unless the question stands at the top or inside something that repeats."""
    item = record.form.item(path[0])
    if len(path) > 1 or item is None or any(step.has_entries for step in item.lineage[:-1]):
        return path
    return tuple(step.link_id for step in item.lineage)


def _leads_to(item: Item, path: Path) -> bool:
    """Whether the path goes through every group around the item, with an entry wherever one is needed."""
    rest = list(path)
    for step in item.lineage:
        if not rest or rest.pop(0) != step.link_id:
            return False
        if step.has_entries and rest:
            if not paths.is_entry(rest[0]):
                return False
            rest.pop(0)
    return not rest


def _right_place(item: Item | None) -> str:
    if item is None:
        return said("Check the path against the form's linkIds.")
    steps = [step.link_id + ("[new]" if step.has_entries else "") for step in item.lineage[:-1]]
    return said("Write {path}.", path="/".join([*steps, item.link_id]))


def _step(record: OpenRecord, here: Path, part: str) -> Path:
    """The next part of a path; an entry that is not there yet is begun at the end of its list."""
    if not paths.is_entry(part) or not here:
        return (*here, part)
    if part == NEW:
        return record.add(here)
    node = record.node(here)
    if (
        all(child.path[-1] != part for child in node.children)
        and node.item is not None
        and node.item.has_entries
    ):
        key = order.between(_last_order(node), None)
        record.set((*here, part), {"order": key})
    return (*here, part)


def _last_order(node: Node) -> str | None:
    return (node.children[-1].order or None) if node.children else None


def _item(record: OpenRecord, path: Path) -> Item | None:
    return record.form.item(next((part for part in reversed(path) if not paths.is_entry(part)), ""))


def _text(value: Mapping[str, Any]) -> str:
    return values.write({key: one for key, one in value.items() if key.startswith("value")})
