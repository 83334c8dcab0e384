from datetime import timedelta

import pytest

from fieldkit.services.person.new_person import PersonDetails, new_person
from fieldkit.services.profile.session import Session
from fieldkit.services.visit import stamp_visit
from fieldkit.services.visit.plan_visit import plan_visit
from fieldkit.services.writing import capture


def test_stamped_times_stand_in_the_visits_draft_in_order(session: Session) -> None:
    now = session.laptop.clock.now()
    person = new_person(session, PersonDetails(given="Mary"))
    visit = plan_visit(session, person, starts=now, ends=now + timedelta(minutes=30))

    stamp_visit.stamp(session, visit, "I am calling: 03:12:10")
    stamp_visit.stamp(session, visit, "They answered: 03:12:40")

    record = capture.open_record(session, visit)
    item = next(one for one in record.form.walk() if one.projects_to == stamp_visit.ROLE)
    entries = record.node(tuple(step.link_id for step in item.lineage)).children
    assert [one.values[0]["valueString"] for one in entries] == [
        "I am calling: 03:12:10",
        "They answered: 03:12:40",
    ]
    assert stamp_visit.stamped(session, visit) == ("I am calling: 03:12:10", "They answered: 03:12:40")


def test_a_form_without_a_place_for_them_says_so(session: Session) -> None:
    person = new_person(session, PersonDetails(given="Mary"))
    with pytest.raises(stamp_visit.NoPlaceForStampError):
        stamp_visit.stamp(session, person, "I am calling: 03:12:10")
