from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog

from fieldkit.records import files
from fieldkit.records.access import RECORDED, STARTING_POLICY
from fieldkit.records.paths import Path as Place
from fieldkit.services.profile.session import Session
from fieldkit.services.writing import attach
from fieldkit.services.writing.capture import begin_record
from fieldkit.services.writing.open_record import OpenRecord
from fieldkit.store import library
from fieldkit.ui.forms.verbs import OfferedFile
from fieldkit.ui.presenting.beside_record import look_beside
from fieldkit.ui.visit.attaching import AgreedSheet, OriginalSheet, PictureSheet, RecordingSheet
from fieldkit.ui.widgets.buttons import Button
from fieldkit.ui.widgets.pages import Page
from tests.services import sounds
from tests.services.photos import SECRETS, photo
from tests.ui.computer import Computer


def equipment(opened: Computer) -> tuple[OpenRecord, Place]:
    """An equipment record and the path of its photos of the place."""
    session = opened.desk.session
    record = begin_record(session, session.newest_form("equipment"), person=opened.person)
    item = record.form.item("q.photo")
    assert item is not None
    return record, tuple(step.link_id for step in item.lineage)


def kept(record: OpenRecord) -> files.FileRef:
    for node in record.root.walk():
        for value in node.values:
            found = files.file_of(value)
            if found is not None:
                return found
    raise AssertionError("no photo stands in the record")


def test_a_photo_chosen_is_kept_without_its_secrets_and_the_original_deleted_when_wanted(
    opened: Computer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    record, path = equipment(opened)
    original = tmp_path / "step.jpg"
    original.write_bytes(photo())
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_args: (str(original), ""))
    told: list[str] = []
    opened.visiting._attaching.attach(record, path, None, lambda: told.append("changed"))
    opened.settled()
    assert told == ["changed"], opened.window.toast.words.text()
    content = attach.content(opened.desk.session, kept(record).hash)
    assert not any(secret in content for secret in SECRETS)
    (sheet,) = opened.window.findChildren(OriginalSheet)
    sheet.go.click()
    opened.settled()
    assert not original.exists()


def test_a_pasted_picture_leaves_nothing_to_delete_and_is_looked_at_large(opened: Computer) -> None:
    record, path = equipment(opened)
    attaching = opened.visiting._attaching
    attaching.attach(record, path, OfferedFile("pasted.png", content=photo(kind="PNG")), lambda: None)
    opened.settled()
    assert opened.window.findChildren(OriginalSheet) == []
    value = {
        "valueAttachment": {"url": f"urn:sha256:{kept(record).hash}", "size": 9, "contentType": "image/jpeg"}
    }
    got: list[bytes] = []
    attaching.picture(value, got.append)
    attaching.look_at(value)
    opened.settled()
    assert got[0].startswith(b"\xff\xd8")
    (sheet,) = opened.window.findChildren(PictureSheet)
    assert sheet.isVisible()
    assert sheet.findChildren(Page)[0].horizontalScrollBar().maximum() == 0, "the photo is cut at its side"
    assert [one.text() for one in sheet.findChildren(Button)] == ["Done"], (
        "what is only looked at needs no way back"
    )
    sheet.go.click()
    assert not sheet.isVisible()


def test_what_is_no_picture_is_told_and_nothing_stands_in_the_record(opened: Computer) -> None:
    record, path = equipment(opened)
    opened.visiting._attaching.attach(record, path, OfferedFile("x.jpg", content=b"MZ"), lambda: None)
    opened.settled()
    assert "can't be read as a picture" in opened.window.toast.words.text()
    with pytest.raises(AssertionError):
        kept(record)


def conversation(opened: Computer) -> tuple[OpenRecord, Place]:
    """A conversation and the path of its photos and recordings."""
    session = opened.desk.session
    record = begin_record(session, session.newest_form("conversation"), person=opened.person)
    item = record.form.item("b.media")
    assert item is not None
    return record, tuple(step.link_id for step in item.lineage)


def allow_recordings(session: Session) -> None:
    """As the hub's last policy said it."""
    told = {**STARTING_POLICY, "version": "2", "recordings": RECORDED}
    session.write(lambda connection: library.set_policy(connection, told))


def test_a_recording_is_not_taken_where_the_organisation_keeps_none(opened: Computer) -> None:
    record, path = conversation(opened)
    offered = OfferedFile("note.m4a", content=sounds.mp4())
    opened.visiting._attaching.attach(record, path, offered, lambda: None)
    opened.settled()
    assert "Your organisation does not keep recordings." in opened.window.toast.words.text()
    assert opened.window.findChildren(AgreedSheet) == []
    with pytest.raises(AssertionError):
        kept(record)


def test_a_recording_is_kept_once_its_person_agreed_and_is_saved_to_be_played(
    opened: Computer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    session = opened.desk.session
    allow_recordings(session)
    record, path = conversation(opened)
    attaching = opened.visiting._attaching
    offered = OfferedFile("note.m4a", content=sounds.mp4(45))
    attaching.attach(record, path, offered, lambda: None)
    opened.settled()
    (sheet,) = opened.window.findChildren(AgreedSheet)
    sheet.reject()
    opened.settled()
    with pytest.raises(AssertionError):
        kept(record)
    sheet.deleteLater()
    attaching.attach(record, path, offered, lambda: None)
    opened.settled()
    opened.window.findChildren(AgreedSheet)[-1].go.click()
    opened.settled()
    found = kept(record)
    assert found.content_type == "audio/mp4"
    value = next(one for node in record.root.walk() for one in node.values if files.file_of(one) == found)
    attaching.look_at(value)
    (play,) = opened.window.findChildren(RecordingSheet)
    assert play.windowTitle() == "Voice note, 0:45"
    place = tmp_path / "heard.m4a"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_args: (str(place), ""))
    play.go.click()
    opened.settled()
    assert sounds.SPOKEN in place.read_bytes()
    assert not any(secret in place.read_bytes() for secret in sounds.SECRETS)
    assert "not encrypted" in opened.window.toast.words.text()


def test_an_open_record_knows_whether_recordings_are_kept(opened: Computer) -> None:
    record, _ = conversation(opened)
    assert look_beside(opened.desk.session, record).recordings is False
    allow_recordings(opened.desk.session)
    assert look_beside(opened.desk.session, record).recordings is True


def test_only_photos_are_looked_at(opened: Computer) -> None:
    value = {
        "valueAttachment": {"url": "urn:sha256:" + "a" * 64, "size": 9, "contentType": "application/pdf"}
    }
    opened.visiting._attaching.look_at(value)
    assert "Only photos" in opened.window.toast.words.text()
    got: list[bytes] = []
    opened.visiting._attaching.picture({"valueAttachment": {"title": "elsewhere"}}, got.append)
    assert got == []
