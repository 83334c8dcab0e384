from fieldkit.services.visit import prepared
from fieldkit.services.visit.plan_visit import plan_visit
from fieldkit.services.writing import verify
from tests.services.desk import START, Desk


def test_who_had_read_it_is_in_the_visit_and_travels(desk: Desk) -> None:
    sharon, glynis = desk.join(), desk.join("Glynis Hart", "cpn")
    visit = plan_visit(sharon, desk.person(sharon), starts=START, ends=START.replace(hour=10))
    assert sharon.read(lambda held: prepared.readers(held, visit)) == ()
    for one in (sharon, glynis):
        desk.exchange(one)

    prepared.note_read(glynis, visit)
    desk.exchange(glynis)
    desk.exchange(sharon)

    (line,) = sharon.read(lambda held: prepared.readers(held, visit))
    assert (line.by, line.practitioner, line.at) == ("Glynis Hart", glynis.practitioner.id, glynis.now())
    assert verify.verify(sharon, visit).holds
