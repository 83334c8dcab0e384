from datetime import timedelta

from fieldkit.services.day import import_visits, today
from fieldkit.services.person import person_news
from fieldkit.services.profile.session import Session
from tests.services.desk import START, Desk
from tests.services.visit.test_calendar_file import calendar


def entry(title: str, *, hours: int = 3, uid: str = "", more: str = "") -> str:
    starts = START + timedelta(hours=hours)
    return f"UID:{uid or title}\r\nDTSTART:{starts:%Y%m%dT%H%M%SZ}\r\nDURATION:PT50M\r\nSUMMARY:{title}{more}"


def how(session: Session, *entries: str, dry_run: bool = False) -> list[str]:
    return [one.how for one in import_visits.import_visits(session, calendar(*entries), dry_run=dry_run)]


def test_an_appointment_that_names_one_person_becomes_a_visit_once(desk: Desk, session: Session) -> None:
    person = desk.person(session)
    talk = entry("Mary Ashdown: first talk")
    assert how(session, talk, dry_run=True) == ["planned"]
    assert today.today(session).visits == ()
    assert how(session, talk) == ["planned"]
    assert how(session, talk) == ["known"]
    (visit,) = today.today(session).visits
    assert (visit.person, visit.purpose) == (person, "first talk")
    assert visit.starts == "2026-11-22T12:00:00.000Z"


def test_two_laptops_with_the_same_calendar_plan_the_same_visit(desk: Desk) -> None:
    sharon, glynis = desk.join(), desk.join("Glynis Hart", "cpn")
    desk.person(sharon)
    for one in (sharon, glynis):
        desk.exchange(one)
    for one in (sharon, glynis):
        assert how(one, entry("Mary Ashdown", uid="joint")) == ["planned"]
    for one in (sharon, glynis, sharon):
        desk.exchange(one)
    (visit,) = today.today(sharon).visits
    assert set(visit.with_whom) == {"Sharon Pike", "Glynis Hart"}


def test_nobody_and_two_of_one_name_are_left_to_a_person(desk: Desk, session: Session) -> None:
    desk.person(session)
    assert how(session, entry("Team meeting"), entry("Mary Ashdowns cat")) == ["nobody", "nobody"]
    desk.person(session)
    assert how(session, entry("Mary Ashdown")) == ["nobody"]
    assert today.today(session).visits == ()


def test_what_is_over_called_off_or_about_somebody_who_died_is_not_planned(desk: Desk, session: Session) -> None:
    person = desk.person(session)
    off = entry("Mary Ashdown", uid="off", more="\r\nSTATUS:CANCELLED")
    assert how(session, entry("Mary Ashdown", hours=-3), off) == ["over", "cancelled"]
    person_news.confirm(session, person, by="hospital", opened={})
    assert how(session, entry("Mary Ashdown")) == ["died"]
    assert today.today(session).visits == ()
