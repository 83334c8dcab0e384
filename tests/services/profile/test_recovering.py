from pathlib import Path

import pyrage
import pytest

from fieldkit.services.door import unlock
from fieldkit.services.exchange.enrol import enrol_at
from fieldkit.services.profile import key_care, recovering
from fieldkit.services.profile.passphrase_strength import PassphraseWeakError
from fieldkit.store import drafts, outbox, vault
from fieldkit.store.errors import PassphraseError, RecoveryError
from tests.services.desk import ADDRESS, PASSPHRASE, Desk

IT, LEAD = (pyrage.x25519.Identity.generate() for _ in range(2))
NEW = "another walk to the same gate"


def key_file(identity: pyrage.x25519.Identity) -> bytes:
    return f"# created: today\n# public key: {identity.to_public()}\n{identity}\n".encode()


def forgotten(desk: Desk) -> str:
    """A joined profile with something that waits and a draft, locked, and recovery set up for it."""
    session = desk.join()
    desk.small_record(session, ("a", "written before it was forgotten")).seal()
    desk.small_record(session, ("a", "half of a sen"))
    profile = session.profile.profile.id
    key_care.set_up_recovery(desk.laptop, profile, PASSPHRASE, str(IT.to_public()), str(LEAD.to_public()))
    desk.lock(session)
    return profile


def test_two_people_in_turn_open_it_and_work_goes_on_to_the_hub_under_new_keys(desk: Desk) -> None:
    profile = forgotten(desk)
    folder = desk.laptop.data / "profiles" / profile
    before = vault.unlock(folder, PASSPHRASE).revision.public
    assert [one.recipient for one in recovering.helpers(desk.laptop, profile)] == [
        str(IT.to_public()), str(LEAD.to_public()),
    ]  # fmt: skip
    once = recovering.open_with(recovering.recovery_file(desk.laptop, profile), key_file(IT))
    twice = recovering.open_with(once, key_file(LEAD))
    recovering.redeem(desk.laptop, profile, twice, NEW)

    with pytest.raises(PassphraseError):
        unlock.check(desk.laptop, profile, PASSPHRASE)
    session = unlock.unlock(desk.laptop, profile, NEW)
    desk.sessions.append(session)
    own = session.certificate
    assert own.provisional
    assert own.revision_key == session.profile.revision_key.public != before
    assert [one.cert for one in session.read(drafts.everything)] == [own.id]
    desk.small_record(session, ("a", "written after it")).seal()
    code = desk.hub.invite("Sharon Pike", "social-worker", own.practitioner)
    enrol_at(session, desk.hub.as_device(""), ADDRESS, code)
    assert session.practitioner.id == own.practitioner
    done = desk.exchange(session)
    assert done.went_through
    assert session.read(outbox.waiting) == ()
    assert done.safe == 3


def test_neither_of_them_alone_and_not_in_the_wrong_order(desk: Desk) -> None:
    profile = forgotten(desk)
    sealed = recovering.recovery_file(desk.laptop, profile)
    with pytest.raises(RecoveryError):
        recovering.open_with(sealed, key_file(LEAD))
    once = recovering.open_with(sealed, key_file(IT))
    with pytest.raises(RecoveryError):
        recovering.open_with(once, key_file(IT))
    with pytest.raises(RecoveryError):
        recovering.redeem(desk.laptop, profile, once, NEW)
    unlock.check(desk.laptop, profile, PASSPHRASE)


def test_a_weak_new_passphrase_and_another_file_change_nothing(desk: Desk) -> None:
    profile = forgotten(desk)
    once = recovering.open_with(recovering.recovery_file(desk.laptop, profile), key_file(IT))
    twice = recovering.open_with(once, key_file(LEAD))
    with pytest.raises(PassphraseWeakError):
        recovering.redeem(desk.laptop, profile, twice, "password1")
    with pytest.raises(RecoveryError, match="not a key file"):
        recovering.open_with(once, b"no key at all")
    unlock.check(desk.laptop, profile, PASSPHRASE)


def test_wrong_attempts_cost_the_derivation_and_leave_nothing_behind(desk: Desk) -> None:
    profile = forgotten(desk)
    folder = desk.laptop.data / "profiles" / profile
    before = _files(folder)
    for guess in ("a guess", "", PASSPHRASE + " "):
        with pytest.raises(PassphraseError):
            unlock.unlock(desk.laptop, profile, guess)
    assert _files(folder) == before
    desk.unlock(profile)


def test_nobody_can_recover_what_was_never_set_up(desk: Desk) -> None:
    session = desk.open()
    profile = session.profile.profile.id
    assert recovering.helpers(desk.laptop, profile) == ()
    with pytest.raises(RecoveryError, match="never set up"):
        recovering.recovery_file(desk.laptop, profile)


def _files(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}
