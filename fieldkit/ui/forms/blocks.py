"""What stands on a form's page for one node: a question, a display, or what repeats; made when first seen."""

import html
from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

from PySide6.QtWidgets import QVBoxLayout, QWidget

from fieldkit.questionnaire.nodes import Node
from fieldkit.questionnaire.second_language import SecondLanguage
from fieldkit.records.paths import Path
from fieldkit.ui.forms.verbs import FormSurroundings, LiveForm, Verbs
from fieldkit.ui.widgets.reveal import reveal


def seen(node: Node) -> bool:
    """Whether a person sees anything of this node: a group whose every child is hidden is not seen."""
    if not node.shown:
        return False
    item = node.item
    plain_group = item is not None and item.is_group and not node.entry_id and not item.repeats
    return not plain_group or any(seen(child) for child in node.children)


def label_words(node: Node) -> str:
    """The question as it is shown, its prefix before it."""
    item = node.item
    prefix = item.prefix if item is not None else ""
    text = node.text or (item.help or item.label if item is not None else "")
    return f"{prefix} {text}".strip()


def rich_words(node: Node) -> str:
    """The label as safe markup, its prefix before it; empty where it is plain or worked out anew."""
    item = node.item
    if item is None or not item.rich_text or node.text != item.text:
        return ""
    first, mark, rest = item.rich_text.partition("<p>")
    prefix = f"{html.escape(item.prefix)} " if item.prefix else ""
    return f"<p>{prefix}{rest}" if mark and not first else f"{prefix}{item.rich_text}"


class BlockMaker(Protocol):
    """Makes the block for a node; passed in, because groups hold blocks of every kind."""

    def __call__(self, node: Node, kit: "Kit", level: int) -> "Block":
        """A block for this node, `level` groups down."""


@dataclass
class Kit:
    """What every block of one form view shares."""

    form: LiveForm
    verbs: Verbs
    around: FormSurroundings
    make: BlockMaker
    blocks: "dict[Path, Block]"
    reviewing: bool = False
    jump: Callable[[Path], None] | None = None
    second: SecondLanguage | None = None


class Block(QWidget):
    """The place of one node. `show_node` may be called at any time; content is made when the node is first shown."""

    def __init__(self, node: Node, kit: Kit, level: int, *, gap: int = 6) -> None:
        super().__init__()
        self.node = node
        self.kit = kit
        self.level = level
        self._built = False
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(gap)
        kit.blocks[node.path] = self
        reveal(self, seen(node))

    def show_node(self, node: Node) -> None:
        """Bring the place up to date with its node."""
        self.node = node
        shown = seen(node)
        if shown and not self._built:
            self._built = True
            self.build()
        if self._built:
            self.refresh()
        if self.isHidden() == shown:
            reveal(self, shown)

    def build(self) -> None:
        """Make the content; called once."""

    def refresh(self) -> None:
        """Show the current node in the content."""

    def inside_changed(self) -> None:
        """Something within this node changed; the node itself may be as it was."""

    def forget(self) -> None:
        """Leave the register, with everything inside."""
        for gone in (self, *self.findChildren(Block)):
            self.kit.blocks.pop(gone.node.path, None)

    def focus_field(self) -> None:
        """Put the keyboard into the field, where there is one."""

    def finish(self) -> None:
        """Hand over at once what waits for a pause in typing."""


def sync_children(block: Block, layout: QVBoxLayout, nodes: tuple[Node, ...], level: int) -> None:
    """Make the blocks in `layout` match `nodes`, in order; blocks that stay are kept."""
    kit = block.kit
    wanted = {node.path for node in nodes}
    present: dict[Path, Block] = {}
    for index in reversed(range(layout.count())):
        item = layout.itemAt(index)
        widget = item.widget() if item is not None else None
        if not isinstance(widget, Block):
            continue
        if widget.node.path in wanted:
            present[widget.node.path] = widget
        else:
            layout.removeWidget(widget)
            widget.hide()
            widget.forget()
            widget.deleteLater()
    for place, node in enumerate(nodes):
        inner = present.get(node.path)
        if inner is None:
            inner = kit.make(node, kit, level)
            inner.show_node(node)
            layout.insertWidget(place, inner)
        elif layout.indexOf(inner) != place:
            layout.removeWidget(inner)
            layout.insertWidget(place, inner)
        if inner.node is not node:
            inner.show_node(node)
