"""Labels with a role instead of a font, always plain text unless markup was made by us."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QFrame, QLabel, QSizePolicy, QVBoxLayout, QWidget

from fieldkit.ui.language.wording import shown


class Words(QLabel):
    """Text in one of the roles of the type scale: page, section, card, name, body, soft, small, label."""

    def __init__(
        self,
        text: str = "",
        role: str = "body",
        *,
        tone: str = "",
        wrap: bool = True,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setText(text)
        self.setProperty("role", role)
        if tone:
            self.setProperty("tone", tone)
        if wrap:
            self.setWordWrap(True)
            self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
            self.setMinimumWidth(1)

    def setText(self, text: str) -> None:
        """Show the words, in the language of the window where they can be said in it."""
        super().setText(shown(text))

    def set_tone(self, tone: str) -> None:
        """Change the colour by meaning: ok, wait, bad, accent, or nothing."""
        if self.property("tone") != tone:
            self.setProperty("tone", tone)
            self.style().unpolish(self)
            self.style().polish(self)

    def sizeHint(self) -> QSize:
        """The text on one line: QLabel's own hint for wrapped text is a narrow block."""
        if not self.wordWrap():
            return super().sizeHint()
        if self.textFormat() != Qt.TextFormat.PlainText:
            return QSize(super().sizeHint().width(), self.fontMetrics().lineSpacing())
        lines = self.text().split("\n")
        width = max(self.fontMetrics().horizontalAdvance(line) for line in lines) + 2
        return QSize(width, self.fontMetrics().lineSpacing() * len(lines))


def rule() -> QFrame:
    """A thin dividing line; decorative."""
    line = QFrame()
    line.setProperty("rule", "true")
    line.setFixedHeight(1)
    return line


def stack(*parts: QWidget, gap: int = 4) -> QWidget:
    """The parts one under the other with a small gap."""
    box = QWidget()
    layout = QVBoxLayout(box)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(gap)
    for part in parts:
        layout.addWidget(part)
    layout.addStretch(1)
    return box
