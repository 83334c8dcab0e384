from fieldkit.services.known.said_in import has_secret, said_in
from fieldkit.services.profile.session import Session
from fieldkit.services.writing import capture
from fieldkit.services.writing.entering import enter
from tests.services.desk import Desk


def test_answers_are_read_by_question_and_a_code_is_never_among_them(desk: Desk, session: Session) -> None:
    person = desk.person(session)
    from_form = session.newest_form("person")
    lineage = {one.link_id: tuple(step.link_id for step in one.lineage) for one in from_form.walk()}
    record = capture.open_record(session, person)
    enter(record, lineage["p.pets"], "Bramble, a cat")
    enter(record, lineage["p.keysafe"], "4711")
    enter(record, lineage["p.safe.where"], "Behind the bin")
    record.flush()

    said = {one.link: one for one in session.read(lambda held: said_in(held, person))}
    assert said["p.pets"].text == "Bramble, a cat"
    assert not said["p.pets"].restricted
    assert said["p.safe.where"].restricted
    assert "p.keysafe" not in said
    record.seal()
    assert session.read(lambda held: has_secret(held, person))
