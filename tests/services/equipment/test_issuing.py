from dataclasses import replace

import pytest

from fieldkit.records.paths import parse_written
from fieldkit.services.equipment import issuing
from fieldkit.services.profile.session import Session
from fieldkit.services.writing import capture
from fieldkit.services.writing.entering import enter
from fieldkit.services.writing.open_record import OpenRecord
from fieldkit.services.writing.sign import NotReadyError
from tests.services.desk import Desk
from tests.services.equipment_world import STOPS

THING = "qe/q.item[e:1]"


def assessed(desk: Desk, session: Session) -> OpenRecord:
    """A seat that is raised too high for its person, and was fitted all the same."""
    made = capture.begin_record(session, session.newest_form("equipment"), person=desk.person(session))
    said = {
        "q.task": "toilet",
        "M1": "80 kg",
        "M1.how": "measured",
        "M2": "480 mm",
        "E1": "400 mm",
        "q.fixed": "no",
    }
    for path, words in (said | dict.fromkeys(STOPS.every, "no")).items():
        enter(made, parse_written(path), words)
    enter(made, parse_written(f"{THING}/q.item.code"), "T02")
    enter(made, ("q.done",), "fitted")
    return made


@pytest.fixture
def record(desk: Desk, session: Session) -> OpenRecord:
    return assessed(desk, session)


def test_what_was_left_there_and_may_not_be_is_named_with_its_place_and_stops_the_signature(
    session: Session, record: OpenRecord
) -> None:
    found = issuing.in_the_way(session, record)
    assert {one.path for one in found} == {parse_written(THING)}
    assert any("feet would not stand flat" in one.words for one in found)
    assert all(one.blocks for one in found)
    with pytest.raises(NotReadyError, match="Raised toilet seat 100 mm"):
        issuing.hold_back(session, record)


def test_what_was_only_ordered_is_told_and_stops_nothing(session: Session, record: OpenRecord) -> None:
    done = next(path for path in record.state.fields if "q.done" in path)
    record.set(done, None)
    enter(record, ("q.done",), "ordered")
    found = issuing.in_the_way(session, record)
    assert found
    assert not any(one.blocks for one in found)
    issuing.hold_back(session, record)


def test_a_registered_professional_who_takes_it_over_lifts_what_is_theirs_to_judge(
    session: Session, record: OpenRecord
) -> None:
    enter(record, parse_written(STOPS.every[0]), "yes")
    judged = next(
        one.words for one in issuing.in_the_way(session, record) if one.words.startswith("Stop and check")
    )
    for link in STOPS.taken_over:
        enter(
            record,
            parse_written(link),
            "2026-11-22T09:30:00Z" if link.endswith(".at") else "Ola Reed, OT 4471",
        )
    assert judged not in {one.words for one in issuing.in_the_way(session, record)}


def test_a_limit_for_practice_is_enough_for_somebody_made_up(session: Session, record: OpenRecord) -> None:
    assert any("maker's plate" in one.words for one in issuing.in_the_way(session, record))
    session.laptop = replace(session.laptop, practice=True)
    assert not any("maker's plate" in one.words for one in issuing.in_the_way(session, record))


def test_a_record_that_is_no_equipment_assessment_has_nothing_in_the_way(
    desk: Desk, session: Session
) -> None:
    talk = capture.begin_record(session, session.newest_form("conversation"), person=desk.person(session))
    assert issuing.in_the_way(session, talk) == ()
    issuing.hold_back(session, talk)


def test_one_reason_against_several_things_is_told_once_and_leads_to_its_question(
    session: Session, record: OpenRecord
) -> None:
    for entry, code in (("e:2", "R01"), ("e:3", "R02")):
        enter(record, parse_written(f"qe/q.item[{entry}]/q.item.code"), code)
    enter(record, parse_written("q.fixed"), "yes")
    ways = issuing.in_the_way(session, record)
    (wall,) = [one for one in ways if "wall" in one.words]
    assert wall.path[-1] == "E9"
    assert wall.asks == {"E9"}
    told = [one for one in ways if "owner" in one.words]
    assert [one.thing for one in told] == ["Grab rail 300 mm, Grab rail 450 mm"]
    assert told[0].path == ("qf", "q.fixing", "q.perm", "q.perm.answer")
    assert told[0].asks == {"q.perm.answer"}
