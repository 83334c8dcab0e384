"""Words painted by hand read in their own direction: an English address in a window laid out right to left stays in order."""

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QPainter


def paint_words(painter: QPainter, room: QRect, flags: int, words: str, *, mirrored: bool) -> None:
    """Paint ``words`` at the beginning of ``room``: its left, or its right where the layout is ``mirrored``.

    ``flags`` are Qt's text flags and how they stand upright. The order of the words follows their own script.
    """
    side = Qt.AlignmentFlag.AlignRight if mirrored else Qt.AlignmentFlag.AlignLeft
    painter.setLayoutDirection(Qt.LayoutDirection.LayoutDirectionAuto)
    painter.drawText(room, flags | int(side | Qt.AlignmentFlag.AlignAbsolute), words)
