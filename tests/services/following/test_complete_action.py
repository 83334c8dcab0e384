import pytest

from fieldkit.records import paths
from fieldkit.services.following import complete_action
from fieldkit.services.person import actions
from fieldkit.services.person.new_person import PersonDetails, new_person
from fieldkit.services.profile.session import Session
from fieldkit.services.writing import capture
from fieldkit.services.writing.capture import begin_record
from fieldkit.services.writing.entering import enter


def _promise(session: Session) -> actions.ActionLine:
    person = new_person(session, PersonDetails(given="Mary"))
    record = begin_record(session, session.newest_form("conversation"), person=person)
    at = enter(record, paths.parse_written("sh/g[new]/h.action[new]/h.action.what"), "Ring Denise")
    enter(record, (*at[:-1], "h.action.due"), "2026-11-20")
    record.seal()
    return next(one for one in actions.all_open(session) if one.what == "Ring Denise")


def test_an_action_that_is_done_leaves_the_list_and_can_be_taken_back(session: Session) -> None:
    promise = _promise(session)

    before = complete_action.set_status(session, promise.record, promise.entry, complete_action.DONE)

    assert actions.all_open(session) == ()
    complete_action.set_status(session, promise.record, promise.entry, before)
    assert [one.what for one in actions.all_open(session)] == ["Ring Denise"]


def test_a_record_without_such_a_question_is_left_alone(session: Session) -> None:
    person = new_person(session, PersonDetails(given="Mary"))
    with pytest.raises(complete_action.ActionWithoutStatusError):
        complete_action.set_status(session, person, "", complete_action.DONE)
    assert not capture.open_record(session, person).draft.fields
