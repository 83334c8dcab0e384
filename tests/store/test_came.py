from pathlib import Path

from fieldkit.services.person.person_news import tell
from fieldkit.store import came
from tests.services.desk import Desk


def test_each_part_of_a_record_has_the_moment_at_which_it_came(tmp_path: Path) -> None:
    desk = Desk(tmp_path)
    session = desk.open()
    person = desk.person(session)
    first = session.now()
    desk.minutes_later(5)
    tell(session, person, by="Jean", opened={})

    found = session.read(lambda held: came.arrivals_of(held, person))

    assert sorted(found.values()) == [first, session.now()]
    assert session.read(lambda held: came.arrivals_of(held, "nobody")) == {}
    desk.close()
