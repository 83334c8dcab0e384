from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from fieldkit.base.assets import resource
from fieldkit.services.following import service_directory
from fieldkit.services.writing import capture, record_list
from fieldkit.services.writing.entering import enter
from fieldkit.ui.screens.directory import ForWhomSheet
from fieldkit.ui.widgets.buttons import Button
from tests.ui.accessible import nameless, read
from tests.ui.computer import Computer


def _with_services(opened: Computer) -> None:
    data = resource("sample-directory.json").read_bytes()
    service_directory.import_feed(opened.desk.session, data)


def _button(opened: Computer, name: str) -> Button:
    page = opened.window.page
    assert page is not None
    return next(one for one in page.findChildren(Button) if name in one.accessibleName())


def test_a_service_is_found_by_keys_and_asked_to_help_for_a_person(opened: Computer) -> None:
    _with_services(opened)
    opened.desk.open_person(opened.person)
    opened.until(lambda: opened.window.page is opened.desk.person)
    _button(opened, "Find a service").click()
    directory = opened.desk.nearby.directory
    opened.until(lambda: opened.window.page is directory)
    assert "May" in directory.head.under.text()

    directory.near.clear()
    QTest.keyClicks(directory.need, "fall")
    opened.until(lambda: [one for one in read(directory) if "Imran Akhtar" in one] != [])
    assert nameless(directory) == []
    ask = _button(opened, "Imran Akhtar")
    ask.setFocus()
    QTest.keyClick(ask, Qt.Key.Key_Space)
    opened.until(lambda: opened.window.filling is opened.visiting.workspace)
    opened.settled()

    made = record_list.list_records(opened.desk.session, form="referral")
    assert [one.person for one in made] == [opened.person]
    words = [one.words for one in record_list.show(opened.desk.session, made[0].id).answers]
    assert "Imran Akhtar, Coordinator" in words
    assert "Ring or write to the service yourself" in opened.window.toast.words.text()


def test_without_a_person_it_asks_for_whom(opened: Computer) -> None:
    _with_services(opened)
    opened.desk.go("directory")
    directory = opened.desk.nearby.directory
    opened.until(lambda: any("Imran Akhtar" in one for one in read(directory)))
    _button(opened, "Imran Akhtar").click()
    opened.until(lambda: opened.window.findChild(ForWhomSheet) is not None)
    sheet = opened.window.findChild(ForWhomSheet)
    assert isinstance(sheet, ForWhomSheet)
    assert not sheet.go.isEnabled()
    sheet.person.chosen.emit(opened.person)
    sheet.go.click()
    opened.until(lambda: opened.window.filling is opened.visiting.workspace)
    opened.settled()


def test_a_place_that_is_no_postcode_and_an_empty_directory_say_so(opened: Computer) -> None:
    opened.desk.go("directory")
    directory = opened.desk.nearby.directory
    opened.until(lambda: any("No services yet" in one for one in read(directory)))
    QTest.keyClicks(directory.near, "!!")
    opened.until(lambda: "not a postcode" in directory.found.text())


def test_team_talk_lists_whom_to_talk_about_and_writes_it_up(opened: Computer) -> None:
    session = opened.desk.session
    prompt = capture.begin_record(session, session.newest_form("mdt-prompt"), person=opened.person)
    enter(prompt, ("m", "m.falls"), {"valueBoolean": True})
    prompt.flush()
    opened.desk.go("talk")
    talk = opened.desk.nearby.talk
    opened.until(lambda: opened.window.page is talk)
    opened.settled()
    assert any("Two or more falls" in one for one in read(talk))
    assert any("Ask them first" in one for one in read(talk))
    _button(opened, "Write up the talk").click()
    opened.until(lambda: opened.window.filling is opened.visiting.workspace)
    opened.settled()
    assert [one.form.title for one in opened.visiting.records.values()] == ["Team talk"]


def test_help_stands_in_the_rail_and_leads_to_the_licences(opened: Computer) -> None:
    opened.desk.go("help")
    screen = opened.desk.nearby.help
    opened.until(lambda: opened.window.page is screen)
    screen.view.open("copy")
    assert "safe to have at home" in screen.view.text.toPlainText()
    _button(opened, "About").click()
    opened.until(lambda: opened.window.page is opened.desk.about)
