from datetime import date

import pytest

from fieldkit.records import paths
from fieldkit.services.person import episodes
from fieldkit.services.person.episodes import Episode, EpisodeEndError
from fieldkit.services.profile.session import Session
from fieldkit.services.writing.capture import begin_record, open_record
from fieldkit.services.writing.entering import enter
from tests.services.desk import Desk

TODAY = date(2026, 11, 22)


def begun(session: Session, person: str) -> str:
    record = begin_record(session, session.newest_form("episode"), person=person)
    enter(record, paths.parse_written("ep1/ep.first"), "2026-09-14T10:00:00+01:00")
    enter(record, paths.parse_written("ep1/ep.lead"), "Sharon")
    enter(record, paths.parse_written("ep2/ep.block"), "waiting-for-a-landlord")
    record.seal()
    return record.id


def only(session: Session, person: str) -> Episode:
    (found,) = session.read(lambda held: episodes.of_person(held, person))
    return found


def test_it_is_open_and_says_since_when_who_leads_and_what_holds_it_up(desk: Desk) -> None:
    session = desk.open()
    person = desk.person(session)
    begun(session, person)

    found = only(session, person)

    assert found.open
    assert found.words(TODAY) == "Open since 14 September · Sharon leads · waiting for a landlord"


@pytest.mark.parametrize(
    ("how", "on", "word"),
    [("sorted-plan", "2026-11-22", " "), ("nonsense", "2026-11-22", "May"), ("sorted-plan", "", "May")],
)
def test_it_does_not_close_without_whose_word_it_is(desk: Desk, how: str, on: str, word: str) -> None:
    session = desk.open()
    person = desk.person(session)
    record = begun(session, person)

    with pytest.raises(EpisodeEndError):
        episodes.close(session, record, how, on=on, word=word)
    assert only(session, person).open


def test_a_way_of_ending_alone_leaves_it_open(desk: Desk) -> None:
    session = desk.open()
    person = desk.person(session)
    record = open_record(session, begun(session, person))
    enter(record, paths.parse_written("ep3/ep.sorted"), "sorted-plan")
    record.seal()

    assert only(session, person).open


def test_the_person_says_it_is_sorted_and_it_opens_again_when_it_was_not(desk: Desk) -> None:
    session = desk.open()
    person = desk.person(session)
    record = begun(session, person)
    episodes.close(session, record, "sorted-says-the-person", on="2026-11-20", word="May")

    found = only(session, person)
    assert not found.open
    assert "by the word of May" in found.words(TODAY)

    opened = open_record(session, record)
    at = enter(opened, paths.parse_written("ep3/ep.again[new]/ep.again.at"), "2026-11-21T09:00:00+00:00")
    enter(opened, (*at[:-1], "ep.again.why"), "The rail came off.")
    opened.seal()
    assert only(session, person).words(TODAY).startswith("Open since yesterday · Sharon leads")


def test_other_records_are_no_episodes(desk: Desk) -> None:
    session = desk.open()
    person = desk.person(session)
    desk.small_record(session, ("a", "word"), person=person).seal()

    assert session.read(lambda held: episodes.of_person(held, person)) == ()
