"""Photos in answers: kept, read back, exported, taken out again; and never a file beside the store."""

import base64
import io
import os
from pathlib import Path

import pytest
from PIL import Image

from fieldkit.hub.area import set_recordings
from fieldkit.hub.database import writing
from fieldkit.questionnaire.definition import load_form
from fieldkit.questionnaire.errors import PathError
from fieldkit.records import files
from fieldkit.services.day import waiting
from fieldkit.services.exchange import sync_now
from fieldkit.services.exchange.sync_progress import Progress
from fieldkit.services.giving import export
from fieldkit.services.profile.session import Session
from fieldkit.services.writing import attach
from fieldkit.services.writing.attach import (
    FileKindError,
    FileReadError,
    FileSizeError,
    RecordingAgreedError,
    RecordingOffError,
)
from fieldkit.services.writing.capture import begin_record, open_record
from fieldkit.services.writing.open_record import OpenRecord
from fieldkit.services.writing.pictures import PictureError
from fieldkit.store import attachments, library, outbox
from tests.services import sounds
from tests.services.desk import Desk
from tests.services.photos import SECRETS, photo

FORM = (
    b'{"resourceType":"Questionnaire","url":"https://example.org/Questionnaire/photos","version":"1",'
    b'"name":"Photos","title":"Photos","status":"active","item":['
    b'{"linkId":"p","type":"attachment","text":"Photos","repeats":true},'
    b'{"linkId":"one","type":"attachment","text":"One photo","extension":['
    b'{"url":"http://hl7.org/fhir/StructureDefinition/mimeType","valueCode":"image/jpeg"},'
    b'{"url":"http://hl7.org/fhir/StructureDefinition/maxSize","valueDecimal":20000}]},'
    b'{"linkId":"v","type":"attachment","text":"Voice","extension":['
    b'{"url":"http://hl7.org/fhir/StructureDefinition/mimeType","valueCode":"audio/*"}]},'
    b'{"linkId":"w","type":"string","text":"Words"}]}'
)


def record_of(session: Session, person: str = "") -> OpenRecord:
    canonical = load_form(FORM).canonical
    session.write(lambda held: library.add(held, FORM, canonical, library.ADDED, session.now()))
    return begin_record(session, session.form(canonical), person=person)


def named(record: OpenRecord, path: tuple[str, ...]) -> files.FileRef:
    (value,) = record.node(path).values
    found = files.file_of(value)
    assert found is not None
    return found


def test_a_photo_is_kept_with_a_thumbnail_and_read_back(desk: Desk) -> None:
    session = desk.open()
    record = record_of(session)
    at = attach.attach(session, record, ("p",), photo(), " The step ")
    found = named(record, at)
    assert (found.title, found.content_type) == ("The step", "image/jpeg")
    content = attach.content(session, found.hash)
    assert len(content) == found.size
    assert not any(secret in content for secret in SECRETS)
    small = session.read(lambda held: attachments.thumbnail(held, found.hash))
    assert small is not None
    assert attach.thumbnail(session, found.hash) == small


def test_a_photo_survives_sealing_and_is_exported_with_its_bytes(desk: Desk) -> None:
    session = desk.open()
    record = record_of(session)
    at = attach.attach(session, record, ("p",), photo(), "The step")
    record.seal()
    found = named(open_record(session, record.id), at)
    told = export.export(session, record.id).response["item"][0]["answer"][0]["valueAttachment"]
    assert base64.b64decode(told["data"]) == attach.content(session, found.hash)
    assert told["contentType"] == "image/jpeg"


def test_a_photo_taken_out_before_it_was_sealed_is_gone_after_the_next_unlock(desk: Desk) -> None:
    session = desk.open()
    record = record_of(session)
    at = attach.attach(session, record, ("p",), photo(), "")
    found = named(record, at)
    record.remove(at)
    assert record.node(("p",)).children == ()
    record.undo()
    assert named(record, at) == found
    record.remove(at)
    record.flush()
    profile = session.profile.profile.id
    desk.lock(session)
    session = desk.unlock(profile)
    assert session.read(lambda held: attachments.get(held, found.hash)) is None


