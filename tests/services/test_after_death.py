import pytest

from fieldkit.questionnaire.definition import Form
from fieldkit.services import closed_records, copies, person_news
from fieldkit.services.after_death import ClosedByDeathError, require_open
from fieldkit.services.copies import Kind, Wanted
from fieldkit.services.print_record import Asked
from fieldkit.services.session import Session
from tests.services.desk import Desk


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


def test_nobody_has_not_died(desk: Desk) -> None:
    require_open(desk.open(), "")


def _plan(session: Session) -> Form:
    return session.newest_form("wellness-plan")
