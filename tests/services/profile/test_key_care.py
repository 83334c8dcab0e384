import shutil
import subprocess
from pathlib import Path

import pyrage
import pytest

from fieldkit.records.keys import SigningKey
from fieldkit.services.door import unlock
from fieldkit.services.profile import key_care
from fieldkit.services.profile.profiles import ProfileFieldsError
from fieldkit.services.profile.session import Session
from fieldkit.store import outbox, recovery, vault
from fieldkit.store.errors import PassphraseError, RecoveryError
from tests.services.desk import PASSPHRASE, Desk

IT, LEAD, OTHER = (pyrage.x25519.Identity.generate() for _ in range(3))
NEW = "another walk to the same gate"


def set_up(
    desk: Desk, session: Session, first: pyrage.x25519.Identity, second: pyrage.x25519.Identity
) -> None:
    profile = session.profile.profile.id
    key_care.set_up_recovery(
        desk.laptop, profile, PASSPHRASE, str(first.to_public()), str(second.to_public())
    )


def test_a_changed_passphrase_opens_all_that_waits_and_the_old_one_nothing(desk: Desk) -> None:
    session = desk.join()
    desk.small_record(session, ("a", "not sent yet")).seal()
    profile = session.profile.profile.id
    key_care.change_passphrase(desk.laptop, profile, PASSPHRASE, NEW)
    desk.lock(session)
    with pytest.raises(PassphraseError):
        unlock.unlock(desk.laptop, profile, PASSPHRASE)
    again = unlock.unlock(desk.laptop, profile, NEW)
    assert len(again.read(outbox.waiting)) == 1
    assert desk.exchange(again).safe == 1
    unlock.lock(again)


def test_a_wrong_old_one_or_an_empty_new_one_changes_nothing(desk: Desk, session: Session) -> None:
    profile = session.profile.profile.id
    with pytest.raises(PassphraseError):
        key_care.change_passphrase(desk.laptop, profile, "guessed", NEW)
    with pytest.raises(ProfileFieldsError):
        key_care.change_passphrase(desk.laptop, profile, PASSPHRASE, "  ")
    unlock.check(desk.laptop, profile, PASSPHRASE)


def test_who_can_recover_is_shown_and_a_change_is_told_once_and_kept(desk: Desk, session: Session) -> None:
    assert key_care.recovery(session) == key_care.Recovery(())
    set_up(desk, session, IT, LEAD)
    first = key_care.recovery(session)
    assert first.fingerprints == tuple(key_care.fingerprint(str(one.to_public())) for one in (IT, LEAD))
    assert "has changed" in first.news
    assert key_care.recovery(session).news == ""
    desk.minutes_later(5)
    set_up(desk, session, IT, OTHER)
    assert key_care.recovery(session).before == first.fingerprints
    assert [at for at, _ in key_care.history(session)] == [
        "2026-11-22T09:00:00.000Z",
        "2026-11-22T09:05:00.000Z",
    ]


@pytest.mark.skipif(shutil.which("age") is None, reason="the age command is not installed here")
def test_the_drill_two_people_in_turn_with_the_age_command(desk: Desk, tmp_path: Path) -> None:
    """As docs/recovery.md tells it: neither alone, and nothing that comes out can sign."""
    session = desk.join()
    before = session.profile.revision_key.public
    desk.small_record(session, ("a", "written before it was forgotten")).seal()
    set_up(desk, session, IT, LEAD)
    folder, profile = session.profile.profile.folder, session.profile.profile.id
    desk.lock(session)
    sealed = vault.escrowed(folder)

    def age(identity: pyrage.x25519.Identity, content: bytes) -> subprocess.CompletedProcess[bytes]:
        key_file = tmp_path / "identity"
        key_file.write_text(str(identity))
        return subprocess.run(
            ["age", "--decrypt", "-i", str(key_file)], input=content, capture_output=True, check=False
        )

    assert age(LEAD, sealed).returncode != 0
    once = age(IT, sealed)
    assert once.returncode == 0
    assert age(IT, once.stdout).returncode != 0
    with pytest.raises(RecoveryError):
        recovery.read_opened(once.stdout, profile)
    twice = age(LEAD, once.stdout)
    assert twice.returncode == 0

    keys = vault.recover(
        folder, twice.stdout, NEW, desk.laptop.cost or pytest.fail("a cost"), desk.laptop.random
    )
    assert keys.revision.public != before
    assert bytes.fromhex(before) not in twice.stdout
    assert SigningKey(recovery.read_opened(twice.stdout, profile)).public != before
    again = unlock.unlock(desk.laptop, profile, NEW)
    assert len(again.read(outbox.waiting)) == 1
    unlock.lock(again)


def test_what_was_put_off_when_the_profile_was_made_is_to_do_until_two_are_named(desk: Desk) -> None:
    session = desk.open()
    assert key_care.recovery(session).to_do == ""
    key_care.ask_for_recovery(session)
    assert key_care.recovery(session).to_do.startswith("Nobody can open your profile if you forget")

    one, two = (str(pyrage.x25519.Identity.generate().to_public()) for _ in range(2))
    key_care.set_up_recovery(session.laptop, session.profile.profile.id, PASSPHRASE, one, two)

    assert key_care.recovery(session).to_do == ""
    assert key_care.recovery(session).to_do == ""
