"""A plan is begun closed in the window, is given and wiped there, and leaves nothing in the profile's store."""

from pathlib import Path

import pytest

from fieldkit.records.paths import parse_written
from fieldkit.services.person import closed_records
from fieldkit.services.person.closed_records import MADE_A_PLAN
from fieldkit.services.writing import record_list
from fieldkit.services.writing.capture import open_record
from fieldkit.ui.copies.closing_plans import DUE
from fieldkit.ui.screens.closed_plans import CLOSED, KEEP, SHARE, SHARED, WIPE, EndPlanSheet, HowKeptSheet
from fieldkit.ui.screens.sheets import BeginRecordSheet
from fieldkit.ui.widgets.buttons import Button
from tests.store import decrypted
from tests.ui.computer import Computer

TOOL = "I walk to the river when it gets too loud"


def begun(opened: Computer, how: str = CLOSED) -> str:
    """A plan begun from the sheet, with one answer; its record id."""
    opened.desk.asking.begin_record(opened.person)
    opened.until(lambda: opened.window.findChild(BeginRecordSheet) is not None)
    sheet = opened.window.findChild(BeginRecordSheet)
    assert isinstance(sheet, BeginRecordSheet)
    form = opened.desk.session.newest_form("wellness-plan")
    sheet.findChildren(Button)[[one.text() for one in sheet.findChildren(Button)].index(form.title)].click()
    sheet.deleteLater()
    opened.until(lambda: opened.window.findChild(HowKeptSheet) is not None)
    asked = opened.window.findChild(HowKeptSheet)
    assert isinstance(asked, HowKeptSheet)
    asked._choose(how)
    opened.until(lambda: opened.window.filling is opened.visiting.workspace)
    opened.until(lambda: _plan(opened) != "")
    opened.settled()
    record = opened.visiting.records[_plan(opened)]
    record.set(parse_written("w0/w.adrt"), {"valueString": TOOL})
    return record.id


def _plan(opened: Computer) -> str:
    found = (key for key, one in opened.visiting.records.items() if one.form.purpose == "wellness-plan")
    return next(found, "")


def asked(opened: Computer, record: str) -> EndPlanSheet:
    opened.visiting.workspace.review.emit(record)
    opened.until(lambda: opened.desk.plans.sheet is not None)
    sheet = opened.desk.plans.sheet
    assert sheet is not None
    return sheet


def store_holds(opened: Computer) -> bool:
    database = opened.desk.session.database
    database.empty_log()
    return decrypted.holds(database.path, bytes(database._key), TOOL.encode())


def test_a_plan_is_given_and_wiped_and_was_never_in_the_store(opened: Computer, tmp_path: Path) -> None:
    opened.start_visit()
    record = begun(opened)
    sheet = asked(opened, record)
    assert not sheet.wipe.isEnabled()
    opened.desk.plans.place = lambda _window: str(tmp_path / "mine.pdf")

    sheet.save_asked.emit()
    opened.until(sheet.wipe.isEnabled)
    assert (tmp_path / "mine.pdf").read_bytes().startswith(b"%PDF")
    sheet._say("note", True)
    sheet.wipe.click()
    opened.until(lambda: record not in opened.visiting.records)
    opened.settled()

    session = opened.desk.session
    assert closed_records.everything(session) == ()
    assert not store_holds(opened)
    visit = opened.visiting.visit
    assert visit is not None
    assert open_record(session, visit.id).state.value(MADE_A_PLAN) == '{"valueBoolean":true}'
    assert not any("ellness" in one.title for one in record_list.list_records(session, revealed=True))


