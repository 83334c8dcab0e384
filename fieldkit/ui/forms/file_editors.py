"""Editors for photos and files: the file itself is taken in by whoever keeps the answers."""

from PySide6.QtWidgets import QWidget

from fieldkit.questionnaire.nodes import Node
from fieldkit.questionnaire.value_types import raw
from fieldkit.ui.forms.editors import Editor
from fieldkit.ui.forms.verbs import FormSurroundings, Verbs
from fieldkit.ui.icons import Icon
from fieldkit.ui.widgets.buttons import Button
from fieldkit.ui.widgets.pages import side_by_side
from fieldkit.ui.widgets.reveal import reveal
from fieldkit.ui.widgets.text import Words


def size_words(size: int | None) -> str:
    """A size in bytes as people say it; empty where it is not known."""
    if size is None:
        return ""
    if size < 1_000_000:
        return f"{max(1, round(size / 1000))} kB"
    return f"{size / 1_000_000:.1f} MB"


class AttachmentEditor(Editor):
    """One photo or file: add, name, replace, remove."""

    def __init__(
        self, node: Node, verbs: Verbs, around: FormSurroundings, parent: QWidget | None = None
    ) -> None:
        super().__init__(node, verbs, around, parent)
        icon = Icon("file", 20)
        icon.setProperty("tint", "soft")
        self.title = Words("", "strong")
        self.remove = Button("Remove", "quiet", icon="remove")
        self.remove.clicked.connect(lambda: self.answer("valueAttachment", None))
        self.held = side_by_side(icon, self.title, self.remove, stretch=1)
        self.add = Button("Add a photo or file", icon="clip")
        self.add.clicked.connect(self._add)
        self.column.addWidget(self.held)
        self.column.addWidget(side_by_side(self.add, Words(""), stretch=1))
        self.setFocusProxy(self.add)

    def show_node(self, node: Node) -> None:
        """Show what is attached."""
        super().show_node(node)
        inner = raw(self.value) if self.value is not None else None
        held = isinstance(inner, dict)
        reveal(self.held, held)
        if isinstance(inner, dict):
            size = size_words(inner.get("size"))
            self.title.setText(
                " · ".join(part for part in (str(inner.get("title") or "A file"), size) if part)
            )
        reveal(self.add, not self.locked)
        reveal(self.remove, not self.locked)
        self.add.setText("Replace it" if held else "Add a photo or file")

    def describe(self, name: str, description: str) -> None:
        """Name the buttons."""
        super().describe(name, description)
        self.add.setAccessibleName(f"{name}: {self.add.text()}")
        self.add.setAccessibleDescription(description)
        self.remove.setAccessibleName(f"{name}: remove")

    def _add(self) -> None:
        self.touched.emit()
        self.verbs.attach(self.node.path)
