import os
from pathlib import Path

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from fieldkit.services.writing import attach
from fieldkit.services.writing.capture import begin_record
from fieldkit.services.writing.open_record import OpenRecord
from fieldkit.ui.forms.entries import EntriesBlock
from fieldkit.ui.forms.file_editors import AttachmentEditor
from fieldkit.ui.screens.photo_sheet import PhotoSheet
from fieldkit.ui.visit.opened import open_with_person
from fieldkit.ui.visit.photographing import as_jpeg
from tests.services.photos import photo
from tests.ui.active import give_keyboard
from tests.ui.computer import Computer
from tests.ui.pushed_camera import BACK, FRONT, PushedCameras, sent_frame
from tests.ui.visit.test_attaching import equipment, kept


def asked(opened: Computer, cameras: PushedCameras) -> tuple[OpenRecord, AttachmentEditor]:
    """An equipment record on the screen, and where the first photo of the place is asked for in it."""
    opened.visiting.photographing.cameras = cameras
    session = opened.desk.session
    record = begin_record(session, session.newest_form("equipment"), person=opened.person)
    opened.visiting.show_opened(open_with_person(session, record))
    opened.settled()
    view = opened.view()
    photos = ("qd", "q.photo")
    section = next(one for one in view.visible_sections() if any(photos[: len(path)] == path for path in one.paths))
    view.show_section(section.key)
    view.finish()
    opened.until(lambda: photos in view.kit.blocks)
    block = view.kit.blocks[photos]
    assert isinstance(block, EntriesBlock)
    block.add.click()
    opened.settled()
    (editor,) = block.findChildren(AttachmentEditor)
    assert editor.empty.isVisible()
    return record, editor


def sheet_of(opened: Computer) -> PhotoSheet:
    (sheet,) = (one for one in opened.window.findChildren(PhotoSheet) if one.isVisible())
    return sheet


def see(opened: Computer, cameras: PushedCameras, content: bytes, size: QSize) -> PhotoSheet:
    sheet = sheet_of(opened)
    cameras.send(sent_frame(content, size))
    opened.until(lambda: not sheet.view.picture.isNull())
    return sheet


def test_a_photo_taken_by_keyboard_stands_in_the_record_and_nowhere_else(
    opened: Computer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    elsewhere = tmp_path / "temporary"
    elsewhere.mkdir()
    for name in ("TMPDIR", "TEMP", "TMP"):
        monkeypatch.setenv(name, str(elsewhere))
    monkeypatch.setattr("tempfile.tempdir", None)
    cameras = PushedCameras(BACK)
    record, editor = asked(opened, cameras)
    seen = photo(size=(640, 360))
    give_keyboard(opened.qtbot, opened.window)
    editor.take.setFocus()
    QTest.keyClick(editor.take, Qt.Key.Key_Space)
    sheet = see(opened, cameras, seen, QSize(640, 360))
    give_keyboard(opened.qtbot, sheet)
    QTest.keyClick(sheet.take, Qt.Key.Key_Space)
    QTest.keyClick(sheet.use, Qt.Key.Key_Return)
    opened.settled()
    opened.settled()
    session = opened.desk.session
    held = kept(record)
    content, small = attach.content(session, held.hash), attach.thumbnail(session, held.hash)
    picture = QImage.fromData(content)
    assert picture.size() == QSize(640, 360)
    upper_left = picture.pixelColor(40, 40)
    assert upper_left.red() > 180
    assert upper_left.blue() < 90
    assert "Added" in opened.window.toast.words.text()
    assert cameras.on == ""
    record.seal()
    assert list(elsewhere.iterdir()) == []
    runs = [one[at : at + 24] for one in (seen, content, small) for at in range(400, len(one) - 24, 997)]
    files = [one for one in tmp_path.rglob("*") if one.is_file()]
    assert files
    for file in files:
        held_there = file.read_bytes()
        assert not any(run in held_there for run in runs), file.name
    (tmp_path / "control").write_bytes(os.urandom(50) + content[300:])
    assert any(run in (tmp_path / "control").read_bytes() for run in runs)


def test_locking_switches_the_camera_off_and_leaves_no_picture(opened: Computer) -> None:
    cameras = PushedCameras(BACK)
    _record, editor = asked(opened, cameras)
    editor.take.click()
    sheet = see(opened, cameras, photo(), QSize(320, 160))
    held = sheet.view
    assert cameras.on == BACK.key
    opened.program.door.lock()
    assert cameras.on == ""
    assert held.picture.isNull()
    opened.settled()
    assert opened.window.findChildren(PhotoSheet) == []


def test_the_999_card_switches_it_off_and_gives_the_sheet_back_with_the_camera_off(opened: Computer) -> None:
    cameras = PushedCameras(BACK)
    _record, editor = asked(opened, cameras)
    editor.take.click()
    sheet = see(opened, cameras, photo(), QSize(320, 160))
    QTest.keyClick(sheet, Qt.Key.Key_F9)
    assert opened.window.filling is opened.desk.emergency
    assert (cameras.on, sheet.view.picture.isNull()) == ("", True)
    give_keyboard(opened.qtbot, opened.window)
    QTest.keyClick(opened.desk.emergency, Qt.Key.Key_Escape)
    opened.settled()
    assert sheet.isVisible()
    assert cameras.on == ""


def test_the_cover_switches_it_off(opened: Computer) -> None:
    cameras = PushedCameras(BACK)
    _record, editor = asked(opened, cameras)
    editor.take.click()
    sheet = see(opened, cameras, photo(), QSize(320, 160))
    opened.desk.cover._chosen("482915")
    assert opened.desk.cover.cover()
    assert (cameras.on, sheet.view.picture.isNull(), sheet.isVisible()) == ("", True, False)


def test_the_camera_used_last_is_the_one_that_comes_on_next(opened: Computer) -> None:
    cameras = PushedCameras(BACK, FRONT)
    _record, editor = asked(opened, cameras)
    editor.take.click()
    sheet_of(opened).which.buttons()[1].click()
    sheet = see(opened, cameras, photo(), QSize(320, 160))
    sheet.take.click()
    sheet.use.click()
    opened.visiting.photographing.take(lambda _offered: None)
    assert cameras.on == FRONT.key
    sheet_of(opened).reject()
    opened.settled()


def test_a_camera_that_went_between_looking_and_pressing_is_told(opened: Computer) -> None:
    cameras = PushedCameras(BACK)
    _record, editor = asked(opened, cameras)
    cameras.here.clear()
    editor.take.click()
    assert "Plug it in again" in opened.window.toast.words.text()
    assert opened.window.findChildren(PhotoSheet) == []


def test_without_a_camera_the_question_is_as_ever(opened: Computer) -> None:
    _record, editor = asked(opened, PushedCameras())
    assert not editor.take.isVisible()
    assert editor.no_camera.isVisible()


def test_a_closed_plan_which_takes_no_photos_offers_no_camera(opened: Computer) -> None:
    visiting = opened.visiting
    visiting.photographing.cameras = PushedCameras(BACK)
    record, _path = equipment(opened)
    assert visiting._around(record, lambda: None).has_camera()
    visiting.closed.add(record.id)
    assert not visiting._around(record, lambda: None).has_camera()


def test_a_picture_becomes_a_jpeg(qapp: QApplication) -> None:
    image = QImage(40, 30, QImage.Format.Format_RGB32)
    image.fill(QColor("red"))
    made = as_jpeg(image)
    assert made.startswith(b"\xff\xd8")
    assert QImage.fromData(made).size() == QSize(40, 30)
