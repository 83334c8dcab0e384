from dataclasses import replace
from datetime import timedelta

import pytest

from fieldkit.base.uptime import FixedUptime
from fieldkit.hub.area import set_lease
from fieldkit.hub.database import writing
from fieldkit.services.day import arrivals
from fieldkit.services.day.today import today
from fieldkit.services.door import unlock
from fieldkit.services.person import actions, find, people
from fieldkit.services.profile.session import Session
from fieldkit.services.sending import lease
from fieldkit.services.sending.lease import LeaseEndedError
from fieldkit.services.visit.plan_visit import plan_visit
from fieldkit.services.writing import capture, record_list
from tests.services.desk import PASSPHRASE, Desk

DAY = 86_400


def away(session: Session, days: float) -> lease.Lease:
    """Let the laptop run for days without its hub; the clock on the wall stands still."""
    uptime = session.laptop.uptime
    assert isinstance(uptime, FixedUptime)
    uptime.seconds += days * DAY
    found = lease.look(session)
    assert found is not None
    return found


@pytest.fixture
def joined(desk: Desk) -> Session:
    session = desk.join()
    session.laptop = replace(session.laptop, uptime=FixedUptime())
    desk.exchange(session)
    return session


def test_who_has_joined_no_hub_has_no_lease(session: Session) -> None:
    assert lease.look(session) is None
    lease.require(session)


def test_warnings_come_from_three_days_before(joined: Session) -> None:
    assert (away(joined, 10.9).words, away(joined, 0).warns) == ("", False)
    assert away(joined, 0.2).words == "Connect within 3 days: after that only today's visits are shown."
    assert away(joined, 2).words == "Connect within 1 day: after that only today's visits are shown."
    over = away(joined, 1)
    assert over.over
    assert over.left == 0
    assert over.words.startswith("14 days without the hub. Connect to see everything again;")


def test_setting_the_clock_years_ahead_or_back_ends_nothing(desk: Desk, joined: Session) -> None:
    desk.clock.advance(timedelta(days=4_000))
    assert away(joined, 1).words == ""
    desk.clock.advance(timedelta(days=-8_000))
    assert away(joined, 1).words == ""


def test_afterwards_there_are_todays_visits_and_new_work_and_nothing_else(
    desk: Desk, joined: Session
) -> None:
    seen_today, other = desk.person(joined), desk.person(joined, "Rose", "Moss")
    desk.clock.advance(timedelta(minutes=1))
    now = desk.clock.now()
    visit = plan_visit(joined, seen_today, starts=now, ends=now + timedelta(hours=1))
    tomorrow = plan_visit(
        joined, other, starts=now + timedelta(days=1), ends=now + timedelta(days=1, hours=1)
    )
    desk_record = desk.small_record(joined, ("a", "seen last month"), person=other).id
    desk.exchange(joined)
    away(joined, 14)

    assert people.page(joined, seen_today).person.id == seen_today
    assert capture.open_record(joined, visit).id == visit
    for look in (
        lambda: people.list_people(joined),
        lambda: people.page(joined, other),
        lambda: capture.open_record(joined, tomorrow),
        lambda: find.find(joined, "Moss"),
        lambda: actions.all_open(joined),
    ):
        with pytest.raises(LeaseEndedError):
            look()
    assert [one.id for one in record_list.list_records(joined)] == [visit, seen_today]
    with pytest.raises(LeaseEndedError):
        record_list.show(joined, tomorrow)
    joined.write(lambda held: arrivals.note(held, [desk_record], joined.now()))
    assert arrivals.came_in(joined) == ()
    shown = today(joined)
    assert [one.id for one in shown.visits] == [visit]
    assert (shown.next_visits, shown.actions, shown.came_back) == ((), (), ())

    fresh = desk.person(joined, "Ada", "New")
    assert people.page(joined, fresh).person.name == "Ada New"
    draft = desk.small_record(joined, ("a", "begun in a valley"), person=other)
    assert capture.open_record(joined, draft.id).draft.fields


def test_one_exchange_gives_everything_back_and_nothing_was_lost(desk: Desk, joined: Session) -> None:
    other = desk.person(joined)
    record = desk.small_record(joined, ("a", "kept all along"))
    away(joined, 40)
    assert desk.exchange(joined).trouble is None
    assert [one.id for one in people.list_people(joined)] == [other]
    assert capture.open_record(joined, record.id).state.fields
    assert away(joined, 0).words == ""


def test_the_hub_says_how_many_days(desk: Desk, joined: Session) -> None:
    with writing(desk.hub.engine) as connection:
        set_lease(connection, "area", 3)
    desk.exchange(joined)
    assert (away(joined, 0).days, away(joined, 0).warns) == (3, True)
    assert away(joined, 3).over


def test_unlocking_counts_what_ran_meanwhile(desk: Desk, joined: Session) -> None:
    profile, laptop = joined.profile.profile.id, joined.laptop
    desk.lock(joined)
    assert isinstance(laptop.uptime, FixedUptime)
    laptop.uptime.seconds += 15 * DAY
    again = unlock.unlock(laptop, profile, PASSPHRASE)
    with pytest.raises(LeaseEndedError):
        people.list_people(again)
    unlock.lock(again)
