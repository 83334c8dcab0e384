"""A closed record is nowhere but in its own store, and after *give and wipe* it is nowhere at all."""

from datetime import timedelta
from pathlib import Path

import pyrage
import pytest
import zstandard

from fieldkit.records.paths import parse_written
from fieldkit.services.day import today
from fieldkit.services.giving import print_record
from fieldkit.services.giving.print_record import Asked
from fieldkit.services.person import closed_records, find
from fieldkit.services.person.closed_records import Closed, NotGivenError, SectionError
from fieldkit.services.profile import backup
from fieldkit.services.profile.session import Session
from fieldkit.services.visit import start_visit
from fieldkit.services.visit.plan_visit import plan_visit
from fieldkit.services.writing import capture, record_list
from fieldkit.services.writing.seal import seal_all
from fieldkit.store.errors import ClosedRecordError
from fieldkit.sync import post_bag
from tests.services.desk import Desk
from tests.store import decrypted

TOOL = "I walk to the river when it gets too loud"
SIGN = "I stop opening the post and the curtains"
WORDS = (TOOL, SIGN)


def begun(session: Session, person: str) -> Closed:
    opened = closed_records.begin(session, session.newest_form("wellness-plan"), person)
    entry = opened.record.add(parse_written("w1/w1.tool"))
    opened.record.set((*entry, "w1.tool.what"), {"valueString": TOOL})
    opened.record.set(parse_written("w0/w.adrt"), {"valueString": SIGN})
    opened.record.flush()
    return opened


def keys_of(opened: Closed) -> tuple[bytes, ...]:
    """The record's key, and what of it lies wrapped in its file."""
    folder = opened.session.profile.profile.folder
    return bytes(opened.session.database._key), (folder / f"{opened.name}.key").read_bytes()


def found_in(desk: Desk, sessions: list[Session], needles: list[bytes]) -> list[str]:
    """Where any of these stands: in every file of the computer as it lies there, in stores opened with their keys, and in
    what the hub keeps."""
    places = [
        str(one.relative_to(desk.folder))
        for one in desk.folder.rglob("*")
        if one.is_file() and any(needle in one.read_bytes() for needle in needles)
    ]
    for session in sessions:
        path = session.profile.profile.folder / "store.db"
        key = bytes(session.database._key)
        places += [
            f"store of {session.practitioner.name}" for one in needles if decrypted.holds(path, key, one)
        ]
        identity = pyrage.x25519.Identity.from_str(desk.core.keys.age_identity)
        for letter in post_bag.waiting(session.spool):
            plain = zstandard.ZstdDecompressor().decompress(
                pyrage.decrypt(letter.read_bytes(), [identity]), max_output_size=10_000_000
            )
            places += [letter.name for one in needles if one in plain]
    return places


def test_after_give_and_wipe_no_scan_finds_a_sentence_or_the_key(desk: Desk, tmp_path: Path) -> None:
    sharon, glynis = desk.join(), desk.join("Glynis Hart")
    person = desk.person(sharon)
    opened = begun(sharon, person)
    opened.record.seal()
    needles = [one.encode() for one in WORDS] + list(keys_of(opened))
    for session in (sharon, glynis):
        assert desk.exchange(session).trouble is None
    backup.back_up(sharon, tmp_path / "backup.fieldkit")
    own = opened.session.database.path
    opened.session.database.empty_log()
    assert decrypted.holds(own, keys_of(opened)[0], TOOL.encode())
    closed_records.note_given(sharon, opened)

    closed_records.wipe(sharon, opened)

    for session in (sharon, glynis):
        session.database.empty_log()
        assert desk.exchange(session).trouble is None
    assert found_in(desk, [sharon, glynis], needles) == []
    assert not own.exists()
    assert closed_records.everything(sharon) == ()
    backup.restore(desk.laptop.__class__(tmp_path / "other", desk.clock, desk.laptop.random, desk.laptop.cost),
                   tmp_path / "backup.fieldkit", "a short walk to the gate")  # fmt: skip
    assert not list((tmp_path / "other").rglob("closed*"))
    with pytest.raises(ClosedRecordError):
        closed_records.open_closed(sharon, opened.name)


