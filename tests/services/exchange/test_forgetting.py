"""Records that somebody may hold no longer leave the laptop once all they wrote is at the hub, and not before."""

from __future__ import annotations

from functools import partial

import pytest
from sqlalchemy import Connection, update

from fieldkit.base.clock import format_instant
from fieldkit.base.jsontext import dumps
from fieldkit.hub import forget_lists, left_cases, schema
from fieldkit.hub.database import reading, writing
from fieldkit.hub.forget_lists import Listed
from fieldkit.hub.revision_rows import read_revisions
from fieldkit.questionnaire.definition import load_form
from fieldkit.records.files import attachment, hash_of, pieces_of
from fieldkit.services.exchange import forgetting
from fieldkit.services.exchange.sync_now import exchange_with
from fieldkit.services.person.find import find
from fieldkit.services.profile import self_check
from fieldkit.services.profile.session import Session
from fieldkit.services.writing.capture import begin_record
from fieldkit.services.writing.seal import seal_draft
from fieldkit.store import attachments, library, revisions
from fieldkit.store.errors import RemovalError
from tests.services.conftest import desk
from tests.services.desk import Desk

__all__ = ["desk"]


def leave(desk: Desk, session: Session, *people: str) -> list[Listed]:
    """A manager says at the hub that somebody visits these people no longer."""
    now = format_instant(desk.clock.now())
    practitioner = session.practitioner.id
    with writing(desk.hub.engine) as connection:
        left_cases.leave(connection, desk.hub.area, practitioner, people, "Ruth Okafor", now)
        return forget_lists.make(connection, desk.hub.area, practitioner, now)


def states(desk: Desk) -> list[str]:
    with reading(desk.hub.engine) as connection:
        return [one.state for one in forget_lists.listing(connection, desk.hub.area)]


def held(session: Session) -> set[str]:
    return set(session.read(revisions.record_ids))


def test_what_somebody_may_hold_no_longer_goes_and_they_are_told_afterwards(desk: Desk) -> None:
    session = desk.join()
    mary, john = desk.person(session), desk.person(session, "John", "Bright")
    about_mary = desk.small_record(session, ("a", "Marigold"), person=mary).id
    desk.exchange(session)

    leave(desk, session, mary)
    done = desk.exchange(session)

    assert (done.forgot, done.trouble) == (2, None)
    assert held(session) == {john}
    assert states(desk) == ["done"]
    assert find(session, "Marigold").records == ()
    assert session.read(forgetting.told).startswith("2 records of people you no longer visit were taken off")
    forgetting.seen(session)
    assert session.read(forgetting.told) == ""
    assert about_mary not in held(session)


def test_what_was_forgotten_is_not_missed_by_the_look_over_the_store(desk: Desk) -> None:
    session = desk.join()
    mary = desk.person(session)
    desk.exchange(session)
    assert self_check.quick(session).faults == ()

    leave(desk, session, mary)
    desk.exchange(session)

    assert self_check.quick(session).faults == ()


def test_own_work_that_waits_is_sent_first_and_stays_while_it_can_not_go(desk: Desk) -> None:
    session = desk.join()
    mary = desk.person(session)
    desk.exchange(session)
    leave(desk, session, mary)
    draft = desk.small_record(session, ("a", "typed in the middle of the visit"), person=mary)

    # A background exchange seals nothing: the draft stays, and with it whom it is about.
    quiet = exchange_with(session, desk.hub.as_device(session.certificate.id))
    assert (quiet.forgot, held(session)) == (0, {mary, draft.id})
    assert states(desk) == ["waiting"]

    sealed = seal_draft(session, draft.id)
    assert sealed is not None
    done = desk.exchange(session)

    assert (done.forgot, held(session)) == (2, set())
    with reading(desk.hub.engine) as connection:
        assert sealed.id in read_revisions(connection, desk.hub.area, [sealed.id])


def test_what_is_open_in_the_window_stays_until_it_is_shut(desk: Desk) -> None:
    session = desk.join()
    mary = desk.person(session)
    record = desk.small_record(session, ("a", "read again"), person=mary).id
    desk.exchange(session)
    leave(desk, session, mary)
    hub = desk.hub.as_device(session.certificate.id)

    first = exchange_with(session, hub, open_now=lambda: frozenset({record}))
    assert (first.forgot, held(session), states(desk)) == (0, {mary, record}, ["waiting"])

    assert exchange_with(session, hub).forgot == 2
    assert (held(session), states(desk)) == (set(), ["done"])


