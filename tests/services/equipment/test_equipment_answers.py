from decimal import Decimal

from fieldkit.records.paths import parse_written
from fieldkit.services.equipment import equipment_answers
from fieldkit.services.equipment.equipment_answers import EquipmentAnswers, amount_of, blank, code_of, known
from fieldkit.services.profile.session import Session
from fieldkit.services.writing import capture
from fieldkit.services.writing.entering import enter
from tests.services.desk import Desk
from tests.services.equipment_world import CATALOGUE, amount, code


def answers_of(session: Session, person: str, *said: tuple[str, str]) -> EquipmentAnswers:
    record = capture.begin_record(session, session.newest_form("equipment"), person=person)
    for path, words in said:
        enter(record, parse_written(path), words)
    return equipment_answers.of_record(
        record.form, record.state, record.live.hidden_answers(), CATALOGUE.rules
    )


def test_answers_of_one_thing_stand_apart_from_the_rest(desk: Desk, session: Session) -> None:
    found = answers_of(
        session, desk.person(session), ("M1", "80 kg"), ("qe/q.item[e:1]/q.item.code", "T02"), ("qe/q.item[e:2]/q.item.code", "W01")
    )  # fmt: skip
    assert [code_of(one.seen["q.item.code"][0]) for one in found.things] == ["T02", "W01"]
    assert "q.item.code" not in found.seen
    assert amount_of(found.seen["M1"][0], "kg") == Decimal(80)
    assert found.names["M1"] == "Weight"
    assert len(found.safety) == 17


def test_an_answer_that_no_longer_applies_is_kept_apart(desk: Desk, session: Session) -> None:
    found = answers_of(
        session, desk.person(session), ("q.fixed", "yes"), ("q.cable", "yes"), ("q.fixed", "no")
    )
    assert "q.cable" not in found.seen
    assert code_of(found.hidden["q.cable"][0]) == "yes"


def test_a_door_that_nobody_measured_is_an_answer_that_lacks(desk: Desk, session: Session) -> None:
    found = answers_of(
        session, desk.person(session), ("qd/q.door[e:1]/E7", "780 mm"), ("qd/q.door[e:2]/E7.which", "kitchen")
    )
    assert blank(found.seen["E7"])
    assert len(known(found.seen["E7"])) == 1


def test_not_asked_and_a_cleared_answer_are_blanks() -> None:
    assert blank(())
    assert blank((code("not-asked"),))
    assert blank((code("no"), None))
    assert not blank((code("no"),))


def test_an_amount_in_another_unit_or_below_zero_is_not_one() -> None:
    assert amount_of(amount(12), "mm") == 12
    assert amount_of(amount(12, "cm"), "mm") is None
    assert amount_of(amount(0), "mm") is None
