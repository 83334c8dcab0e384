from pytestqt.qtbot import QtBot

from fieldkit.services.library.roles import ROLES
from fieldkit.ui.screens.newcomer_sheets import JoinedSheet, JoinSheet, Newcomer, NewProfileSheet
from tests.ui.accessible import nameless
from tests.ui.screens.test_new_passphrase import at_once

STRONG = "quiet river stones"


def _sheet(qtbot: QtBot, before: Newcomer | None = None) -> NewProfileSheet:
    sheet = NewProfileSheet(ROLES, at_once, "", before)
    qtbot.addWidget(sheet)
    return sheet


def test_name_role_and_a_strong_passphrase_are_all_that_is_needed(qtbot: QtBot) -> None:
    sheet = _sheet(qtbot)
    sheet.name.setText(" Sharon Pike ")
    assert not sheet.go.isEnabled()
    sheet.role.chosen.emit("cpn")
    assert not sheet.go.isEnabled()
    for field in (sheet.choice.new, sheet.choice.again):
        field.setText(STRONG)
    sheet.choice.judge()
    assert sheet.go.isEnabled()
    assert sheet.result_data() == Newcomer("Sharon Pike", "cpn", STRONG, "", "")


def test_a_name_typed_after_the_passphrase_is_looked_for_in_it(qtbot: QtBot) -> None:
    sheet = _sheet(qtbot)
    sheet.role.chosen.emit("cpn")
    for field in (sheet.choice.new, sheet.choice.again):
        field.setText("oyelaran featherstonehaugh")
    sheet.choice.judge()
    assert sheet.choice.ready
    sheet.name.setText("Oyelaran Featherstonehaugh")
    assert not sheet.choice.ready
    assert not sheet.go.isEnabled()


def test_half_of_what_a_hub_needs_is_asked_to_be_whole(qtbot: QtBot) -> None:
    sheet = _sheet(qtbot, Newcomer("Sharon Pike", "cpn", "", "https://hub.example.org", ""))
    for field in (sheet.choice.new, sheet.choice.again):
        field.setText(STRONG)
    sheet.choice.judge()
    assert not sheet.half.isHidden()
    assert not sheet.go.isEnabled()
    sheet.code.setText("ABCD-EFGH")
    assert sheet.half.isHidden()
    assert sheet.go.isEnabled()


def test_joining_needs_both_and_shows_the_fingerprint_to_compare(qtbot: QtBot) -> None:
    sheet = JoinSheet("https://hub.example.org", trouble="That code was used before.")
    qtbot.addWidget(sheet)
    assert not sheet.go.isEnabled()
    sheet.code.setText("ABCD")
    assert sheet.go.isEnabled()
    joined = JoinedSheet("Sharon Pike", "social worker", "https://hub.example.org", "aaaa bbbb")
    qtbot.addWidget(joined)
    assert joined.fingerprint.text() == "aaaa bbbb"
    assert nameless(sheet) == nameless(joined) == nameless(_sheet(qtbot)) == []
