"""What an expression's values are here: the form's own cells for items, and small values for everything else.

A collection is a list of: bool, int, Decimal, str, Moment, Amount, Element (a FHIR object), Cell (an item of the
response, the root cell being the response itself), Answer (one answer of an item).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, Final

from fieldkit.questionnaire import temporal
from fieldkit.questionnaire.cells import LIST, Cell
from fieldkit.questionnaire.offer import Option
from fieldkit.questionnaire.options import option_part
from fieldkit.questionnaire.quantities import unit_of
from fieldkit.questionnaire.value_types import is_number, raw, value_key

Collection = list[Any]


@dataclass(frozen=True, slots=True)
class Amount:
    """A System.Quantity: a number with a unit (a UCUM code, or a word such as years)."""

    value: Decimal
    unit: str

    def as_quantity(self) -> dict[str, Any]:
        """The amount as a FHIR Quantity."""
        return {"value": self.value, "unit": self.unit, "code": self.unit}


@dataclass(frozen=True, slots=True)
class Element:
    """A FHIR object: its JSON, its type where known, and for a chosen Coding the option it came from."""

    data: dict[str, Any]
    type: str = ""
    option: Option | None = None


@dataclass(frozen=True, slots=True)
class Answer:
    """One answer of an item; ``entry`` holds the items below it, where there are any."""

    value: dict[str, Any]
    cell: Cell
    entry: Cell | None


def item_cells(cell: Cell) -> Iterator[Cell]:
    """The cells that stand for items of the response at this cell: its entries for a repeating group, else itself."""
    if not cell.enabled or (cell.item is not None and cell.item.is_display):
        return
    if cell.role == LIST and cell.item is not None and cell.item.is_group:
        yield from cell.present_entries()
    else:
        yield cell


def is_present(cell: Cell) -> bool:
    """Whether the item would be in the response: enabled and with an answer in it."""
    return cell.item is None or cell.answered()


def answers_of(cell: Cell) -> Collection:
    """The answers of an item."""
    if not cell.enabled or cell.item is None or not cell.item.is_question:
        return []
    if cell.role == LIST:
        found: Collection = []
        for entry in cell.present_entries():
            values = entry.values()
            found += [Answer(value, cell, entry) for value in values]
            if not values and entry.answered():
                found.append(Answer({}, cell, entry))
        return found
    return [Answer(value, cell, None) for value in cell.values()]


def items_below(holder: Any) -> Iterator[Cell]:
    """The items directly below the response, a group or an answer, absent ones left out."""
    cell = holder.entry if isinstance(holder, Answer) else holder
    if (
        not isinstance(cell, Cell)
        or cell.role == LIST
        or (cell.item is not None and cell.item.is_question and cell is holder)
    ):
        return
    for child in cell.children.values():
        for one in item_cells(child):
            if is_present(one):
                yield one


def answer_value(answer: Answer, key: str = "") -> Collection:
    """The value of an answer; with ``key`` (``valueDecimal``) only where it has that type."""
    return _content(answer.value, answer.cell, key)


def values_at(cell: Cell, key: str = "") -> Collection:
    """The values of an item's answers: ``answer.value`` in one step."""
    if not cell.enabled or cell.item is None or not cell.item.is_question:
        return []
    if cell.role == LIST:
        return [value for answer in answers_of(cell) for value in answer_value(answer, key)]
    values = cell.values()
    if len(values) == 1:
        return _content(values[0], cell, key)
    return [content for value in values for content in _content(value, cell, key)]


def _content(value: dict[str, Any], cell: Cell, key: str) -> Collection:
    found = value_key(value)
    if not found or (key and key != found):
        return []
    content = value[found]
    if isinstance(content, dict):
        return [Element(content, found.removeprefix("value"), _option(cell, content))]
    return [primitive(found, content)]


def _option(cell: Cell, content: dict[str, Any]) -> Option | None:
    options = (
        cell.options if cell.options is not None else cell.item.options if cell.item is not None else None
    )
    return options.by_part.get(option_part(content)) if options else None


def primitive(key: str, content: Any) -> Any:
    """A JSON primitive as a value: dates become Moments, decimals Decimals; anything else stays as it is."""
    if type(content) is int:
        return Decimal(content) if key.endswith("Decimal") else content
    if isinstance(content, str):
        return (
            temporal.parse(key, content) or content if key.endswith(("Date", "Time", "Instant")) else content
        )
    if key.endswith("Decimal") and is_number(content):
        return Decimal(str(content))
    if isinstance(content, float):
        return Decimal(str(content))
    return content


def lift(content: Any) -> Collection:
    """Plain JSON as a collection."""
    if content is None:
        return []
    if isinstance(content, list):
        return [one for part in content for one in lift(part)]
    if isinstance(content, dict):
        return [Element(content)]
    return [Decimal(str(content))] if isinstance(content, float) else [content]


_CHOICE_TYPES: Final = frozenset(
    {
        *(
            "Boolean",
            "Integer",
            "Decimal",
            "String",
            "Uri",
            "Url",
            "Code",
            "Markdown",
            "Canonical",
            "Id",
            "Oid",
        ),
        *("Date", "DateTime", "Time", "Instant", "PositiveInt", "UnsignedInt", "Base64Binary", "Expression"),
        *(
            "Quantity",
            "Coding",
            "CodeableConcept",
            "Reference",
            "Attachment",
            "Period",
            "Range",
            "Age",
            "Duration",
        ),
        *(
            "Ratio",
            "Identifier",
            "Annotation",
            "HumanName",
            "Address",
            "ContactPoint",
            "Timing",
            "Signature",
            "Money",
        ),
    }
)
"""How the names of choice elements end in FHIR R4 JSON."""


def members(element: Element, name: str) -> Collection:
    """What stands under a name in a FHIR object; ``value`` finds ``value[x]``."""
    data = element.data
    if name in data:
        key = name if name.startswith("value") else ""
        content = data[name]
        if isinstance(content, dict):
            return [Element(content, name.removeprefix("value") if key and name != "value" else "")]
        return lift(content) if not key or name == "value" else [primitive(name, content)]
    if name == data.get("resourceType"):
        return [element]
    if name == "extension" and element.option is not None:
        return lift(raw(element.option.value).get("extension"))
    for key, content in data.items():
        if key.startswith(name) and key[len(name) :] in _CHOICE_TYPES:
            return (
                [Element(content, key[len(name) :])]
                if isinstance(content, dict)
                else [primitive(key, content)]
            )
    return []


def as_amount(value: Any) -> Amount | None:
    """A quantity as an amount; None for anything else."""
    if isinstance(value, Amount):
        return value
    if isinstance(value, Element) and is_number(value.data.get("value")):
        return Amount(Decimal(str(value.data["value"])), unit_of(value.data))
    return None
