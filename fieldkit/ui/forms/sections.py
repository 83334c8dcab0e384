"""Cuts a form into the sections people go through one at a time."""

from dataclasses import dataclass

from fieldkit.questionnaire.nodes import Node
from fieldkit.records.paths import Path

NEUTRAL = "Note"
_RESTRICTED = {"restricted", "private", "concern"}


@dataclass(frozen=True)
class Section:
    """One section: the words for the list, and the paths of what stands in it."""

    key: str
    words: str
    paths: tuple[Path, ...]
    is_group: bool


def _is_group(node: Node) -> bool:
    return node.item is not None and node.item.is_group and not node.item.repeats


def _top(root: Node) -> tuple[Node, ...]:
    """The nodes to cut at: inside the only group, where a form is wrapped in one."""
    nodes = root.children
    while len(nodes) == 1 and _is_group(nodes[0]) and any(_is_group(child) for child in nodes[0].children):
        nodes = nodes[0].children
    return nodes


def _words(node: Node, ordinary: bool) -> str:
    item = node.item
    label = item.effective_sensitivity if item is not None else ""
    if ordinary and label in _RESTRICTED:
        return NEUTRAL
    short = item.short_text if item is not None else ""
    return short or node.text or (item.label if item is not None else "") or "Questions"


def _loose_words(nodes: list[Node], before: int) -> str:
    """What to call questions that stand in no group."""
    if len(nodes) == 1 and nodes[0].text:
        return nodes[0].text
    return "Questions" if before == 0 else f"More questions ({before + 1})"


def sections_of(root: Node, *, sensitivity: str = "") -> tuple[Section, ...]:
    """The sections in order; what lies between groups is gathered. `sensitivity` is the whole form's label:
    a restricted section of an ordinary form is listed by a neutral word.
    """
    ordinary = sensitivity not in _RESTRICTED
    found: list[Section] = []
    loose: list[Node] = []

    def gather() -> None:
        if loose:
            words = _loose_words(loose, len(found))
            found.append(Section("/".join(loose[0].path), words, tuple(node.path for node in loose), False))
            loose.clear()

    for node in _top(root):
        if _is_group(node) or (node.item is not None and node.item.is_group and len(root.children) > 1):
            gather()
            found.append(Section("/".join(node.path), _words(node, ordinary), (node.path,), _is_group(node)))
        else:
            loose.append(node)
    gather()
    return tuple(found)
