"""What somebody asks not to keep goes from every place, and everybody hears that something was taken back."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pyrage
import pytest
import zstandard

from fieldkit.hub.reporting import report
from fieldkit.questionnaire.nodes import Node
from fieldkit.records.paths import parse_written
from fieldkit.services.profile import backup
from fieldkit.services.profile.session import Session
from fieldkit.services.visit.plan_visit import plan_visit
from fieldkit.services.writing import sign, take_back, verify
from fieldkit.services.writing.capture import begin_record, open_record
from fieldkit.services.writing.entering import enter
from fieldkit.services.writing.open_record import OpenRecord
from fieldkit.services.writing.take_back import StaysError
from fieldkit.sync import post_bag
from fieldkit.sync.posting import post_to
from tests.services.desk import PASSPHRASE, Desk
from tests.store import decrypted

WORDS = "He took my pension book on Tuesday and I cried all afternoon"
A = parse_written("a")


def store_holds(session: Session, words: str = WORDS) -> bool:
    path = session.profile.profile.folder / "store.db"
    return decrypted.holds(path, bytes(session.database._key), words.encode())


def hub_holds(desk: Desk, words: str = WORDS) -> bool:
    files = [desk.folder / "hub.db", desk.folder / "hub.db-wal"]
    return any(words.encode() in one.read_bytes() for one in files if one.exists())


def hub_says(desk: Desk, words: str = WORDS) -> bool:
    with desk.hub.engine.connect() as connection:
        rows = connection.exec_driver_sql("SELECT bodies FROM revision UNION ALL SELECT copy FROM quarantine")
        return any(words in row[0] for row in rows)


def spooled(desk: Desk, session: Session) -> Iterator[bytes]:
    identity = pyrage.x25519.Identity.from_str(desk.core.keys.age_identity)
    for letter in post_bag.waiting(session.spool):
        yield zstandard.ZstdDecompressor().decompress(
            pyrage.decrypt(letter.read_bytes(), [identity]), max_output_size=10_000_000
        )


def talk(desk: Desk, session: Session, words: str = WORDS) -> OpenRecord:
    return desk.small_record(session, ("a", words), ("n", "3"), person=desk.person(session))


def test_it_goes_from_the_draft_and_from_undo(desk: Desk) -> None:
    session = desk.open()
    record = talk(desk, session)
    session.database.empty_log()
    assert store_holds(session)

    assert take_back.take_back(session, record, [A]) == 1

    assert not store_holds(session)
    assert not record.undo()
    assert A not in record.draft.fields
    assert record.node(A).values == ()
    assert take_back.told(session, record.id) == ()


def test_it_goes_from_this_laptop_at_once_with_every_earlier_wording(desk: Desk) -> None:
    session = desk.join()
    record = talk(desk, session, "My first wording of something about the pension book")
    record.seal()
    record.set(A, {"valueString": WORDS})
    record.seal()
    session.database.empty_log()
    assert store_holds(session)
    assert any(WORDS.encode() in one for one in spooled(desk, session))

    take_back.take_back(session, record, [A])

    assert not store_holds(session)
    assert not store_holds(session, "My first wording of something")
    letters = list(spooled(desk, session))
    assert len(letters) == 4
    assert not any(WORDS.encode() in one or b"first wording" in one for one in letters)
    assert take_back.told(session, record.id, "May") == ("One answer taken back at 09:00, as May asked.",)
    assert verify.verify(session, record.id).holds
    assert (record.state.unreadable, len(record.state.erased)) == (0, 1)
    assert open_record(session, record.id).node(parse_written("n")).values != ()


def test_it_goes_at_the_hub_and_at_a_colleague_at_the_next_contact(desk: Desk) -> None:
    sharon, glynis = desk.join(), desk.join("Glynis Hart")
    record = talk(desk, sharon)
    record.seal()
    desk.exchange(sharon)
    desk.exchange(glynis)
    glynis.database.empty_log()
    assert store_holds(glynis)
    assert hub_says(desk)

    take_back.take_back(sharon, record, [A])
    assert desk.exchange(sharon).trouble is None
    assert not hub_says(desk)
    assert not hub_holds(desk)
    done = desk.exchange(glynis)

    assert done.records == (record.id,)
    assert not store_holds(glynis)
    assert take_back.told(glynis, record.id) == ("One answer taken back at 09:00, as the person asked.",)
    assert verify.verify(glynis, record.id).holds
    assert desk.exchange(sharon).waiting.count == 0


def test_a_colleague_who_still_has_it_cannot_bring_it_back(desk: Desk) -> None:
    sharon, glynis = desk.join(), desk.join("Glynis Hart")
    record = talk(desk, sharon)
    record.seal()
    desk.exchange(sharon)
    desk.exchange(glynis)
    hers = open_record(glynis, record.id)
    hers.set(parse_written("n"), {"valueInteger": 4})
    take_back.take_back(sharon, record, [A])
    desk.exchange(sharon)
    desk.hub.restore()

    desk.exchange(glynis)
    desk.exchange(sharon)
    desk.exchange(glynis)

    assert not hub_says(desk)
    assert not store_holds(sharon)
    assert not store_holds(glynis)


def test_a_locked_laptop_delivers_the_taking_back_too(desk: Desk) -> None:
    session = desk.join()
    record = talk(desk, session)
    record.seal()
    desk.exchange(session)
    take_back.take_back(session, record, [A])
    folder, profile = session.spool, session.profile.profile.id
    name = session.certificate.id
    desk.lock(session)

    posted = post_to(desk.hub.as_device(name), folder, desk.core.keys.signing.public)

    assert (posted.trouble, posted.waiting) == (None, 0)
    assert not hub_says(desk)
    again = desk.unlock(profile)
    assert desk.exchange(again).trouble is None
    assert post_bag.waiting(again.spool) == []


def test_a_backup_made_before_is_obeyed_no_longer_after_the_next_contact(desk: Desk, tmp_path: Path) -> None:
    session = desk.join()
    record = talk(desk, session)
    record.seal()
    desk.exchange(session)
    backup.back_up(session, tmp_path / "before.fieldkit")
    take_back.take_back(session, record, [A])
    desk.exchange(session)
    profile = session.profile.profile
    desk.lock(session)
    profile.folder.rename(tmp_path / "lost")

    backup.restore(desk.laptop, tmp_path / "before.fieldkit", PASSPHRASE)
    again = desk.unlock(profile.id)
    again.database.empty_log()
    assert store_holds(again)
    desk.exchange(again)

    assert not store_holds(again)
    assert take_back.told(again, record.id) != ()


def test_the_hub_counts_what_each_author_took_back(desk: Desk) -> None:
    session = desk.join()
    record = talk(desk, session)
    record.seal()
    take_back.take_back(session, record, [A, parse_written("n")])
    desk.exchange(session)

    with desk.hub.engine.connect() as connection:
        assert report(connection, "area", session.now()).taken_back == {session.practitioner.id: 2}


def test_what_a_colleague_answered_stays_and_the_screen_says_why(desk: Desk) -> None:
    sharon, glynis = desk.join(), desk.join("Glynis Hart")
    record = talk(desk, sharon)
    record.seal()
    desk.exchange(sharon)
    desk.exchange(glynis)
    hers = open_record(glynis, record.id)

    (line, *_) = take_back.written(glynis, hers)

    assert (line.words, line.stays) == (WORDS, "Sharon Pike wrote this. Only Sharon Pike can take it back.")
    with pytest.raises(StaysError):
        take_back.take_back(glynis, hers, [A])
    assert store_holds(glynis)


def test_a_signed_record_stays(desk: Desk) -> None:
    session = desk.open()
    record = talk(desk, session)
    sign.sign(session, record)

    assert {one.stays for one in take_back.written(session, record)} == {take_back.SIGNED}
    with pytest.raises(StaysError):
        take_back.take_back(session, record, [A])


def test_the_hub_keeps_what_was_signed_before(desk: Desk) -> None:
    sharon, glynis = desk.join(), desk.join("Glynis Hart")
    record = talk(desk, sharon)
    record.seal()
    desk.exchange(sharon)
    desk.exchange(glynis)
    sign.sign(glynis, open_record(glynis, record.id))
    desk.exchange(glynis)
    desk.minutes_later(1)

    take_back.take_back(sharon, record, [A])
    desk.exchange(sharon)

    assert hub_says(desk)
    assert not store_holds(sharon)
    (said,) = take_back.told(sharon, record.id)
    assert said.endswith("The hub still holds it: The record had been signed before it was taken back.")


def test_concerns_and_safety_answers_stay(desk: Desk) -> None:
    session = desk.open()
    person = desk.person(session)
    concern = begin_record(session, session.newest_form("safeguarding-concern"), person=person)
    path = next(one.path for one in _texts(concern))
    concern.set(path, {"valueString": WORDS})
    assert take_back.why_it_stays(session, concern, path) == take_back.CONCERN

    telecare = begin_record(session, session.newest_form("telecare-response"), person=person)
    item = next(one for one in telecare.form.walk() if one.safety_item)
    at = next(
        one.path for one in _nodes(telecare) if one.item is not None and one.item.link_id == item.link_id
    )
    telecare.set(at, {"valueCoding": {"system": "s", "code": "yes"}})
    assert take_back.why_it_stays(session, telecare, at) == take_back.SAFETY


def test_who_came_and_when_is_told_plainly_stays_and_comes_last(desk: Desk) -> None:
    session = desk.open()
    person = desk.person(session)
    start = session.laptop.clock.now().astimezone()
    visit = plan_visit(session, person, starts=start, ends=start + timedelta(minutes=50), purpose="A talk")

    found = take_back.written(session, open_record(session, visit))

    first, *rest = [one for one in found if one.words != person]
    assert (first.words, first.stays) == ("A talk", "")
    staying = {one.words for one in rest if one.stays == take_back.VISIT}
    assert {f"today at {start:%H:%M}", session.practitioner.name} <= staying
    assert not any("Practitioner/" in one.words or "T" in one.words[10:11] for one in found)


def test_an_entry_goes_with_what_stands_in_it(desk: Desk) -> None:
    session = desk.open()
    record = desk.small_record(session, ("a", "kettle"))
    path = enter(record, parse_written("g/[new]/w"), WORDS)
    record.seal()

    take_back.take_back(session, record, [path[:2]])

    assert not any(at[:1] == ("g",) for at in record.state.fields)
    assert not store_holds(session)


def _nodes(record: OpenRecord) -> Iterator[Node]:
    waiting = [record.root]
    while waiting:
        node = waiting.pop()
        waiting.extend(node.children)
        yield node


def _texts(record: OpenRecord) -> Iterator[Node]:
    return (one for one in _nodes(record) if one.item is not None and one.item.type in ("text", "string"))
