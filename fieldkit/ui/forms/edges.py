"""What a form wants seen above or below every one of its sections: its headers and footers."""

from PySide6.QtWidgets import QFrame, QVBoxLayout

from fieldkit.ui.forms.blocks import Kit, seen
from fieldkit.ui.forms.sections import edge_of
from fieldkit.ui.look import tokens
from fieldkit.ui.widgets.reveal import reveal


class Edge(QFrame):
    """All headers, or all footers (`kind`), of one form; takes no room where there are none."""

    def __init__(self, kind: str, kit: Kit) -> None:
        super().__init__()
        self._kind = kind
        self._kit = kit
        self.setProperty("surface", "head")
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(tokens.SPACE_2XL, tokens.SPACE_M, tokens.SPACE_2XL, tokens.SPACE_M)
        self.hide()

    def fill(self) -> None:
        """Make what stands here."""
        nodes = [node for node in self._kit.form.root.children if edge_of(node) == self._kind]
        for node in nodes:
            block = self._kit.make(node, self._kit, 1)
            block.show_node(node)
            self._column.addWidget(block)
        reveal(self, any(seen(node) for node in nodes))
