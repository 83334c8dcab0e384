from datetime import timedelta

from fieldkit.services.day import today
from fieldkit.services.profile.session import Session
from fieldkit.services.visit.checking_in import CheckIn
from fieldkit.services.visit.plan_visit import plan_visit
from fieldkit.services.writing.capture import open_record
from fieldkit.services.writing.entering import enter
from tests.services.desk import Desk


def planned(desk: Desk, session: Session) -> str:
    starts = desk.clock.now() + timedelta(minutes=5)
    return plan_visit(session, desk.person(session), starts=starts, ends=starts + timedelta(hours=1))


def say(
    desk: Desk, session: Session, visit: str, *,
    watcher: str = "", back: int | None = None, out: bool = False, phone: str = "", own: str = "",
) -> None:  # fmt: skip
    record = open_record(session, visit)
    if watcher:
        enter(record, ("v.safe", "v.buddy"), watcher)
    if phone:
        enter(record, ("v.safe", "v.buddy.phone"), phone)
    if own:
        enter(record, ("v.safe", "v.buddy.mine"), own)
    if back is not None:
        moment = (desk.clock.now() + timedelta(minutes=back)).astimezone()
        enter(record, ("v.safe", "v.buddy.back"), {"valueDateTime": moment.isoformat(timespec="seconds")})
    if out:
        moment = desk.clock.now().astimezone()
        enter(record, ("v.safe", "v.buddy.out"), {"valueDateTime": moment.isoformat(timespec="seconds")})
    record.seal()


def stands(session: Session) -> CheckIn | None:
    return today.today(session).visits[0].check_in


def test_nothing_is_said_before_anything_is_written(desk: Desk) -> None:
    session = desk.join()
    planned(desk, session)
    assert stands(session) is None


def test_it_is_good_only_with_the_hubs_receipt_and_a_named_watcher(desk: Desk) -> None:
    session = desk.join()
    visit = planned(desk, session)
    say(desk, session, visit, watcher="Jean Price", back=60)
    offline = stands(session)
    assert offline is not None
    assert (offline.good, offline.words) == (
        False, "Nobody has been told by FieldKit. Ring or radio before you go in: Jean Price.",
    )  # fmt: skip

    desk.exchange(session)

    told = stands(session)
    assert told is not None
    assert told.good
    assert told.words.startswith("Jean Price watches until ")


def test_nobody_named_is_never_good(desk: Desk) -> None:
    session = desk.join()
    say(desk, session, planned(desk, session), back=60)
    desk.exchange(session)
    told = stands(session)
    assert told is not None
    assert not told.good


def test_after_back_by_it_says_whom_to_ring(desk: Desk) -> None:
    session = desk.join()
    say(desk, session, planned(desk, session), watcher="Jean Price", back=10)
    desk.exchange(session)
    desk.clock.advance(timedelta(minutes=11))
    told = stands(session)
    assert told is not None
    assert not told.good
    assert told.words.endswith("is over. Ring Jean Price.")


def test_a_check_out_that_has_not_arrived_says_to_ring(desk: Desk) -> None:
    session = desk.join()
    visit = planned(desk, session)
    say(desk, session, visit, watcher="Jean Price", back=60, phone="07700 900123")
    desk.exchange(session)
    say(desk, session, visit, out=True)
    told = stands(session)
    assert told is not None
    assert (told.good, told.words) == (
        False, "That you are out has not arrived. Ring to say you're out: Jean Price, 07700 900123.",
    )  # fmt: skip
    desk.exchange(session)
    told = stands(session)
    assert told is not None
    assert told.good


def test_the_watcher_has_it_on_their_own_today_until_the_other_is_out(desk: Desk) -> None:
    session = desk.join()
    visit = planned(desk, session)
    say(desk, session, visit, watcher=session.practitioner.name, back=10, own="07700 900456")
    assert [(one.visit, one.late, one.phone) for one in today.today(session).watching] == [
        (visit, False, "07700 900456")
    ]
    desk.clock.advance(timedelta(minutes=11))
    assert [one.late for one in today.today(session).watching] == [True]
    say(desk, session, visit, out=True)
    assert today.today(session).watching == ()
