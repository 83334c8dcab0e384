from fieldkit.records.paths import parse_written
from fieldkit.services.person.own_views import views_of
from fieldkit.services.writing.capture import open_record
from fieldkit.services.writing.entering import enter
from tests.services.desk import Desk

SAID = "I never said I was lonely. I said the house was quiet."
VIEW = "p.views/p.view[1]/"


def test_a_view_belongs_to_the_record_it_names_and_to_none_that_came_later(desk: Desk) -> None:
    session = desk.open()
    person = desk.person(session)
    about = open_record(session, person)
    for part, words in (("words", SAID), ("about", "conversation record"), ("on", "2026-03-02")):
        enter(about, parse_written(f"{VIEW}p.view.{part}"), words)
    about.flush()

    def found(title: str, started: str) -> list[str]:
        return [
            one.words.text
            for one in session.read(lambda connection: views_of(connection, person, title, started))
        ]

    assert found("Conversation record", "2026-03-01") == []
    about.seal()
    assert found("Conversation record", "2026-03-01T10:00:00Z") == [SAID]
    assert found("Conversation record", "2026-03-03") == []
    assert found("Equipment", "2026-03-01") == []
