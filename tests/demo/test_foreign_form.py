from fieldkit.demo.foreign_form import ANSWERS, CARE_PLAN
from fieldkit.demo.talk import write
from fieldkit.services.writing import forms, sign
from fieldkit.services.writing.capture import begin_record
from tests.services.desk import Desk


def test_the_stand_in_is_rendered_faithfully_and_can_be_signed(desk: Desk) -> None:
    session = desk.open()
    added = forms.add(session, CARE_PLAN.read_bytes())
    record = begin_record(session, session.form(added.form.canonical))

    write(record, ANSWERS)

    assert added.problems == ()
    assert sign.review(record).ready
