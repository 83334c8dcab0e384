from datetime import timedelta

from fieldkit.records import paths
from fieldkit.services.day import arrivals, urgent_facts
from fieldkit.services.day.urgent_facts import UrgentLine
from fieldkit.services.person import person_news
from fieldkit.services.profile.session import Session
from fieldkit.services.visit.plan_visit import plan_visit
from fieldkit.services.writing.capture import open_record
from fieldkit.services.writing.entering import enter
from tests.services.desk import START, Desk


def news(session: Session) -> tuple[UrgentLine, ...]:
    now = session.laptop.clock.now()
    return session.read(lambda held: urgent_facts.news(held, session.shelf, session.practitioner.id, now))


def pair(desk: Desk) -> tuple[Session, Session, str]:
    sharon, glynis = desk.join(), desk.join("Glynis Hart", "cpn")
    person = desk.person(sharon)
    for one in (sharon, glynis):
        desk.exchange(one)
    desk.minutes_later(1)
    return sharon, glynis, person


def say(session: Session, person: str, *answers: tuple[str, str]) -> None:
    record = open_record(session, person)
    for path, said in answers:
        enter(record, paths.parse_written(path), said)
    record.seal()


def test_a_person_who_is_new_here_is_no_news_but_a_death_is(desk: Desk) -> None:
    sharon, glynis, person = pair(desk)
    assert news(glynis) == ()

    person_news.tell(sharon, person, by="Jean", opened={})
    desk.exchange(sharon)
    desk.exchange(glynis)

    (line,) = news(glynis)
    assert (line.person, line.name, line.restricted) == (person, "Mary Ashdown", False)
    assert line.words == ("Mary Ashdown may have died. Sharon Pike was told by Jean. It is not confirmed.",)
    assert news(sharon) == ()


def test_it_stands_until_it_was_read_and_the_mistake_is_told_as_well(desk: Desk) -> None:
    sharon, glynis, person = pair(desk)
    person_news.tell(sharon, person, by="Jean", opened={})
    desk.exchange(sharon)
    desk.exchange(glynis)
    arrivals.seen(glynis, person)
    assert news(glynis) == ()

    desk.minutes_later(1)
    person_news.mistaken(sharon, person, {})
    desk.exchange(sharon)
    desk.exchange(glynis)
    assert news(glynis)[0].words == ("Mary Ashdown is alive: the news of a death was a mistake.",)


def test_a_key_code_or_a_risk_says_that_there_is_something_to_read_and_no_more(desk: Desk) -> None:
    sharon, glynis, person = pair(desk)
    say(sharon, person, ("p.visiting/p.safe/p.keysafe", "4711"))
    desk.exchange(sharon)
    desk.exchange(glynis)

    (line,) = news(glynis)
    assert (line.record, line.name, line.words, line.restricted) == (person, "", (), True)


def test_all_that_came_unread_stands_not_only_the_last(desk: Desk) -> None:
    sharon, glynis, person = pair(desk)
    say(sharon, person, ("p.visiting/p.access", "Back door"))
    desk.exchange(sharon)
    desk.exchange(glynis)
    desk.minutes_later(5)
    person_news.say_where(sharon, person, person_news.IN_HOSPITAL, by="the ward", opened={})
    desk.exchange(sharon)
    desk.exchange(glynis)

    (line,) = news(glynis)
    assert "Getting in: Back door" in line.words
    assert "Where are they: In hospital" in line.words


def test_sharing_that_is_taken_back_and_a_visit_called_off_are_news(desk: Desk) -> None:
    sharon, glynis, person = pair(desk)
    visit = plan_visit(sharon, person, starts=START + timedelta(hours=3), ends=START + timedelta(hours=4))
    for one in (sharon, glynis):
        desk.exchange(one)
    desk.minutes_later(1)
    say(sharon, person, ("p.sharing/p.share[new]/p.share.org", "Housing"))
    say(sharon, visit, ("v.plan/v.on", "visit-off"))
    desk.exchange(sharon)
    desk.exchange(glynis)

    words = [one for line in news(glynis) for one in line.words]
    assert "Who would we share with: Housing" in words
    assert "Is the visit still on: Called off" in words
