from datetime import timedelta

from fieldkit.records import paths
from fieldkit.services.person import people
from fieldkit.services.profile.session import Session
from fieldkit.services.writing import capture, sign
from fieldkit.services.writing.entering import enter
from fieldkit.services.writing.open_record import OpenRecord
from tests.services.desk import Desk


def _place(record: OpenRecord, link: str, *entries: str) -> paths.Path:
    """The path of a question, its repeating groups entered as named."""
    item = record.form.item(link)
    assert item is not None
    left, path = list(entries), []
    for step in item.lineage:
        path.append(step.link_id)
        if step.repeats and step.is_group and left:
            path.append(paths.entry(left.pop(0)))
    return tuple(path)


def _score(desk: Desk, session: Session, person: str, satisfied: int, anxious: int) -> None:
    record = capture.begin_record(session, session.newest_form("ons4"), person=person)
    enter(record, _place(record, "o.satisfied"), {"valueInteger": satisfied})
    enter(record, _place(record, "o.anxious"), {"valueInteger": anxious})
    record.seal()
    desk.clock.advance(timedelta(days=7))


def test_the_first_number_and_the_newest_stand_beside_each_other_never_added_up(
    desk: Desk, session: Session
) -> None:
    person = desk.person(session)
    _score(desk, session, person, 4, 8)
    _score(desk, session, person, 5, 7)
    _score(desk, session, person, 6, 5)
    feelings = {one.key: (one.before, one.now) for one in people.page(session, person).story.feelings}
    assert feelings == {"satisfied": (4, 6), "anxious": (8, 5)}


def test_one_answer_has_no_before(desk: Desk, session: Session) -> None:
    person = desk.person(session)
    _score(desk, session, person, 4, 8)
    assert [one.before for one in people.page(session, person).story.feelings] == [None, None]


def test_help_pets_sharing_risks_and_contacts_come_from_their_own_record(
    desk: Desk, session: Session
) -> None:
    person = desk.person(session)
    record = capture.open_record(session, person)
    enter(record, _place(record, "p.like"), "Give me time")
    enter(record, _place(record, "p.people.name", "a"), "Tom Ashdown")
    enter(record, _place(record, "p.people.phone", "a"), "01632 960007")
    enter(record, _place(record, "p.people.dont", "a"), {"valueBoolean": True})
    enter(record, _place(record, "p.share.org", "s"), "GP surgery")
    enter(record, _place(record, "p.share.ok", "s"), "Yes")
    enter(record, _place(record, "risk.fact", "r"), "Loose stair carpet")
    enter(record, _place(record, "risk.two", "r"), {"valueBoolean": True})
    record.flush()

    story = people.page(session, person).story
    assert [one.words for one in story.likes] == ["Give me time"]
    assert [(one.who, one.code) for one in story.sharing] == [("GP surgery", "yes")]
    assert story.risks == ("Loose stair carpet. Two people should go.",)
    assert story.contacts["Tom Ashdown"].phone == "01632 960007"
    assert story.contacts["Tom Ashdown"].private == "Do not contact"


def test_how_near_a_goal_is_stands_at_the_goal(desk: Desk, session: Session) -> None:
    person = desk.person(session)
    talk = capture.begin_record(session, session.newest_form("conversation"), person=person)
    enter(talk, _place(talk, "g.words", "g"), "See my tomatoes")
    enter(talk, _place(talk, "g.progress", "g"), {"valueInteger": 6})
    talk.seal()
    page = people.page(session, person)
    goal = next(one for one in page.actions if one.goal)
    assert page.story.judged == {(goal.record, goal.entry): 6}


def test_only_what_was_fitted_or_left_to_try_is_in_place(desk: Desk, session: Session) -> None:
    person = desk.person(session)
    for done in ("Ordered", "Fitted"):
        record = capture.begin_record(session, session.newest_form("equipment"), person=person)
        enter(record, _place(record, "q.item.code", "i"), "Toilet frame, free-standing")
        enter(record, _place(record, "q.done"), done)
        record.flush()
    assert [(one.name, one.how) for one in people.page(session, person).story.in_place] == [
        ("Toilet frame, free-standing", "Fitted")
    ]


def test_a_record_with_which_the_person_does_not_agree_is_told_until_they_say_otherwise(
    desk: Desk, session: Session
) -> None:
    person = desk.person(session)
    record = capture.begin_record(session, session.newest_form("ons4"), person=person)
    enter(record, _place(record, "o.satisfied"), {"valueInteger": 4})
    sign.sign(session, record, agreement=sign.Agreement("May", "disagrees"))
    assert people.page(session, person).story.disagrees == {record.id}
    desk.clock.advance(timedelta(minutes=5))
    enter(record, _place(record, "o.anxious"), {"valueInteger": 3})
    sign.sign(session, record, agreement=sign.Agreement("May", "said-so"), reason="She thought again.")
    assert people.page(session, person).story.disagrees == frozenset()