@pytest.mark.parametrize(
    ("path", "content", "error"),
    [
        ("p", b"not a picture", PictureError),
        ("p", b"", FileSizeError),
        ("one", photo(size=(900, 600)), FileSizeError),
        ("one", b"%PDF-1.7 leaflet", FileKindError),
        ("v", photo(), FileKindError),
        ("v", sounds.ogg(), RecordingOffError),
        ("w", photo(), PathError),
    ],
)
def test_what_a_question_does_not_take_is_told_and_nothing_is_kept(
    desk: Desk, path: str, content: bytes, error: type[Exception]
) -> None:
    session = desk.open()
    record = record_of(session)
    with pytest.raises(error):
        attach.attach(session, record, (path,), content, "")
    assert session.read(lambda held: held.execute("SELECT count(*) FROM chunks").fetchone()) == (0,)


def allow(desk: Desk, *allowed: bool) -> None:
    for one in allowed or (True,):
        with writing(desk.hub.engine) as connection:
            set_recordings(connection, desk.hub.area, "2026-11-22T09:00:00.000Z", allowed=one)


def test_a_laptop_keeps_to_what_its_hub_said_last_of_recordings(desk: Desk) -> None:
    session = desk.join()
    record = record_of(session)
    said = []
    for allowed in (None, True, False):
        if allowed is not None:
            allow(desk, allowed)
            said.append(attach.recordings_kept(session))
        assert desk.exchange(session).trouble is None
        said.append(attach.recordings_kept(session))
    assert said == [False, False, True, True, False]
    with pytest.raises(RecordingOffError) as told:
        attach.attach(session, record, ("v",), sounds.ogg(), "", agreed=True)
    assert told.value.code == "FK-RECORDING-OFF"
    assert "does not keep recordings" in str(told.value)
    assert session.read(lambda held: held.execute("SELECT count(*) FROM chunks").fetchone()) == (0,)


def test_a_voice_note_needs_the_persons_yes(desk: Desk) -> None:
    session = desk.join()
    record = record_of(session)
    allow(desk)
    desk.exchange(session)
    with pytest.raises(RecordingAgreedError):
        attach.attach(session, record, ("v",), sounds.ogg(), "")
    assert session.read(lambda held: held.execute("SELECT count(*) FROM chunks").fetchone()) == (0,)
    at = attach.attach(session, record, ("v",), sounds.ogg(45), "", agreed=True)
    (value,) = record.node(at).values
    assert files.seconds_of(value["valueAttachment"]) == 45
    assert session.now()[:16] in str(value["valueAttachment"]["extension"])
    assert attach.thumbnail(session, named(record, at).hash) == b""


def test_a_voice_note_reaches_the_hub_and_a_second_laptop_after_every_photo_and_is_saved_there(
    desk: Desk, tmp_path: Path
) -> None:
    sharon, glynis = desk.join(), desk.join("Glynis Hart", "cpn")
    allow(desk)
    desk.exchange(sharon)
    record = record_of(sharon, desk.person(sharon))
    at = attach.attach(sharon, record, ("v",), sounds.mp4(30), "How the bell sounds", agreed=True)
    record.seal()
    desk.minutes_later(10)
    attach.attach(sharon, record, ("p",), photo(), "The step")
    record.seal()
    found = named(open_record(sharon, record.id), at)
    waiting_now = sharon.read(attachments.waiting)
    assert [one.content_type for one in waiting_now] == ["image/jpeg", "audio/mp4"]
    done = desk.exchange(sharon)
    assert (done.trouble, done.waiting.files) == (None, 0)
    assert desk.exchange(glynis).trouble is None
    there = named(open_record(glynis, record.id), at)
    assert there == found
    attach.write_out(glynis, there.hash, tmp_path / "heard.m4a")
    heard = (tmp_path / "heard.m4a").read_bytes()
    assert sounds.SPOKEN in heard
    assert not any(secret in heard for secret in sounds.SECRETS)
    with pytest.raises(FileReadError):
        attach.write_out(glynis, there.hash, tmp_path / "nowhere" / "heard.m4a")


