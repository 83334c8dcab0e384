"""One press for a list of safety questions: what it answers, and what it leaves for somebody to answer one by one."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from fieldkit.questionnaire.items import Json
from fieldkit.questionnaire.nodes import Node
from fieldkit.records.paths import Path

NO: Final = "no"
COULD_NOT_TELL: Final = "could-not-tell"
"""The two codes that may be given to many questions at once. A yes is always given by itself."""


def listed(group: Node) -> tuple[Node, ...]:
    """The safety questions of a group that are asked now, in order; those of entries are not its own."""
    return tuple(_safety_questions(group))


def open_questions(group: Node) -> tuple[Node, ...]:
    """Those that nobody has answered yet."""
    return tuple(node for node in listed(group) if not node.values)


def found(group: Node) -> tuple[Node, ...]:
    """Those that somebody answered with anything but "no": after that, "none of these" would not be true."""
    return tuple(node for node in listed(group) if any(code_of(value) != NO for value in node.values))


def answers(group: Node, code: str, moment: str) -> tuple[tuple[Path, Json], ...]:
    """What one press writes: ``code`` in every open question that offers it, and the moment where the form keeps it.

    ``moment`` is a FHIR dateTime. What somebody has answered stays. The moment is kept only where the whole list is "no"
    after the press, for it says when none of it was seen.
    """
    said: list[tuple[Path, Json]] = []
    complete = code == NO and not found(group)
    for node in open_questions(group):
        option = next((one for one in node.options if code_of(one.value) == code), None)
        if option is None:
            complete = False
        else:
            said.append((node.path, dict(option.value)))
    if said and complete:
        said.extend((node.path, {"valueDateTime": moment}) for node in _moments(group) if not node.values)
    return tuple(said)


def _safety_questions(group: Node) -> Iterator[Node]:
    for node in group.children:
        item = node.item
        if item is None or not node.shown or node.read_only:
            continue
        if item.is_group and not item.repeats:
            yield from _safety_questions(node)
        elif item.safety_item and item.is_question and not item.has_entries:
            yield node


def _moments(group: Node) -> Iterator[Node]:
    for node in group.children:
        item = node.item
        if item is not None and node.shown and item.one_press_time and item.type == "dateTime":
            yield node


def code_of(value: Json) -> str:
    """The code of a choice; "" for any other value."""
    coding = value.get("valueCoding")
    return str(coding.get("code") or "") if isinstance(coding, dict) else ""
