from fieldkit.ui.screens.newcomer_sheets import JoinSheet
from tests.ui.computer import Computer


def test_nobody_joins_a_hub_under_open_records(opened: Computer) -> None:
    opened.start_visit()
    opened.desk.settings.join.emit()
    assert "Leave the visit first" in opened.window.toast.words.text()
    assert opened.window.findChildren(JoinSheet) == []


def test_an_address_that_is_none_is_asked_for_again_with_what_was_typed(opened: Computer) -> None:
    opened.program.door.keeping.joining.join("nowhere", "ABCD")
    opened.until(lambda: bool(opened.window.findChildren(JoinSheet)))
    (sheet,) = opened.window.findChildren(JoinSheet)
    assert (sheet.address.text(), sheet.code.text()) == ("nowhere", "ABCD")
    assert opened.desk.session.certificate.provisional