def test_a_large_list_waits_at_the_hub_until_a_manager_names_its_number(desk: Desk) -> None:
    session = desk.join()
    people = [desk.person(session, "Mary", f"Ashdown {number}") for number in range(6)]
    desk.exchange(session)

    (made,) = leave(desk, session, *people)
    assert (made.state, made.records, made.held) == ("needs-confirmation", 6, 6)
    assert desk.exchange(session).forgot == 0

    with writing(desk.hub.engine) as connection, pytest.raises(forget_lists.ConfirmationError):
        confirm(desk, connection, made, by="Ruth Okafor", count=5)
    with writing(desk.hub.engine) as connection, pytest.raises(forget_lists.ConfirmationError):
        confirm(desk, connection, made, by=" ", count=6)
    assert desk.exchange(session).forgot == 0

    with writing(desk.hub.engine) as connection:
        confirm(desk, connection, made, by="Ruth Okafor", count=6)
    assert desk.exchange(session).forgot == 6
    assert held(session) == set()


def test_a_list_that_is_larger_here_than_the_hub_knew_is_stopped_and_the_hub_hears_of_it(desk: Desk) -> None:
    session = desk.join()
    people = [desk.person(session, "Mary", f"Ashdown {number}") for number in range(6)]
    desk.exchange(session)
    leave(desk, session, *people)
    # As if the hub had thought that this laptop holds very much more.
    with writing(desk.hub.engine) as connection:
        connection.execute(update(schema.forget_list).values(state=forget_lists.WAITING, held=1000))

    stopped = desk.exchange(session)

    assert isinstance(stopped.trouble, RemovalError)
    assert "would have removed 6 of 6 records" in stopped.trouble.message
    assert held(session) == set(people)
    assert desk.exchange(session).trouble is None
    with reading(desk.hub.engine) as connection:
        (known,) = forget_lists.listing(connection, desk.hub.area)
    assert (known.state, known.held) == ("needs-confirmation", 6)

    with writing(desk.hub.engine) as connection:
        confirm(desk, connection, known, by="Ruth Okafor", count=6)
    assert (desk.exchange(session).forgot, held(session)) == (6, set())


def test_a_photo_goes_with_the_record_unless_something_that_stays_names_it(desk: Desk) -> None:
    session = desk.join()
    mary, john = desk.person(session), desk.person(session, "John", "Bright")
    only, shared = b"only about Mary" * 40_000, b"on both pages" * 40_000
    for person, files in ((mary, (only, shared)), (john, (shared,))):
        record = begin_record(session, session.form(photo_form(session)), person=person)
        for number, content in enumerate(files):
            session.write(
                partial(attachments.add, content=content, content_type="image/jpeg", at=session.now())
            )
            record.set((f"p{number}",), attachment(content, "image/jpeg", "A step"))
        record.flush()
    desk.exchange(session)
    leave(desk, session, mary)

    assert desk.exchange(session).forgot == 2

    assert session.read(lambda held: attachments.get(held, hash_of(only))) is None
    assert session.read(lambda held: attachments.content(held, hash_of(shared))) == shared
    pieces = session.read(lambda held: held.execute("SELECT count(*) FROM chunks").fetchone())
    assert pieces == (len(pieces_of(shared)),)


def test_what_was_given_back_comes_back_and_stays(desk: Desk) -> None:
    session = desk.join()
    mary = desk.person(session)
    record = desk.small_record(session, ("a", "once more"), person=mary).id
    desk.exchange(session)
    leave(desk, session, mary)
    assert desk.exchange(session).forgot == 2

    with writing(desk.hub.engine) as connection:
        left_cases.give_back(connection, desk.hub.area, session.practitioner.id, [mary])
    desk.exchange(session)
    assert held(session) == {mary, record}
    assert (desk.exchange(session).forgot, held(session)) == (0, {mary, record})


def test_nothing_about_them_comes_again_while_a_colleague_goes_on_writing(desk: Desk) -> None:
    sharon, meg = desk.join(), desk.join("Meg Lowe")
    mary = desk.person(sharon)
    desk.exchange(sharon)
    desk.exchange(meg)
    leave(desk, sharon, mary)
    desk.exchange(sharon)

    desk.small_record(meg, ("a", "said after Sharon had left"), person=mary)
    desk.exchange(meg)

    assert desk.exchange(sharon).arrived == 0
    assert held(sharon) == set()


def confirm(desk: Desk, connection: Connection, made: Listed, *, by: str, count: int) -> None:
    forget_lists.confirm(connection, desk.hub.area, made.certificate, made.number, by=by, count=count)


def photo_form(session: Session) -> str:
    items = [{"linkId": f"p{number}", "type": "attachment", "text": "A photo"} for number in range(2)]
    data = dumps(
        {
            "resourceType": "Questionnaire", "url": "https://example.org/Questionnaire/photos", "version": "1",
            "name": "Photos", "title": "Photos", "status": "active", "item": items,
        }
    ).encode()  # fmt: skip
    canonical = load_form(data).canonical
    session.write(lambda held: library.add(held, data, canonical, library.ADDED, session.now()))
    return canonical
