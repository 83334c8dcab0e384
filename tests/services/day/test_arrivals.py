from fieldkit.services.day import arrivals
from fieldkit.services.person import people
from fieldkit.services.profile.session import Session
from tests.services.desk import Desk


def _news(session: Session) -> list[str]:
    return [one.record.id for one in session.read(lambda held: arrivals.news(held, session.practitioner.id))]


def test_what_others_wrote_comes_back_until_it_was_opened(desk: Desk) -> None:
    sharon, glynis = desk.join(), desk.join("Glynis Hart", "cpn")
    record = desk.small_record(sharon, ("a", "kettle"), person=desk.person(sharon))
    record.seal()
    desk.exchange(sharon)
    desk.exchange(glynis)

    assert _news(glynis) == [record.id]
    assert people.list_people(glynis)[0].name == "Mary Ashdown"
    arrivals.seen(glynis, record.id)
    arrivals.seen(glynis, record.id)

    assert _news(glynis) == []
    assert _news(sharon) == []


def test_the_newest_comes_first_and_once(session: Session) -> None:
    session.write(lambda held: arrivals.note(held, ["a", "b"], "2026-11-21T10:00:00.000Z"))
    session.write(lambda held: arrivals.note(held, ["b"], "2026-11-22T10:00:00.000Z"))

    assert _news(session) == []
