import pytest

from fieldkit.printing.layouts import Layout
from fieldkit.records import paths
from fieldkit.services.giving.print_leaflet import NoEquipmentError, leaflet_copy
from fieldkit.services.giving.print_record import Asked
from fieldkit.services.profile.session import Session
from fieldkit.services.writing import capture
from fieldkit.services.writing.entering import enter
from tests.printing.reading_aloud import said, squashed
from tests.printing.samples import typesetter
from tests.services.desk import Desk


@pytest.mark.parametrize("layout", list(Layout))
def test_a_leaflet_says_what_it_is_what_it_carries_and_whom_to_call(
    desk: Desk, session: Session, layout: Layout
) -> None:
    record = capture.begin_record(session, session.newest_form("equipment"), person=desk.person(session))
    for path, words in (
        ("qe/q.item[a]/q.item.code", "T01"),
        ("qe/q.item[a]/q.item.swl", "190 kg"),
        ("qf/q.done", "fitted"),
        ("qg/q.show/q.clean", "Bleach it on Sundays."),
        ("qg/q.show/q.call", "Orchard House, 01522 555 0142"),
    ):
        enter(record, paths.parse_written(path), words)
    record.seal()
    copy = leaflet_copy(session, record.id, Asked())
    assert layout in copy.layouts
    told = said(typesetter().pdf(copy.document, layout))
    for words in (
        "Raised toilet seat 50 mm", "The most it can carry: 190 kg", "Bleach it on Sundays.", "01522 555 0142",
        "Stop using it",
    ):  # fmt: skip
        assert squashed(words) in told, words
    assert squashed("Nobody has signed") not in told


def test_without_equipment_there_is_no_leaflet(desk: Desk, session: Session) -> None:
    record = capture.begin_record(session, session.newest_form("equipment"), person=desk.person(session))
    enter(record, paths.parse_written("qf/q.done"), "nothing-yet")
    record.seal()
    with pytest.raises(NoEquipmentError):
        leaflet_copy(session, record.id, Asked())
