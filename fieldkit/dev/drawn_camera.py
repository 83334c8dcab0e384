"""A camera that sees a drawn step, for pictures of the screens on a machine that has none."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QRect
from PySide6.QtGui import QColor, QImage, QPainter

from fieldkit.ui.beneath.camera import Camera

_WIDE, _HIGH = 1_280, 720


def back_step() -> QImage:
    """Two stone steps before a green door."""
    image = QImage(_WIDE, _HIGH, QImage.Format.Format_RGB32)
    image.fill(QColor("#B9A98F"))
    painter = QPainter(image)
    for colour, part in (
        ("#2F5D50", QRect(420, 0, 440, 430)),
        ("#23473D", QRect(460, 40, 360, 170)),
        ("#8C8578", QRect(340, 430, 600, 90)),
        ("#A29B8D", QRect(340, 430, 600, 24)),
        ("#7B7468", QRect(260, 520, 760, 110)),
        ("#99917F", QRect(260, 520, 760, 28)),
    ):
        painter.fillRect(part, QColor(colour))
    painter.end()
    return image


class DrawnCameras:
    """Two cameras; both see the same at once and then nothing new."""

    def found(self) -> Sequence[Camera]:
        """One that was plugged in, and the computer's own."""
        return Camera("plugged", "HD Webcam C270"), Camera("own", "Integrated camera")

    def start(self, _key: str, show: Callable[[QImage], object], _failed: Callable[[], object]) -> None:
        """Show the step."""
        show(back_step())

    def stop(self) -> None:
        """There is nothing to switch off."""
