from pathlib import Path

from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QImage
from pytestqt.qtbot import QtBot

from fieldkit.ui.widgets.picture import DropFrame, Thumbnail


def test_bytes_that_are_no_picture_leave_the_icon(qtbot: QtBot, tmp_path: Path) -> None:
    thumbnail = Thumbnail()
    qtbot.addWidget(thumbnail)
    thumbnail.show()
    empty = thumbnail.grab().toImage()
    thumbnail.show_content(b"no picture")
    assert not thumbnail.has_picture
    image = QImage(80, 20, QImage.Format.Format_RGB32)
    image.fill(0xCC2222)
    image.save(str(tmp_path / "red.png"))
    thumbnail.show_content((tmp_path / "red.png").read_bytes())
    assert thumbnail.has_picture
    shown = thumbnail.grab().toImage()
    assert shown != empty
    assert shown.pixelColor(shown.width() // 2, shown.height() // 2).red() > 180


def test_a_file_of_this_computer_can_be_dropped_and_a_web_address_can_not(qtbot: QtBot) -> None:
    frame = DropFrame()
    qtbot.addWidget(frame)
    frame.resize(200, 80)
    got: list[str] = []
    frame.dropped.connect(got.append)
    for url, taken in (
        (QUrl("https://example.org/a.jpg"), []),
        (QUrl.fromLocalFile("/x/a.jpg"), ["/x/a.jpg"]),
    ):
        held = QMimeData()
        held.setUrls([url])
        copy, left, none = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
        over = QDragEnterEvent(QPoint(9, 9), copy, held, left, none)
        over.ignore()
        frame.dragEnterEvent(over)
        assert over.isAccepted() == bool(taken)
        frame.dropEvent(QDropEvent(QPointF(9, 9), copy, held, left, none))
        assert got == taken
