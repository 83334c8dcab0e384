from pathlib import Path

import pytest

from fieldkit.services.profile import profiles
from fieldkit.services.profile.profiles import ProfileChoiceError, ProfileFieldsError
from fieldkit.store import revisions
from fieldkit.store.errors import VaultMissingError
from fieldkit.store.profile_list import SPOOL
from tests.services.desk import PASSPHRASE, Desk


def test_the_first_profile_becomes_current_and_is_found_by_name_and_id(desk: Desk) -> None:
    made = profiles.create(desk.laptop, name=" Sharon Pike ", role="social-worker", passphrase=PASSPHRASE)
    profiles.create(desk.laptop, name="Glynis Hart", role="cpn", passphrase=PASSPHRASE)

    assert [one.name for one in profiles.list_profiles(desk.laptop)] == ["Glynis Hart", "Sharon Pike"]
    assert profiles.current(desk.laptop) == made
    assert profiles.find(desk.laptop, None) == made
    assert profiles.find(desk.laptop, "glynis hart").role == "cpn"
    assert profiles.find(desk.laptop, made.id) == made


def test_another_profile_can_be_made_current(desk: Desk) -> None:
    profiles.create(desk.laptop, name="Sharon Pike", role="social-worker", passphrase=PASSPHRASE)
    other = profiles.create(desk.laptop, name="Glynis Hart", role="cpn", passphrase=PASSPHRASE)

    profiles.make_current(desk.laptop, other.id)

    current = profiles.current(desk.laptop)
    assert current is not None
    assert current.name == "Glynis Hart"
    with pytest.raises(VaultMissingError):
        profiles.make_current(desk.laptop, "nobody")


@pytest.mark.parametrize(("name", "role", "words"), [("", "cpn", "x"), ("G", "king", "x"), ("G", "cpn", "")])
def test_what_makes_no_profile_makes_nothing(desk: Desk, name: str, role: str, words: str) -> None:
    with pytest.raises(ProfileFieldsError):
        profiles.create(desk.laptop, name=name, role=role, passphrase=words)

    assert profiles.list_profiles(desk.laptop) == ()


def test_nobody_here_and_nobody_of_that_name_are_told_apart(desk: Desk) -> None:
    with pytest.raises(ProfileChoiceError, match="no profile"):
        profiles.find(desk.laptop, None)
    profiles.create(desk.laptop, name="Sharon Pike", role="social-worker", passphrase=PASSPHRASE)
    with pytest.raises(ProfileChoiceError, match="not clear"):
        profiles.find(desk.laptop, "somebody else")


def test_envelopes_still_to_be_posted_are_counted_without_unlocking(desk: Desk) -> None:
    made = profiles.create(desk.laptop, name="Sharon Pike", role="social-worker", passphrase=PASSPHRASE)
    spool = desk.laptop.data / "profiles" / made.id / SPOOL
    spool.mkdir(exist_ok=True)
    (spool / f"0-{'a' * 64}.age").write_bytes(b"sealed")

    assert profiles.find(desk.laptop, None).waiting == 1


def test_a_damaged_vault_is_listed_as_such(desk: Desk) -> None:
    made = profiles.create(desk.laptop, name="Sharon Pike", role="social-worker", passphrase=PASSPHRASE)
    (desk.laptop.data / "profiles" / made.id / "vault.json").write_text("{}", encoding="utf-8")

    assert [one.damaged for one in profiles.list_profiles(desk.laptop)] == [True]


def test_whoever_comes_next_neither_sees_nor_touches_what_the_other_wrote(desk: Desk) -> None:
    first = desk.open("Sharon Pike")
    kept = desk.small_record(first, ("a", "only for Sharon")).id
    folder = first.profile.profile.folder
    desk.lock(first)
    before = {one.name: one.read_bytes() for one in folder.rglob("*") if one.is_file()}

    second = desk.open("Glynis Hart", "cpn")
    profiles.make_current(desk.laptop, second.profile.profile.id)
    own = desk.small_record(second, ("a", "only for Glynis")).id
    assert second.read(revisions.record_ids) == (own,)
    desk.lock(second)

    assert {one.name: one.read_bytes() for one in folder.rglob("*") if one.is_file()} == before
    assert desk.unlock(folder.name).read(revisions.record_ids) == (kept,)


def test_the_passphrase_is_enough_whoever_s_account_and_home_it_is(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """No keyring, no desktop and no account of the system has a part in the key."""
    made = profiles.create(desk.laptop, name="Sharon Pike", role="social-worker", passphrase=PASSPHRASE)
    for name in ("HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_RUNTIME_DIR"):
        monkeypatch.setenv(name, str(tmp_path / "another"))
    for name in ("USER", "LOGNAME", "USERNAME"):
        monkeypatch.setenv(name, "somebody-else")
    for name in ("DBUS_SESSION_BUS_ADDRESS", "GNOME_KEYRING_CONTROL", "XDG_CURRENT_DESKTOP"):
        monkeypatch.delenv(name, raising=False)

    assert desk.unlock(made.id).practitioner.name == "Sharon Pike"
