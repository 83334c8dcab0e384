"""Cuts a form into the sections people go through one at a time."""

from dataclasses import dataclass

from fieldkit.base.wording import said
from fieldkit.questionnaire.nodes import Node
from fieldkit.records.paths import Path
from fieldkit.ui.language.wording import tr

NEUTRAL = said("Note")
_RESTRICTED = {"restricted", "private", "concern"}


@dataclass(frozen=True)
class Section:
    """One section: the words for the list, and the paths of what stands in it."""

    key: str
    words: str
    paths: tuple[Path, ...]
    is_group: bool

    def holds(self, path: Path) -> bool:
        """Whether a path leads into it."""
        return any(path[: len(own)] == own for own in self.paths)


def _is_group(node: Node) -> bool:
    return node.item is not None and node.item.is_group and not node.item.repeats


def _top(root: Node) -> tuple[Node, ...]:
    """The nodes to cut at: inside the only group, where a form is wrapped in one; tabs each for themselves."""
    nodes = tuple(node for node in root.children if edge_of(node) == "")
    while len(nodes) == 1 and _is_group(nodes[0]) and any(_is_group(child) for child in nodes[0].children):
        nodes = nodes[0].children
    opened: list[Node] = []
    for node in nodes:
        opened += node.children if _holds_tabs(node) else (node,)
    return tuple(node for node in opened if edge_of(node) == "")


def edge_of(node: Node) -> str:
    """``header`` or ``footer`` for what stands above or below every section; empty for all else."""
    control = node.item.control if node.item is not None else ""
    return control if control in {"header", "footer"} and len(node.path) == 1 else ""


def _holds_tabs(node: Node) -> bool:
    """A group whose groups are tabs: each is a section of its own."""
    tabs = node.item is not None and node.item.control == "tab-container" and _is_group(node)
    return tabs and all(_is_group(child) for child in node.children)


def _words(node: Node, ordinary: bool) -> str:
    item = node.item
    label = item.effective_sensitivity if item is not None else ""
    if ordinary and label in _RESTRICTED:
        return NEUTRAL
    short = item.short_text if item is not None else ""
    return short or node.text or (item.label if item is not None else "") or tr("Questions")


def _loose_words(nodes: list[Node], before: int) -> str:
    """What to call questions that stand in no group."""
    if len(nodes) == 1 and nodes[0].text:
        return nodes[0].text
    return tr("Questions") if before == 0 else tr("More questions ({before})", before=before + 1)


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
