"""Photos and files that somebody asks not to keep go from every place, and nobody brings them in again."""

import random

from fieldkit.base.jsontext import dumps
from fieldkit.questionnaire.definition import load_form
from fieldkit.records import taking_back
from fieldkit.records.files import hash_of
from fieldkit.records.paths import Path
from fieldkit.services.profile.session import Session
from fieldkit.services.writing import attach, take_back, verify
from fieldkit.services.writing.attach import Prepared
from fieldkit.services.writing.capture import begin_record
from fieldkit.services.writing.open_record import OpenRecord
from fieldkit.store import attachments, library, taken_back
from tests.services.desk import Desk
from tests.store import decrypted

PHOTO, SECOND = random.Random(5).randbytes(600_000), random.Random(6).randbytes(300_000)
PIECE = PHOTO[1000:1040]


def photos(session: Session) -> tuple[OpenRecord, Path]:
    """A record of a form that asks for photos, and where the first answer stands."""
    items = [{"linkId": "p", "type": "attachment", "text": "The step"}, {"linkId": "q", "type": "attachment"}]
    data = dumps(
        {
            "resourceType": "Questionnaire", "url": "https://example.org/Questionnaire/photos", "version": "1",
            "name": "Photos", "title": "Photos", "status": "active", "item": items,
        }
    ).encode()  # fmt: skip
    canonical = load_form(data).canonical
    session.write(lambda held: library.add(held, data, canonical, library.ADDED, session.now()))
    return begin_record(session, session.form(canonical)), ("p",)


def show(session: Session, record: OpenRecord, path: Path, content: bytes) -> None:
    record.set(path, attach.keep(session, Prepared(content, "image/jpeg", content[:900]), ""))


def laptop_holds(session: Session) -> bool:
    """Whether a piece of the first photo lies in any page of the store or its log."""
    return decrypted.contains(
        session.profile.profile.folder / "store.db", bytes(session.database._key), (PIECE, PHOTO[300:340])
    )


def hub_has(desk: Desk) -> bool:
    files = [desk.folder / "hub.db", desk.folder / "hub.db-wal"]
    return any(PIECE in one.read_bytes() for one in files if one.exists())


def test_a_photo_goes_from_the_draft_with_its_small_picture_and_the_one_before_it(desk: Desk) -> None:
    session = desk.open()
    record, place = photos(session)
    show(session, record, place, PHOTO)
    show(session, record, place, SECOND)
    record.flush()
    session.database.empty_log()
    assert laptop_holds(session)

    assert [(one.words, one.stays) for one in take_back.written(session, record)] == [("Photo", "")]
    assert take_back.take_back(session, record, [place]) == 1

    assert not laptop_holds(session)
    assert session.read(lambda held: held.execute("SELECT count(*) FROM chunks").fetchone()) == (0,)
    assert take_back.written(session, record) == ()


def test_a_photo_goes_here_at_the_hub_and_at_a_colleague_and_nobody_brings_it_back(desk: Desk) -> None:
    sharon, glynis = desk.join(), desk.join("Glynis Hart")
    record, place = photos(sharon)
    show(sharon, record, place, PHOTO)
    record.seal()
    desk.exchange(sharon)
    desk.exchange(glynis)
    assert attach.content(glynis, hash_of(PHOTO)) == PHOTO
    glynis.database.empty_log()
    assert laptop_holds(glynis)
    assert hub_has(desk)

    take_back.take_back(sharon, record, [place])
    assert not laptop_holds(sharon)
    assert desk.exchange(sharon).trouble is None
    assert not hub_has(desk)

    # Glynis still has it, and the hub comes back from a backup: it is asked for by nobody and goes nowhere.
    assert desk.exchange(glynis).trouble is None
    assert not laptop_holds(glynis)
    desk.hub.restore()
    for session in (glynis, sharon, glynis):
        assert desk.exchange(session).trouble is None
    assert not hub_has(desk)
    for session in (sharon, glynis):
        assert session.read(lambda held: held.execute("SELECT count(*) FROM chunks").fetchone()) == (0,)
    assert verify.verify(glynis, record.id).holds
    assert take_back.told(glynis, record.id) == ("One answer taken back at 09:00, as the person asked.",)


def test_a_photo_that_waits_to_be_sent_is_never_sent_once_it_was_taken_back(desk: Desk) -> None:
    session = desk.join()
    record, place = photos(session)
    show(session, record, place, PHOTO)
    record.seal()

    take_back.take_back(session, record, [place])
    assert desk.exchange(session).trouble is None

    assert not hub_has(desk)
    assert session.read(attachments.waiting) == ()


def test_a_photo_that_another_answer_shows_too_stays(desk: Desk) -> None:
    session = desk.join()
    record, place = photos(session)
    for path in (place, ("q",)):
        show(session, record, path, PHOTO)
    record.seal()
    desk.exchange(session)

    take_back.take_back(session, record, [place])
    desk.exchange(session)
    assert attach.content(session, hash_of(PHOTO)) == PHOTO
    assert hub_has(desk)

    take_back.take_back(session, record, [("q",)])
    desk.exchange(session)
    assert not laptop_holds(session)
    assert not hub_has(desk)


def test_a_program_that_ended_in_between_destroys_the_photo_when_it_is_unlocked_again(desk: Desk) -> None:
    session = desk.open()
    record, place = photos(session)
    show(session, record, place, PHOTO)
    revision = record.seal()
    assert revision is not None
    order = taking_back.order(
        record.id, [digest for digest, _ in revision.header.answers], count=1,
        cert=session.certificate.id, at=session.now(), key=session.profile.revision_key,
    )  # fmt: skip
    session.write(lambda held: taken_back.keep(held, order, known=False))
    profile = session.profile.profile.id
    desk.lock(session)

    session = desk.unlock(profile)
    session.database.empty_log()

    assert not laptop_holds(session)
