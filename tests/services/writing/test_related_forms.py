"""Only forms that are on the laptop are offered, and restricted ones are known as such."""

from __future__ import annotations

from fieldkit.services.profile.session import Session
from fieldkit.services.writing.related_forms import related_forms
from tests.services.desk import Desk


def test_a_conversation_may_open_a_concern_and_a_safety_plan_and_both_are_restricted(
    session: Session,
) -> None:
    found = related_forms(session, session.newest_form("conversation"))
    assert {one.url.rsplit("/", 1)[1]: one.restricted for one in found} == {
        "safety-plan": True,
        "safeguarding-concern": True,
    }


def test_a_call_out_may_open_an_equipment_assessment_by_its_title(session: Session) -> None:
    found = related_forms(session, session.newest_form("telecare-response"))
    assert [(one.title, one.restricted) for one in found if one.url.endswith("/equipment")] == [
        (session.newest_form("equipment").title, False)
    ]


def test_a_form_without_such_answers_opens_nothing(desk: Desk, session: Session) -> None:
    assert related_forms(session, session.form(desk.small_form(session))) == ()
