import pytest

from fieldkit.records.paths import parse_written
from fieldkit.services.equipment import equipment_check
from fieldkit.services.equipment.equipment_check import NotEquipmentError
from fieldkit.services.profile.session import Session
from fieldkit.services.writing import capture
from fieldkit.services.writing.entering import enter
from fieldkit.services.writing.open_record import OpenRecord
from tests.services.desk import Desk
from tests.services.equipment_world import STOPS


@pytest.fixture
def record(desk: Desk, session: Session) -> OpenRecord:
    """A raised seat for somebody who has been measured; nothing stands against it but a limit for practice."""
    made = capture.begin_record(session, session.newest_form("equipment"), person=desk.person(session))
    said = {
        "q.task": "toilet",
        "M1": "80 kg",
        "M1.how": "measured",
        "M2": "500 mm",
        "E1": "400 mm",
        "q.fixed": "no",
    }
    for path, words in (said | dict.fromkeys(STOPS.every, "no")).items():
        enter(made, parse_written(path), words)
    enter(made, parse_written("qe/q.item[e:1]/q.item.code"), "T02")
    made.flush()
    return made


def rules(session: Session, record: OpenRecord, *facts: str) -> set[str]:
    found = equipment_check.check(session, record, facts)
    return {one.rule for thing in found.things for one in thing.reasons if one.verdict == "blocked"}


def test_a_practice_limit_alone_holds_it_back_and_a_made_up_person_may_have_it(
    session: Session, record: OpenRecord
) -> None:
    assert rules(session, record) == {"limit-not-confirmed"}
    assert not equipment_check.check_record(session, record.id, ["practice"]).blocked


@pytest.mark.parametrize("link", STOPS.every)
def test_each_stop_question_of_the_form_holds_back_when_not_a_plain_no(
    session: Session, record: OpenRecord, link: str
) -> None:
    for said in ("yes", "could-not-tell", None):
        enter(record, parse_written(link), said)
        assert link in rules(session, record, "practice")


def test_hiding_the_seat_does_not_make_a_high_seat_fit(session: Session, record: OpenRecord) -> None:
    enter(record, ("E1",), "480 mm")
    assert "seat-raise-feet" in rules(session, record, "practice")
    toilet = next(one for one in record.state.fields if one[-2:-1] == ("q.task",))
    record.set(toilet, None)
    assert record.live.hidden_answers()
    assert "seat-raise-feet" in rules(session, record, "practice")


def test_trouble_swallowing_on_the_persons_record_counts(
    desk: Desk, session: Session, record: OpenRecord
) -> None:
    enter(record, parse_written("qe/q.item[e:1]/q.item.code"), "K05")
    assert "swallowing" not in rules(session, record, "practice")
    person = capture.open_record(session, record.person)
    item = next(
        one for one in person.form.walk()
        if any((said.value.get("valueCoding") or {}).get("code") == "trouble-swallowing" for said in one.options)
    )  # fmt: skip
    steps = [step.link_id + ("[new]" if step.has_entries else "") for step in item.lineage[:-1]]
    enter(
        person,
        parse_written("/".join([*steps, item.link_id]).replace("[new]", "[e:new]")),
        "trouble-swallowing",
    )
    person.seal()
    assert "swallowing" in rules(session, record, "practice")


def test_another_record_or_an_unknown_fact_is_told_plainly(
    desk: Desk, session: Session, record: OpenRecord
) -> None:
    with pytest.raises(NotEquipmentError):
        equipment_check.check_record(session, desk.small_record(session, ("a", "one")).id)
    with pytest.raises(NotEquipmentError, match="moonlight"):
        equipment_check.check(session, record, ["moonlight"])
