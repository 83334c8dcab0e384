"""Cameras whose frames a test pushes: real frames of Qt's, through a real sink, made into pictures as those of a device."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QSize
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtMultimedia import QVideoFrame, QVideoFrameFormat, QVideoSink
from PySide6.QtWidgets import QApplication

from fieldkit.ui.beneath.camera import Camera
from fieldkit.ui.beneath.qt_camera import SinkPictures
from fieldkit.ui.visit.photographing import as_jpeg

BACK, FRONT = Camera("back", "Plugged-in camera"), Camera("front", "Camera over the screen")


def frame(colour: str, width: int = 320, height: int = 180) -> QVideoFrame:
    """A frame as a plugged-in camera sends it, a JPEG: this colour in its left half, white in its right."""
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.fill(QColor("white"))
    painter = QPainter(image)
    painter.fillRect(0, 0, width // 2, height, QColor(colour))
    painter.end()
    return sent_frame(as_jpeg(image), image.size())


def sent_frame(sent: bytes, size: QSize) -> QVideoFrame:
    """A frame of this JPEG."""
    made = QVideoFrame(QVideoFrameFormat(size, QVideoFrameFormat.PixelFormat.Format_Jpeg))
    assert made.map(QVideoFrame.MapMode.WriteOnly)
    room = made.bits(0)
    assert isinstance(room, memoryview)
    room[: len(sent)] = sent
    made.unmap()
    return made


def colour_at(image: QImage, x: int, y: int) -> str:
    """Which of red, green, blue and white is there; a JPEG keeps no colour to the last dot."""
    dot = image.pixelColor(x, y)
    return QColor(*(255 if part > 127 else 0 for part in (dot.red(), dot.green(), dot.blue()))).name()


class PushedCameras:
    """As many cameras as there are keys in `here`; `on` is the key of the one that is on. One in `broken` can't be used."""

    def __init__(self, *here: Camera) -> None:
        self.here: list[Camera] = list(here)
        self.broken: set[str] = set()
        self.on = ""
        self.started: list[str] = []
        self._sink: QVideoSink | None = None
        self._pictures: SinkPictures | None = None
        self._failed: Callable[[], object] = lambda: None

    def found(self) -> Sequence[Camera]:
        return tuple(self.here)

    def start(self, key: str, show: Callable[[QImage], object], failed: Callable[[], object]) -> None:
        self.stop()
        self.started.append(key)
        if key in self.broken:
            failed()
            return
        self.on, self._failed = key, failed
        self._sink = QVideoSink()
        self._pictures = SinkPictures(self._sink, show)

    def stop(self) -> None:
        self.on = ""
        if self._pictures is not None and self._sink is not None:
            self._pictures.end()
            self._sink.deleteLater()
            QApplication.sendPostedEvents(self._sink, QEvent.Type.DeferredDelete)
            self._sink, self._pictures = None, None

    def push(self, colour: str) -> None:
        self.send(frame(colour))

    def send(self, made: QVideoFrame) -> None:
        assert self._sink is not None, "the camera is off"
        self._sink.setVideoFrame(made)

    def unplug(self) -> None:
        """The device is gone while it was on."""
        self._failed()
