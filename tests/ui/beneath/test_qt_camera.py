import threading
from dataclasses import dataclass

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QImage
from PySide6.QtMultimedia import QCameraDevice, QMediaDevices, QtVideo, QVideoSink
from pytestqt.qtbot import QtBot

from fieldkit.ui.beneath.qt_camera import QtCameras, SinkPictures, best_format, looking_away_first, picture_of
from tests.ui.pushed_camera import colour_at, frame

RED, WHITE = "#ff0000", "#ffffff"


@dataclass
class Device:
    """What a system tells of a camera."""

    where: QCameraDevice.Position
    default: bool = False

    def position(self) -> QCameraDevice.Position:
        return self.where

    def isDefault(self) -> bool:
        return self.default


@dataclass
class Format:
    """One way in which a camera can be used."""

    wide: int
    high: int
    rate: float

    def resolution(self) -> QSize:
        return QSize(self.wide, self.high)

    def maxFrameRate(self) -> float:
        return self.rate


class Formats:
    def __init__(self, *ways: Format) -> None:
        self.ways = ways

    def videoFormats(self) -> list[Format]:
        return list(self.ways)


def test_a_frame_becomes_a_picture_of_the_same_colours_upright_and_not_mirrored(qtbot: QtBot) -> None:
    image = picture_of(frame("red"))
    assert image.size() == QSize(320, 180)
    assert (colour_at(image, 20, 90), colour_at(image, 300, 90)) == (RED, WHITE)


def test_a_tablet_held_upright_gives_an_upright_picture(qtbot: QtBot) -> None:
    lying = frame("red")
    lying.setRotation(QtVideo.Rotation.Clockwise90)
    image = picture_of(lying)
    assert image.size() == QSize(180, 320)
    assert (colour_at(image, 90, 20), colour_at(image, 90, 300)) == (RED, WHITE)


def test_of_frames_that_come_fast_the_newest_is_shown(qtbot: QtBot) -> None:
    sink = QVideoSink()
    seen: list[QImage] = []
    pictures = SinkPictures(sink, seen.append)
    for colour in ("blue", "green", "red"):
        sink.setVideoFrame(frame(colour))
    qtbot.waitUntil(lambda: bool(seen))
    assert [colour_at(one, 20, 20) for one in seen] == [RED]
    pictures.end()


def test_frames_from_a_thread_of_the_cameras_own_are_shown_on_the_windows(qtbot: QtBot) -> None:
    sink = QVideoSink()
    seen: list[threading.Thread] = []
    pictures = SinkPictures(sink, lambda _image: seen.append(threading.current_thread()))
    shot = frame("red")
    camera = threading.Thread(target=lambda: sink.setVideoFrame(shot))
    camera.start()
    camera.join()
    qtbot.waitUntil(lambda: bool(seen))
    assert seen == [threading.main_thread()]
    pictures.end()


def test_once_it_is_off_nothing_that_was_on_its_way_is_shown(qtbot: QtBot) -> None:
    sink, other = QVideoSink(), QVideoSink()
    seen: list[QImage] = []
    after: list[QImage] = []
    off, on = SinkPictures(sink, seen.append), SinkPictures(other, after.append)
    sink.setVideoFrame(frame("red"))
    off.end()
    other.setVideoFrame(frame("blue"))
    qtbot.waitUntil(lambda: bool(after))
    assert seen == []
    on.end()


def test_cameras_that_look_away_from_the_user_come_first() -> None:
    places = QCameraDevice.Position
    own, plugged = Device(places.UnspecifiedPosition, default=True), Device(places.UnspecifiedPosition)
    back, front = Device(places.BackFace, default=True), Device(places.FrontFace)
    assert sorted([front, own, plugged, back], key=looking_away_first) == [back, plugged, own, front]  # type: ignore[arg-type]  # only these two questions are asked of a device


@pytest.mark.parametrize(
    ("ways", "best"),
    [
        ((Format(640, 480, 30), Format(1920, 1080, 30), Format(3840, 2160, 30)), 1920),
        ((Format(1280, 720, 30), Format(1920, 1080, 5)), 1280),
    ],
)
def test_the_sharpest_way_that_stays_lively_is_chosen(ways: tuple[Format, ...], best: int) -> None:
    assert best_format(Formats(*ways)).resolution().width() == best  # type: ignore[arg-type]  # only its ways are asked for


def test_a_camera_that_tells_of_no_way_is_used_as_it_comes() -> None:
    assert best_format(QCameraDevice()).isNull()


def test_the_cameras_found_are_those_of_this_computer(qtbot: QtBot) -> None:
    here = {device.id().toStdString() for device in QMediaDevices.videoInputs()}
    assert {camera.key for camera in QtCameras().found()} == here


def test_a_camera_that_is_not_here_fails_at_once_and_nothing_stays_on(qtbot: QtBot) -> None:
    cameras = QtCameras()
    seen: list[QImage] = []
    told: list[str] = []
    cameras.start("unplugged", seen.append, lambda: told.append("no camera"))
    assert (seen, told) == ([], ["no camera"])
    assert cameras._on is None
    cameras.stop()