def test_no_byte_of_a_voice_note_stands_in_any_file(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    elsewhere = tmp_path / "temporary"
    elsewhere.mkdir()
    for name in ("TMPDIR", "TEMP", "TMP"):
        monkeypatch.setenv(name, str(elsewhere))
    monkeypatch.setattr("tempfile.tempdir", None)
    session = desk.join()
    allow(desk)
    desk.exchange(session)
    record = record_of(session)
    at = attach.attach(session, record, ("v",), sounds.wav(30), "", agreed=True)
    record.seal()
    kept = attach.content(session, named(record, at).hash)
    assert kept.count(sounds.SPOKEN) > 1000
    assert list(elsewhere.iterdir()) == []
    for file in (one for one in tmp_path.rglob("*") if one.is_file()):
        content = file.read_bytes()
        assert not any(one in content for one in (sounds.SPOKEN, *sounds.SECRETS)), file.name
    (tmp_path / "control").write_bytes(kept)
    assert sounds.SPOKEN in (tmp_path / "control").read_bytes()


def test_a_colleague_gets_the_photo_after_the_record(desk: Desk) -> None:
    sharon, glynis = desk.join(), desk.join("Glynis Hart", "cpn")
    record = record_of(sharon, desk.person(sharon))
    at = attach.attach(sharon, record, ("p",), photo(size=(1600, 1200)), "The step")
    before = sharon.read(attachments.waiting)
    record.seal()
    assert before == ()
    done = desk.exchange(sharon)
    assert (done.trouble, done.waiting.files, done.waiting.count) == (None, 0, 0)
    assert desk.exchange(glynis).trouble is None
    found = named(open_record(glynis, record.id), at)
    assert attach.content(glynis, found.hash) == attach.content(sharon, found.hash)
    small = Image.open(io.BytesIO(attach.thumbnail(glynis, found.hash)))
    assert max(small.size) == 320


def test_photos_can_wait_while_records_go(desk: Desk) -> None:
    session = desk.join()
    record = record_of(session)
    attach.attach(session, record, ("p",), photo(), "")
    waiting.set_photos_later(session, True)
    done = desk.exchange(session)
    assert (done.safe, done.waiting.files) == (1, 1)
    assert done.waiting.file_bytes > 1_000
    assert "photo" in done.waiting.words
    waiting.set_photos_later(session, False)
    assert desk.exchange(session).waiting.files == 0


def test_a_file_is_read_within_a_limit_and_its_original_deleted_when_asked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    original = tmp_path / "step.jpg"
    original.write_bytes(photo())
    assert attach.read_file(original) == original.read_bytes()
    monkeypatch.setattr(attach, "MOST_READ", 100)
    with pytest.raises(FileSizeError):
        attach.read_file(original)
    attach.delete_original(original)
    assert not original.exists()
    for ask in (attach.read_file, attach.delete_original):
        with pytest.raises(FileReadError):
            ask(original)


def test_no_file_but_the_store_is_touched_and_no_byte_of_the_picture_stands_in_one(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The canary: a temporary folder of its own stays empty, and no file holds a run of the photo's bytes."""
    elsewhere = tmp_path / "temporary"
    elsewhere.mkdir()
    for name in ("TMPDIR", "TEMP", "TMP"):
        monkeypatch.setenv(name, str(elsewhere))
    monkeypatch.setattr("tempfile.tempdir", None)
    session = desk.open()
    record = record_of(session)
    original = photo(size=(1200, 900))
    at = attach.attach(session, record, ("p",), original, "")
    record.seal()
    found = named(record, at)
    kept, small = attach.content(session, found.hash), attach.thumbnail(session, found.hash)
    assert list(elsewhere.iterdir()) == []
    runs = [one[at : at + 24] for one in (original, kept, small) for at in range(400, len(one) - 24, 997)]
    for file in (one for one in tmp_path.rglob("*") if one.is_file()):
        content = file.read_bytes()
        assert not any(run in content for run in runs), file.name
    (tmp_path / "control").write_bytes(os.urandom(50) + kept[300:])
    assert any(run in (tmp_path / "control").read_bytes() for run in runs)


def test_photos_stop_at_the_piece_that_goes_when_they_are_told_to_wait(desk: Desk) -> None:
    session = desk.join()
    record = record_of(session)
    attach.attach(session, record, ("p",), photo((2400, 1800)), "")
    record.seal()
    assert waiting.waiting(session).file_bytes > 2 * files.PIECE_BYTES
    sent: list[int] = []

    def wait_now(progress: Progress) -> None:
        sent.append(progress.done)
        if session.read(outbox.weight) == (0, 0):
            waiting.set_photos_later(session, True)

    done = sync_now.exchange_with(session, desk.hub.as_device(session.certificate.id), wait_now)

    assert (done.trouble, done.waiting.files) == (None, 1)
    waiting.set_photos_later(session, False)
    assert desk.exchange(session).waiting.files == 0
