from fieldkit.services.writing import capture, move_form
from fieldkit.services.writing.capture import RecordNotHereError
from fieldkit.services.writing.entering import enter
from fieldkit.services.writing.open_record import OpenRecord
from tests.services.form_versions import NEW, OLD, add
from tests.ui.computer import Computer


def begun(opened: Computer) -> OpenRecord:
    """A record of the old version of a form, sealed and shown."""
    session = opened.desk.session
    record = capture.begin_record(session, session.form(add(session, OLD)), person=opened.person)
    enter(record, ("gone",), "Old words")
    record.seal()
    opened.desk.open_record(record.id)
    opened.until(lambda: record.id in opened.visiting.records)
    opened.settled()
    return opened.visiting.records[record.id]


def test_a_record_changed_elsewhere_is_brought_in_and_shown(opened: Computer) -> None:
    held, session = begun(opened), opened.desk.session
    elsewhere = capture.open_record(session, held.id)
    enter(elsewhere, ("words",), "From the other laptop")
    elsewhere.seal()
    assert not held.node(("words",)).answered

    opened.visiting.bringing_in.take_in({held.id, "another"})
    opened.settled()

    assert opened.visiting.records[held.id] is held
    assert held.node(("words",)).values[0]["valueString"] == "From the other laptop"


def test_a_record_that_was_moved_elsewhere_is_opened_anew_and_what_was_being_written_is_kept(
    opened: Computer,
) -> None:
    held, session = begun(opened), opened.desk.session
    add(session, NEW)
    move_form.move(session, capture.open_record(session, held.id)).seal()
    enter(held, ("words",), "Written meanwhile")

    opened.visiting.bringing_in.take_in({held.id})
    opened.until(lambda: opened.visiting.records.get(held.id) not in (None, held))
    opened.settled()

    now = opened.visiting.records[held.id]
    assert now.form.version == "1.10.0"
    assert now.node(("words",)).values[0]["valueString"] == "Written meanwhile"


def test_a_record_that_could_not_be_opened_anew_can_be_written_in_again(opened: Computer) -> None:
    held = begun(opened)

    def fails() -> OpenRecord:
        raise RecordNotHereError("This record is not on this laptop.", "Sync, then try again.")

    opened.visiting.bringing_in.reopen(held, fails)
    assert not opened.view().isEnabled()
    opened.settled()

    assert opened.view().isEnabled()
    assert opened.visiting.records[held.id] is held
    assert not opened.window.toast.isHidden()
