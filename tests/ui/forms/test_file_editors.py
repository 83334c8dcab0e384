from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QMimeData, QUrl
from PySide6.QtGui import QGuiApplication, QImage
from pytestqt.qtbot import QtBot

from fieldkit.questionnaire.extensions import MIME_TYPE
from fieldkit.records.files import attachment as a_file
from fieldkit.records.files import with_recording
from fieldkit.ui.forms.file_editors import AttachmentEditor, kind_words, pasted, size_words
from fieldkit.ui.forms.verbs import OfferedFile
from tests.ui.accessible import names
from tests.ui.live_form import LiveForm, question, questionnaire

INNER = {"title": "The step", "size": 81_000, "contentType": "image/png", "url": "urn:sha256:" + "a" * 64}
PHOTO = {"valueAttachment": INNER}


def attachment(live: LiveForm) -> AttachmentEditor:
    editor = live.editor("a")
    assert isinstance(editor, AttachmentEditor)
    return editor


def small_picture() -> bytes:
    image = QImage(40, 30, QImage.Format.Format_RGB32)
    image.fill(0xCC2222)
    QGuiApplication.clipboard().setImage(image)
    offered = pasted()
    assert offered is not None
    return offered.content


@pytest.mark.parametrize(
    ("size", "words"), [(None, ""), (12, "1 kB"), (81_000, "81 kB"), (2_400_000, "2.4 MB")]
)
def test_sizes_are_said_in_words(size: int | None, words: str) -> None:
    assert size_words(size) == words


def test_choosing_asks_whoever_keeps_the_answers(qtbot: QtBot) -> None:
    live = LiveForm(qtbot, questionnaire(question("a", "attachment")))
    editor = attachment(live)
    assert not editor.held.isVisible()
    editor.add.click()
    assert ("attach", ("a",), None) in live.verbs.done
    assert "camera" in editor.no_camera.text()


def test_with_a_camera_a_photo_is_taken_and_offered_as_a_pasted_one_would_be(qtbot: QtBot) -> None:
    asked: list[Callable[[OfferedFile], object]] = []
    live = LiveForm(
        qtbot, questionnaire(question("a", "attachment")), has_camera=lambda: True, take_photo=asked.append
    )
    editor = attachment(live)
    assert editor.take.isVisible()
    assert not editor.no_camera.isVisible()
    assert editor.take.accessibleName() == "What is a?: Take a photo"
    editor.take.click()
    (give,) = asked
    assert not [one for one in live.verbs.done if one[0] == "attach"]
    taken = OfferedFile("photo.jpg", content=b"jpeg")
    give(taken)
    assert live.verbs.done[-1] == ("attach", ("a",), taken)


def test_no_camera_is_offered_where_there_is_none_or_a_photo_is_no_answer(qtbot: QtBot) -> None:
    asked = question("a", "attachment")
    kind = {"url": "http://hl7.org/fhir/StructureDefinition/mimeType", "valueCode": "application/pdf"}
    papers = LiveForm(qtbot, questionnaire({**asked, "extension": [kind]}), has_camera=lambda: True)
    signed = LiveForm(qtbot, questionnaire(asked), has_camera=lambda: True, read_only=True)
    without = LiveForm(qtbot, questionnaire(asked))
    assert [attachment(one).take.isVisible() for one in (papers, signed, without)] == [False, False, False]
    assert attachment(without).no_camera.isVisible()


def test_a_picture_or_file_is_pasted_and_nothing_is_told_as_such(qtbot: QtBot, tmp_path: Path) -> None:
    live = LiveForm(qtbot, questionnaire(question("a", "attachment")))
    editor = attachment(live)
    clipboard = QGuiApplication.clipboard()
    clipboard.clear()
    editor.paste.click()
    assert not [one for one in live.verbs.done if one[0] == "attach"]
    assert editor.paste.text() == "Nothing to paste yet"
    picture = small_picture()
    assert picture.startswith(b"\x89PNG")
    editor.paste.click()
    assert live.verbs.done[-1] == ("attach", ("a",), OfferedFile("pasted.png", content=picture))
    held = QMimeData()
    held.setUrls([QUrl.fromLocalFile(str(tmp_path / "step.jpg"))])
    clipboard.setMimeData(held)
    editor.paste.click()
    assert live.verbs.done[-1][2] == OfferedFile("step.jpg", place=str(tmp_path / "step.jpg"))
    clipboard.clear()


