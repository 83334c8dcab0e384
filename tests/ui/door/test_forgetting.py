from pathlib import Path

import pyrage

from fieldkit.services.profile import key_care, recovering
from fieldkit.ui.door.forgetting import Forgetting
from fieldkit.ui.screens.recovery_sheets import ForgottenSheet, NameHelpersSheet, RedeemSheet
from tests.services.desk import PASSPHRASE
from tests.ui.computer import Computer

IT, LEAD = (pyrage.x25519.Identity.generate() for _ in range(2))
NEW = "three herons in the beck"


def _lock(computer: Computer) -> None:
    with computer.qtbot.waitSignal(computer.program.door.shut, timeout=20_000):
        computer.program.door.lock()
    computer.settled()


def test_two_people_are_named_in_settings_and_wrong_keys_are_asked_for_again(opened: Computer) -> None:
    keeping = opened.program.door.keeping
    opened.desk.settings.helpers.click()
    (sheet,) = opened.window.findChildren(NameHelpersSheet)
    sheet.first.setText("age1nonsense")
    sheet.second.setText(str(LEAD.to_public()))
    sheet.passphrase.setText(PASSPHRASE)
    sheet.go.click()
    opened.until(lambda: len(opened.window.findChildren(NameHelpersSheet)) > 1)
    assert opened.window.findChildren(NameHelpersSheet)[-1].first.text() == "age1nonsense"
    keeping.name_helpers(str(IT.to_public()), str(LEAD.to_public()), PASSPHRASE)
    shown = key_care.fingerprint(str(IT.to_public()))
    opened.until(lambda: shown in opened.desk.settings.recovery.text())


def test_a_forgotten_passphrase_a_file_out_two_people_a_file_in_and_a_new_one(
    opened: Computer, tmp_path: Path
) -> None:
    session = opened.desk.session
    laptop, profile = session.laptop, session.profile.profile.id
    key_care.set_up_recovery(laptop, profile, PASSPHRASE, str(IT.to_public()), str(LEAD.to_public()))
    _lock(opened)
    screen = opened.program.door.screen
    assert screen is not None
    screen.lost.click()
    opened.until(lambda: bool(opened.window.findChildren(ForgottenSheet)))

    door = opened.program.door
    way = Forgetting(laptop, opened.program.tasks, opened.window, door, profile, "Sharon Pike")
    way.save(tmp_path / "outer.age")
    opened.until((tmp_path / "outer.age").exists)
    once = recovering.open_with((tmp_path / "outer.age").read_bytes(), f"{IT}".encode())
    (tmp_path / "opened").write_bytes(recovering.open_with(once, f"{LEAD}".encode()))
    way.bring(tmp_path / "opened")
    opened.until(lambda: bool(opened.window.findChildren(RedeemSheet)))
    (sheet,) = opened.window.findChildren(RedeemSheet)
    sheet.choice.new.setText(NEW)
    sheet.choice.again.setText(NEW)
    opened.until(sheet.go.isEnabled)
    sheet.go.click()
    opened.until(lambda: door.desk is not None)
    opened.settled()
    assert not opened.desk.settings.hub.isHidden()
    assert opened.desk.session.certificate.provisional


def test_what_was_not_opened_by_both_is_told_and_changes_nothing(opened: Computer) -> None:
    session = opened.desk.session
    laptop, profile = session.laptop, session.profile.profile.id
    key_care.set_up_recovery(laptop, profile, PASSPHRASE, str(IT.to_public()), str(LEAD.to_public()))
    _lock(opened)
    way = Forgetting(laptop, opened.program.tasks, opened.window, opened.program.door, profile, "Sharon Pike")
    way.redeem(recovering.recovery_file(laptop, profile), NEW)
    opened.until(lambda: bool(opened.window.findChildren(ForgottenSheet)))
    assert opened.program.door.desk is None
    opened.window.close_sheets()
    opened.unlock()
