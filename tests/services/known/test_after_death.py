from datetime import timedelta

import pytest

from fieldkit.questionnaire.definition import Form
from fieldkit.services.day import today
from fieldkit.services.giving import copies
from fieldkit.services.giving.copies import Kind, Wanted
from fieldkit.services.giving.print_record import Asked
from fieldkit.services.known.after_death import ClosedByDeathError, require_open
from fieldkit.services.person import closed_records, person_news
from fieldkit.services.profile.session import Session
from fieldkit.services.visit.plan_visit import plan_visit
from fieldkit.services.writing.capture import begin_record
from tests.services.desk import START, Desk


def test_only_a_confirmed_death_closes_sharing_and_a_mistake_opens_it_again(desk: Desk) -> None:
    session = desk.open()
    person = desk.person(session)
    about = Wanted(Kind.ABOUT_ME, person)

    person_news.tell(session, person, by="Jean", opened={})
    copies.make(session, about, Asked())
    require_open(session, person)

    person_news.confirm(session, person, by="hospital", opened={})
    for share in (
        lambda: copies.make(session, about, Asked()),
        lambda: closed_records.begin(session, _plan(session), person),
        lambda: require_open(session, person),
    ):
        with pytest.raises(ClosedByDeathError, match="confirmed"):
            share()
    assert closed_records.everything(session) == ()

    person_news.mistaken(session, person, {})
    copies.make(session, about, Asked())
    require_open(session, person)


@pytest.mark.parametrize("form", ["wellness-plan", "referral"])
def test_no_referral_or_plan_is_begun_after_a_death_and_what_was_begun_still_opens(desk: Desk, form: str) -> None:
    session = desk.open()
    person = desk.person(session)
    before = begin_record(session, session.newest_form(form), person=person)
    before.keep()
    before.flush()
    person_news.confirm(session, person, by="hospital", opened={})

    with pytest.raises(ClosedByDeathError):
        begin_record(session, session.newest_form(form), person=person)
    assert begin_record(session, before.form, record=before.id).id == before.id
    assert begin_record(session, session.newest_form("conversation"), person=person).person == person


def test_no_visit_is_planned_to_somebody_who_is_known_to_have_died(desk: Desk) -> None:
    session = desk.open()
    person = desk.person(session)
    person_news.confirm(session, person, by="hospital", opened={})

    with pytest.raises(ClosedByDeathError):
        plan_visit(session, person, starts=START, ends=START + timedelta(hours=1))
    assert today.today(session).visits == ()


def test_nobody_has_not_died(desk: Desk) -> None:
    require_open(desk.open(), "")


def _plan(session: Session) -> Form:
    return session.newest_form("wellness-plan")
