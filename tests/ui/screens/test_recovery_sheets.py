from pytestqt.qtbot import QtBot

from fieldkit.ui.screens.recovery_sheets import ForgottenSheet, NameHelpersSheet, RedeemSheet
from fieldkit.ui.widgets.text import Words
from tests.ui.accessible import nameless
from tests.ui.screens.test_new_passphrase import at_once


def test_who_can_help_is_named_by_fingerprint_in_turn_with_both_steps(qtbot: QtBot) -> None:
    sheet = ForgottenSheet(["aaaa bbbb", "cccc dddd"])
    qtbot.addWidget(sheet)
    assert [one.text() for one in sheet.findChildren(Words) if "b" in one.text()[:6] or one.text()[0] in "12"][
        :2
    ] == ["1.  aaaa bbbb", "2.  cccc dddd"]
    with qtbot.waitSignal(sheet.save_file):
        sheet.save.click()
    with qtbot.waitSignal(sheet.bring_file):
        sheet.bring.click()
    assert nameless(sheet) == []


def test_where_nobody_was_named_it_says_what_is_safe(qtbot: QtBot) -> None:
    sheet = ForgottenSheet([])
    qtbot.addWidget(sheet)
    assert any("safe there" in one.text() for one in sheet.findChildren(Words))


def test_only_a_strong_passphrase_is_taken_after_a_recovery(qtbot: QtBot) -> None:
    sheet = RedeemSheet(at_once, ["Sharon Pike"], "Not that file.")
    qtbot.addWidget(sheet)
    assert not sheet.go.isEnabled()
    for field in (sheet.choice.new, sheet.choice.again):
        field.setText("quiet river stones")
    sheet.choice.judge()
    assert sheet.go.isEnabled()


def test_two_different_people_and_the_passphrase_are_needed(qtbot: QtBot) -> None:
    sheet = NameHelpersSheet("age1one", "age1one")
    qtbot.addWidget(sheet)
    sheet.passphrase.setText("mine")
    assert not sheet.go.isEnabled()
    sheet.second.setText("age1two")
    assert sheet.go.isEnabled()
    assert nameless(sheet) == []
