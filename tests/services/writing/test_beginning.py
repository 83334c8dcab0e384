import pytest

from fieldkit.records import paths
from fieldkit.records.answers import Open
from fieldkit.services.profile.session import Session
from fieldkit.services.writing.beginning import begin_with
from fieldkit.store import revisions

RECORD = "0198c0de-0000-7000-8000-000000000001"


def test_what_is_placed_is_sealed_in_one_revision_with_what_it_is_about(session: Session) -> None:
    form = session.newest_form("visit")
    with begin_with(session, form, record=RECORD, subject="p1", visit=RECORD) as placing:
        placing.put("visit.purpose", "First talk")

    (revision,) = session.read(lambda held: revisions.everything_of(held, RECORD))
    said = {body.path for body in revision.bodies if isinstance(body, Open)}
    assert {paths.SUBJECT, paths.VISIT, paths.KIND, paths.FORM} < said


def test_a_fault_on_the_way_keeps_nothing(session: Session) -> None:
    form = session.newest_form("visit")
    with pytest.raises(RuntimeError), begin_with(session, form, record=RECORD, subject="p1"):
        raise RuntimeError

    assert session.read(lambda held: revisions.everything_of(held, RECORD)) == ()
