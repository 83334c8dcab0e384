from pathlib import Path

import pyrage

from fieldkit.services.door import unlock
from fieldkit.services.profile import key_care
from fieldkit.ui.screens.key_sheets import BackupPassphraseSheet, PassphraseSheet
from tests.services.desk import PASSPHRASE
from tests.ui.computer import Computer

NEW = "another walk to the same gate"


def test_a_backup_is_written_and_brought_back_on_an_empty_laptop(opened: Computer, tmp_path: Path) -> None:
    file = tmp_path / "stick" / "kept.backup"
    file.parent.mkdir()
    opened.program.door.keeping.back_up(file)
    opened.until(lambda: "backed up" in opened.window.toast.words.text())
    profile = opened.desk.session.profile.profile
    with opened.qtbot.waitSignal(opened.program.door.shut, timeout=20_000):
        opened.program.door.lock()
    opened.settled()
    profile.folder.rename(tmp_path / "gone")
    opened.program.door.show_locked()

    opened.program.door.ask_backup(file)
    (sheet,) = opened.window.findChildren(BackupPassphraseSheet)
    sheet.field.setText(PASSPHRASE)
    sheet.accept()
    opened.until(profile.folder.exists)
    opened.settled()
    opened.unlock()
    assert opened.desk.session.practitioner.name == "Sharon Pike"


def test_a_wrong_old_passphrase_is_asked_for_again_and_the_right_one_changes_it(opened: Computer) -> None:
    keeping, session = opened.program.door.keeping, opened.desk.session
    keeping.change("guessed", NEW)
    opened.until(lambda: bool(opened.window.findChildren(PassphraseSheet)))
    (sheet,) = opened.window.findChildren(PassphraseSheet)
    sheet.old.setText(PASSPHRASE)
    sheet.choice.new.setText(NEW)
    sheet.choice.again.setText(NEW)
    opened.until(sheet.go.isEnabled)
    sheet.go.click()
    opened.until(lambda: "passphrase is changed" in opened.window.toast.words.text())
    unlock.check(session.laptop, session.profile.profile.id, NEW)


def test_who_can_recover_is_shown_with_fingerprints(opened: Computer) -> None:
    assert "Nobody can open your profile for you yet" in opened.desk.settings.recovery.text()
    one, two = (str(pyrage.x25519.Identity.generate().to_public()) for _ in range(2))
    session = opened.desk.session
    key_care.set_up_recovery(session.laptop, session.profile.profile.id, PASSPHRASE, one, two)
    with opened.qtbot.waitSignal(opened.program.door.shut, timeout=20_000):
        opened.program.door.lock()
    opened.settled()
    opened.unlock()
    opened.until(lambda: key_care.fingerprint(two) in opened.desk.settings.recovery.text())
    assert "has changed" in opened.window.toast.words.text()