def test_a_file_dropped_is_offered(qtbot: QtBot) -> None:
    live = LiveForm(qtbot, questionnaire(question("a", "attachment")))
    attachment(live).empty.dropped.emit("/photos/step.jpg")
    assert live.verbs.done[-1] == ("attach", ("a",), OfferedFile("step.jpg", place="/photos/step.jpg"))


def test_what_is_attached_is_shown_with_its_picture_and_can_be_looked_at_and_removed(qtbot: QtBot) -> None:
    looked: list[Any] = []
    waiting: list[Callable[[bytes], object]] = []
    live = LiveForm(
        qtbot,
        questionnaire(question("a", "attachment")),
        answers={("a",): PHOTO},
        picture=lambda _value, show: waiting.append(show),
        look_at=looked.append,
    )
    editor = attachment(live)
    assert editor.title.text() == "The step"
    assert editor.about.text() == "Photo · 81 kB"
    assert not editor.thumbnail.has_picture
    waiting[0](small_picture())
    assert editor.thumbnail.has_picture
    assert editor.thumbnail.accessibleName() == "Photo: The step"
    assert any("Replace it" in name for name in names(live.view))
    editor.look.click()
    assert looked == [PHOTO]
    editor.remove.click()
    assert live.values("a") == ()
    assert not editor.held.isVisible()
    assert editor.empty.isVisible()


def test_a_small_picture_that_comes_late_is_not_shown_for_another_photo(qtbot: QtBot) -> None:
    waiting: list[Callable[[bytes], object]] = []
    live = LiveForm(
        qtbot,
        questionnaire(question("a", "attachment")),
        answers={("a",): PHOTO},
        picture=lambda _value, show: waiting.append(show),
    )
    live.verbs.set(("a",), {"valueAttachment": {**INNER, "url": "urn:sha256:" + "b" * 64}})
    waiting[0](small_picture())
    assert not attachment(live).thumbnail.has_picture


def test_what_it_shows_is_kept_with_the_photo(qtbot: QtBot) -> None:
    live = LiveForm(qtbot, questionnaire(question("a", "attachment")), answers={("a",): PHOTO})
    editor = attachment(live)
    editor.title.setText("")
    editor.title.typed.emit("Ice on the step")
    live.finish()
    assert live.values("a") == ({"valueAttachment": {**INNER, "title": "Ice on the step"}},)
    editor.title.typed.emit(" ")
    live.finish()
    assert "title" not in live.values("a")[0]["valueAttachment"]


def test_a_reader_can_neither_add_nor_remove_nor_rename(qtbot: QtBot) -> None:
    live = LiveForm(
        qtbot, questionnaire(question("a", "attachment")), answers={("a",): PHOTO}, read_only=True
    )
    editor = attachment(live)
    assert not editor.empty.isVisible()
    assert not editor.remove.isVisible()
    assert not editor.replace.isVisible()
    assert editor.title.isReadOnly()


def media(qtbot: QtBot, value: dict[str, Any] | None = None, *, kept: bool) -> AttachmentEditor:
    kinds = [{"url": MIME_TYPE, "valueCode": kind} for kind in ("image/jpeg", "audio/*")]
    live = LiveForm(
        qtbot,
        questionnaire(question("a", "attachment", extension=kinds)),
        answers={("a",): value} if value else None,
        recordings=kept,
        look_at=lambda _value: None,
    )
    return attachment(live)


@pytest.mark.parametrize(
    ("kept", "words"),
    [
        (False, "Your organisation does not keep recordings. Write down"),
        (True, "may last 90 seconds. Ask before"),
    ],
)
def test_a_question_for_recordings_says_whether_they_are_kept(qtbot: QtBot, kept: bool, words: str) -> None:
    editor = media(qtbot, kept=kept)
    assert editor.recordings.isVisible()
    assert words in editor.recordings.text()


def test_a_question_for_photos_alone_says_nothing_of_recordings(qtbot: QtBot) -> None:
    live = LiveForm(qtbot, questionnaire(question("a", "attachment")))
    assert not attachment(live).recordings.isVisible()


def test_a_voice_note_is_shown_by_its_length_and_saved_to_be_played(qtbot: QtBot) -> None:
    value = with_recording(a_file(b"sound", "audio/mp4", "The doorbell"), 45, "2026-11-22T09:00:00.000Z")
    editor = media(qtbot, value, kept=False)
    assert editor.about.text() == "Voice note, 0:45 · 1 kB"
    assert editor.look.text() == "Save it to play it"
    assert kind_words({"contentType": "video/webm"}) == "Film"
