"""Cameras by way of Qt's multimedia part, which comes with the extra `fieldkit[camera]`: the only module that knows it.

Importing it raises ImportError where the extra, or a library of the system under it, is missing.
"""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QLoggingCategory, QObject, QRectF, Qt, QTimer
from PySide6.QtGui import QImage, QPainter

from fieldkit.ui.beneath.camera import Camera

# It tells at length of each library for fast decoding that a computer lacks; a still picture needs none of them.
QLoggingCategory.setFilterRules("qt.multimedia.symbolsresolver=false\nqt.multimedia.ffmpeg.info=false")

from PySide6.QtMultimedia import (  # noqa: E402 - it begins to tell when it is loaded
    QCamera,
    QCameraDevice,
    QCameraFormat,
    QMediaCaptureSession,
    QMediaDevices,
    QtVideo,
    QVideoFrame,
    QVideoSink,
)

_BETWEEN_MS = 40
"""A frame takes some milliseconds to become a picture; 25 a second look alive and leave the window its time."""
_MOST_DOTS = 1_920 * 1_080
_LEAST_RATE = 10
_LYING = (QtVideo.Rotation.Clockwise90, QtVideo.Rotation.Clockwise270)


def picture_of(frame: QVideoFrame) -> QImage:
    """A frame as an upright picture."""
    size = frame.size()
    image = QImage(size.transposed() if frame.rotation() in _LYING else size, QImage.Format.Format_RGB32)
    painter = QPainter(image)
    frame.paint(painter, QRectF(image.rect()), QVideoFrame.PaintOptions())
    painter.end()
    return image


class SinkPictures(QObject):
    """Hands the frames of a sink on as pictures, the newest where they come faster than they can be shown."""

    def __init__(self, sink: QVideoSink, show: Callable[[QImage], object]) -> None:
        super().__init__(sink)
        self._show = show
        self._newest = QVideoFrame()
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_BETWEEN_MS)
        self._timer.timeout.connect(self._hand_on)
        # Where it comes from is the system's affair: on some a thread of the camera's own.
        sink.videoFrameChanged.connect(self._came, Qt.ConnectionType.QueuedConnection)

    def _came(self, frame: QVideoFrame) -> None:
        self._newest = frame
        if not self._timer.isActive():
            self._timer.start()

    def _hand_on(self) -> None:
        frame, self._newest = self._newest, QVideoFrame()
        if frame.isValid():
            self._show(picture_of(frame))

    def end(self) -> None:
        """Hand on nothing more, and let the last frame go."""
        self._timer.stop()
        self._newest = QVideoFrame()
        self._show = lambda _image: None


def best_format(device: QCameraDevice) -> QCameraFormat:
    """The sharpest way it can be used that is no slower than it must be; a null format where it tells of none."""
    fit = [
        one
        for one in device.videoFormats()
        if one.resolution().width() * one.resolution().height() <= _MOST_DOTS
        and one.maxFrameRate() >= _LEAST_RATE
    ]
    return max(
        fit,
        key=lambda one: (one.resolution().width() * one.resolution().height(), one.maxFrameRate()),
        default=QCameraFormat(),
    )


def looking_away_first(device: QCameraDevice) -> int:
    """Where a camera stands in the list: the back of a tablet, one plugged in, the computer's own, one towards its user."""
    facing = {QCameraDevice.Position.BackFace: 0, QCameraDevice.Position.FrontFace: 3}
    return facing.get(device.position(), 2 if device.isDefault() else 1)


class QtCameras:
    """The cameras that Qt finds. Used on the window's thread only."""

    def __init__(self) -> None:
        self._on: tuple[QMediaCaptureSession, QCamera, QVideoSink, SinkPictures] | None = None

    def found(self) -> Sequence[Camera]:
        """Those that are here now; asking for the first time loads what finds them."""
        devices = sorted(QMediaDevices.videoInputs(), key=looking_away_first)
        return tuple(Camera(device.id().toStdString(), device.description()) for device in devices)

    def start(self, key: str, show: Callable[[QImage], object], failed: Callable[[], object]) -> None:
        """Switch one on; a camera that is not here any more fails at once."""
        self.stop()
        devices = (one for one in QMediaDevices.videoInputs() if one.id().toStdString() == key)
        device = next(devices, QCameraDevice())
        session, camera, sink = QMediaCaptureSession(), QCamera(device), QVideoSink()
        on = self._on = session, camera, sink, SinkPictures(sink, show)
        session.setVideoSink(sink)
        session.setCamera(camera)
        camera.setCameraFormat(best_format(device))
        camera.start()
        if camera.error() != QCamera.Error.NoError:
            self.stop()
            failed()
            return

        def told() -> None:
            if self._on is on:
                failed()

        # Not while it still tells: whoever hears of it may let the camera go.
        camera.errorOccurred.connect(lambda _error, _words: QTimer.singleShot(0, told))

    def stop(self) -> None:
        """Switch it off, and let its parts go."""
        if self._on is None:
            return
        (session, camera, sink, pictures), self._on = self._on, None
        pictures.end()
        camera.stop()
        for part in (session, camera, sink):
            part.deleteLater()
