from fieldkit.records.paths import parse_written
from fieldkit.services.library.entry_names import entry_name, name_at
from fieldkit.services.profile.session import Session
from fieldkit.services.writing import capture
from fieldkit.services.writing.entering import enter
from fieldkit.services.writing.open_record import OpenRecord
from tests.services.desk import Desk


def _equipment(desk: Desk, session: Session) -> OpenRecord:
    return capture.begin_record(session, session.newest_form("equipment"), person=desk.person(session))


def test_an_entry_is_called_by_what_was_chosen_in_it_and_by_its_number(desk: Desk, session: Session) -> None:
    record = _equipment(desk, session)
    enter(record, parse_written("qe/q.item[e:1]/q.item.code"), "R01")
    enter(record, parse_written("qe/q.item[e:2]/q.item.code"), "T02")
    rail = record.node(("qe", "q.item", "e:1", "q.item.code")).values[0]["valueCoding"]["display"]

    assert name_at(record.root, ("qe", "q.item", "e:1", "q.item.cond")) == f"{rail}, 1 of 2"
    assert name_at(record.root, ("qe", "q.item", "e:2")).endswith(", 2 of 2")


def test_until_it_says_what_it_is_it_is_called_by_what_repeats(desk: Desk, session: Session) -> None:
    record = _equipment(desk, session)
    entry = record.add(("qe", "q.item"))

    assert entry_name(record.node(entry)) == ""
    assert name_at(record.root, (*entry, "q.item.cond")) == "One thing"


def test_what_stands_in_no_entry_has_no_such_name(desk: Desk, session: Session) -> None:
    record = _equipment(desk, session)

    assert name_at(record.root, ("qf", "q.done")) == ""
    assert name_at(record.root, ("no-such-place",)) == ""
