from datetime import timedelta
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from fieldkit.services.person import people
from fieldkit.ui.screens.sheets import BeginRecordSheet, NewPersonSheet, PlanVisitSheet
from fieldkit.ui.widgets.buttons import Button
from tests.ui.computer import Computer


def _sheet(
    opened: Computer, kind: type[NewPersonSheet] | type[PlanVisitSheet] | type[BeginRecordSheet]
) -> object:
    opened.until(lambda: opened.window.findChild(kind) is not None)
    return opened.window.findChild(kind)


def test_a_new_person_is_kept_and_their_page_opened(opened: Computer) -> None:
    opened.desk.asking.new_person()
    sheet = _sheet(opened, NewPersonSheet)
    assert isinstance(sheet, NewPersonSheet)
    QTest.keyClicks(sheet.full_name, "Iwan Rhys Pryce")
    QTest.keyClicks(sheet.called, "Iwan")
    sheet.go.click()
    opened.until(lambda: opened.window.page is opened.desk.person)
    assert {one.name for one in people.list_people(opened.desk.session)} >= {
        "Mary Ashdown",
        "Iwan Rhys Pryce",
    }


def test_a_visit_is_planned_and_stands_on_today(opened: Computer) -> None:
    opened.desk.asking.plan(opened.person)
    sheet = _sheet(opened, PlanVisitSheet)
    assert isinstance(sheet, PlanVisitSheet)
    sheet.date.show_date("2026-11-22")
    QTest.keyClicks(sheet.time.field, "14:00")
    sheet.go.click()
    opened.until(lambda: len(opened.desk.today.visits()) == 2)
    assert opened.window.toast.words.text().startswith("Planned for")


def test_the_records_to_begin_are_offered_by_name(opened: Computer) -> None:
    opened.desk.asking.begin_record(opened.person)
    sheet = _sheet(opened, BeginRecordSheet)
    assert isinstance(sheet, BeginRecordSheet)
    offered = [button.text() for button in sheet.findChildren(Button)]
    assert any("onversation" in words for words in offered)
    sheet.findChildren(Button)[0].click()
    opened.until(lambda: opened.window.filling is opened.visiting.workspace)
    assert len(opened.visiting.records) == 1


def test_a_concern_is_begun_without_its_word_on_the_screen(opened: Computer) -> None:
    opened.desk.asking.begin_record(opened.person)
    sheet = _sheet(opened, BeginRecordSheet)
    assert isinstance(sheet, BeginRecordSheet)
    offered = [button.text() for button in sheet.findChildren(Button)]
    assert [words for words in offered if "safeguarding" in words.lower()] == []

    next(one for one in sheet.findChildren(Button) if one.text() == "Note for the duty team").click()
    opened.until(lambda: len(opened.visiting.records) == 1)
    assert [one.form.purpose for one in opened.visiting.records.values()] == ["concern"]


def test_in_a_visit_the_person_is_known(opened: Computer) -> None:
    opened.start_visit()
    opened.desk.asking.begin_in_visit()
    sheet = _sheet(opened, BeginRecordSheet)
    assert isinstance(sheet, BeginRecordSheet)
    sheet.reject()


def test_an_answer_opens_the_form_it_calls_for_with_the_same_person_and_visit_and_nothing_copied(
    opened: Computer,
) -> None:
    opened.start_visit()
    record = next(one for one in opened.visiting.records.values() if one.form.name == "Conversation")
    record.set(("sf", "f.safeguard"), {"valueBoolean": True})
    url = "https://fieldkit.example.org/fhir/Questionnaire/safeguarding-concern"
    opened.visiting.form_asked.emit(record.id, url)
    opened.until(lambda: len(opened.visiting.records) == 2)
    opened.settled()
    begun = next(one for one in opened.visiting.records.values() if one.form.url == url)
    assert (begun.person, begun.visit) == (opened.person, opened.visit)
    assert not any(value for node in begun.root.walk() for value in node.values if "source" not in value)
    assert opened.visiting.workspace.current_record() == begun.id
    opened.visiting.form_asked.emit(record.id, url)
    opened.settled()
    assert len(opened.visiting.records) == 2


def test_one_key_opens_the_safety_plan_from_any_record_and_its_tab_says_note(opened: Computer) -> None:
    opened.start_visit()
    QTest.keyClick(opened.visiting.workspace, Qt.Key.Key_F4)
    opened.until(lambda: len(opened.visiting.records) == 2)
    opened.settled()

    record = opened.visiting.records[opened.visiting.workspace.current_record() or ""]
    assert record.form.name == "SafetyPlan"
    assert record.person == opened.person
    tabs = opened.visiting.workspace._data.tabs
    assert [tab.shown_title for tab in tabs if tab.record_id == record.id] == ["Note"]


def test_a_calendar_file_plans_visits_and_names_what_fits_nobody(opened: Computer, tmp_path: Path) -> None:
    session = opened.desk.session
    start = (session.laptop.clock.now() + timedelta(hours=5)).strftime("%Y%m%dT%H%M%SZ")
    name = people.page(session, opened.person).person.name
    events = "".join(
        f"BEGIN:VEVENT\nUID:{one}\nDTSTART:{start}\nSUMMARY:{one}\nEND:VEVENT\n" for one in (name, "Team meeting")
    )
    file = tmp_path / "week.ics"
    file.write_text(f"BEGIN:VCALENDAR\n{events}END:VCALENDAR\n", encoding="utf-8")
    opened.desk.asking.plan_from(file)
    opened.settled()
    told = opened.window.toast.words.text()
    assert told == "One visit planned. Nobody here is named in: Team meeting"