def test_leaving_chooses_nothing_and_the_plan_is_found_again_from_the_same_sheet(opened: Computer) -> None:
    record = begun(opened)
    opened.visiting.leave()
    opened.until(lambda: not opened.visiting.records)
    opened.settled()
    assert not store_holds(opened)

    opened.desk.asking.begin_record(opened.person)
    opened.until(
        lambda: any(
            one.text().startswith("Go on with")
            for sheet in opened.window.findChildren(BeginRecordSheet)
            for one in sheet.findChildren(Button)
        )
    )
    (again,) = closed_records.everything(opened.desk.session)
    opened.desk.plans.go_on(again.name)
    opened.until(lambda: record in opened.visiting.records)

    assert opened.visiting.records[record].node(parse_written("w0/w.adrt")).values == ({"valueString": TOOL},)


def test_ending_the_visit_asks_where_the_plan_goes_and_wipes_nothing_by_itself(opened: Computer) -> None:
    opened.start_visit()
    begun(opened)
    opened.visiting.end_asked.emit()
    opened.until(lambda: opened.desk.ending.screen is not None)
    screen = opened.desk.ending.screen
    assert screen is not None

    screen.finished.emit()
    opened.until(lambda: opened.desk.plans.sheet is not None)
    sheet = opened.desk.plans.sheet
    assert sheet is not None
    sheet.reject()
    opened.until(lambda: not opened.visiting.records)
    opened.settled()

    assert len(closed_records.everything(opened.desk.session)) == 1


@pytest.mark.parametrize("chosen", [KEEP, SHARE])
def test_it_is_kept_for_two_or_shared_in_part(opened: Computer, chosen: str) -> None:
    record = begun(opened)
    sheet = asked(opened, record)
    if chosen == SHARE:
        assert sheet.share is not None
        assert not sheet.share.isEnabled()
        sheet._tick("w0", True)
        assert sheet.share is not None
        sheet.share.click()
    else:
        sheet.keep.click()
    opened.settled()

    (line,) = closed_records.everything(opened.desk.session)
    assert line.between_two == (chosen == KEEP)
    assert store_holds(opened) == (chosen == SHARE)


def test_a_lock_shuts_a_plan_and_loses_no_word(opened: Computer) -> None:
    record = begun(opened)
    session = opened.desk.session
    opened.program.door.lock()
    opened.until(lambda: opened.program.door.screen is not None)
    opened.settled()
    with pytest.raises(Exception, match="locked"):
        session.form("any")

    opened.unlock()

    (line,) = closed_records.everything(opened.desk.session)
    opened.desk.plans.go_on(line.name)
    opened.until(lambda: record in opened.visiting.records)
    assert opened.visiting.records[record].node(parse_written("w0/w.adrt")).values == ({"valueString": TOOL},)


def test_after_fourteen_days_unlocking_says_that_a_choice_waits(opened: Computer) -> None:
    begun(opened)
    opened.visiting.leave()
    opened.until(lambda: not opened.visiting.records)
    opened.settled()
    opened.laptop.minutes_later(14 * 24 * 60)

    opened.desk.plans.remind()
    opened.settled()

    assert opened.window.toast.words.text() == DUE


def test_a_shared_plan_is_a_record_like_any_other(opened: Computer) -> None:
    begun(opened, SHARED)
    assert opened.desk.plans.opened == {}
    assert closed_records.everything(opened.desk.session) == ()


def test_a_closed_plan_takes_no_file_into_the_store(opened: Computer) -> None:
    record = begun(opened)
    opened.visiting._attaching.attach(
        opened.visiting.records[record], parse_written("w0/w.mine"), None, lambda: None
    )
    assert opened.window.toast.words.text().startswith("A closed plan takes no photos")


def test_wiping_waits_for_a_copy_or_for_their_word(opened: Computer) -> None:
    record = begun(opened)
    sheet = asked(opened, record)
    sheet._say("no-copy", True)
    assert sheet.wipe.isEnabled()
    sheet._say("no-copy", False)
    assert not sheet.wipe.isEnabled()
    sheet._choose(WIPE)
    opened.settled()
    assert len(closed_records.everything(opened.desk.session)) == 1