def test_while_it_is_written_it_is_on_no_list_no_search_and_in_nothing_that_is_sent(desk: Desk) -> None:
    session = desk.join()
    person = desk.person(session)
    desk.exchange(session)
    before = record_list.list_records(session, person=person)

    opened = begun(session, person)
    opened.record.seal()
    seal_all(session)
    done = desk.exchange(session)

    assert record_list.list_records(session, person=person) == before
    assert find.find(session, "river").records == ()
    assert (done.sent, done.waiting.count) == (0, 0)
    assert today.today(session).waiting.count == 0
    assert post_bag.waiting(session.spool) == []
    assert found_in(desk, [session], [one.encode() for one in WORDS]) == []
    opened.close()


def test_it_is_opened_again_with_every_word(desk: Desk) -> None:
    session = desk.open()
    opened = begun(session, desk.person(session))
    opened.close()

    (line,) = closed_records.everything(session)
    again = closed_records.open_closed(session, line.name)

    assert (line.title, line.person_name, line.given) == (again.record.form.title, "Mary Ashdown", "")
    assert again.record.node(parse_written("w0/w.adrt")).values == ({"valueString": SIGN},)
    again.close()


def test_it_survives_a_lock_while_it_is_open(desk: Desk) -> None:
    session = desk.open()
    opened = begun(session, desk.person(session))
    profile = session.profile.profile.id
    opened.close()
    desk.lock(session)

    again = desk.unlock(profile)

    assert len(closed_records.everything(again)) == 1


def test_nothing_is_wiped_before_they_have_a_copy_or_want_none(desk: Desk) -> None:
    session = desk.open()
    opened = begun(session, desk.person(session))
    with pytest.raises(NotGivenError):
        closed_records.wipe(session, opened)
    assert opened.record.node(parse_written("w0/w.adrt")).values != ()

    closed_records.wipe(session, opened, no_copy_wanted=True)

    assert closed_records.everything(session) == ()


def test_a_copy_to_give_can_be_made_of_it(desk: Desk) -> None:
    session = desk.open()
    opened = begun(session, desk.person(session))
    opened.record.seal()

    copy = print_record.copy_of(opened.session, opened.record.id, Asked(whole=True))

    assert TOOL in repr(copy.document)
    assert "Mary" in repr(copy.document)
    opened.close()


def test_with_no_choice_it_stays_and_asks_again_after_fourteen_days(desk: Desk) -> None:
    session = desk.open()
    opened = begun(session, desk.person(session))
    closed_records.put_off(session, opened)
    opened.close()
    assert [one.due for one in closed_records.everything(session)] == [False]

    desk.minutes_later(14 * 24 * 60)

    assert [one.due for one in closed_records.everything(session)] == [True]


def test_kept_between_two_it_is_asked_about_no_more_and_opens_for_both(desk: Desk) -> None:
    session = desk.open()
    opened = begun(session, desk.person(session))
    closed_records.keep_for_us_two(session, opened, "three quiet words")
    opened.close()
    desk.minutes_later(15 * 24 * 60)

    (line,) = closed_records.everything(session)
    assert (line.between_two, line.due) == (True, False)
    closed_records.open_closed(session, line.name).close()
    closed_records.open_closed(session, line.name, "three quiet words").close()


def test_one_section_is_shared_and_the_rest_stays_closed(desk: Desk) -> None:
    session = desk.join()
    person = desk.person(session)
    opened = begun(session, person)
    assert [(one.key, one.answers) for one in closed_records.sections(opened)] == [("w0", 1), ("w1", 1)]
    with pytest.raises(SectionError):
        closed_records.share(session, opened, ())
    with pytest.raises(SectionError):
        closed_records.share(session, opened, ("w0", "no-such"))

    shared = closed_records.share(session, opened, ("w1",))

    answers = {one.words for one in record_list.show(session, shared.id).answers}
    assert TOOL in answers
    assert SIGN not in answers
    assert shared.id != opened.record.id
    assert desk.exchange(session).safe > 0
    closed_records.wipe(session, opened, no_copy_wanted=True)
    assert found_in(desk, [session], [SIGN.encode()]) == []


def test_the_visit_says_only_that_a_plan_was_made(desk: Desk) -> None:
    session = desk.open()
    person = desk.person(session)
    now = desk.clock.now()
    visit = plan_visit(session, person, starts=now, ends=now + timedelta(hours=1))
    start_visit.start_visit(session, visit)

    closed_records.note_on_visit(session, visit)

    said = capture.open_record(session, visit).state.value(closed_records.MADE_A_PLAN)
    assert said == '{"valueBoolean":true}'
