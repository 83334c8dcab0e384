"""Only the passphrase opens the vault; whatever else happens to it, nothing that was in it is lost."""

import json
import os
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from fieldkit.store import vault, vault_file
from fieldkit.store.derivation import Cost
from fieldkit.store.errors import PassphraseError, VaultError, VaultMissingError
from fieldkit.store.vault import Keys
from fieldkit.store.vault_file import Owner

CHEAP = Cost(64, 1, 1)
OWNER = Owner("profile-1", "Glynis Hart", "practitioner-2", "cpn")
PASSPHRASE = "blue door, brass bell"


def made(folder: Path) -> Keys:
    return vault.create(folder, OWNER, PASSPHRASE, CHEAP, os.urandom)


def same(left: Keys, right: Keys) -> bool:
    return (left.database, left.revision.seed(), left.request.seed()) == (
        right.database,
        right.revision.seed(),
        right.request.seed(),
    )


def files(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def test_the_passphrase_gives_the_keys_back(tmp_path: Path) -> None:
    keys = made(tmp_path)
    assert same(vault.unlock(tmp_path, PASSPHRASE), keys)


def test_a_wrong_passphrase_changes_nothing(tmp_path: Path) -> None:
    made(tmp_path)
    before = files(tmp_path)
    for wrong in ("", PASSPHRASE + " ", PASSPHRASE.upper()):
        with pytest.raises(PassphraseError) as caught:
            vault.unlock(tmp_path, wrong)
        assert caught.value.code == "FK-VAULT-PASSPHRASE"
    assert files(tmp_path) == before


def test_the_unlock_screen_can_name_the_owner_and_nothing_secret_is_readable(tmp_path: Path) -> None:
    keys = made(tmp_path)
    assert vault.read_owner(tmp_path) == OWNER
    written = (tmp_path / "vault.json").read_text()
    for secret in (keys.database, keys.revision.seed(), keys.request.seed()):
        assert secret.hex() not in written


def test_a_new_passphrase_opens_the_same_keys_and_the_old_one_no_longer(tmp_path: Path) -> None:
    keys = made(tmp_path)
    vault.change_passphrase(tmp_path, PASSPHRASE, "a new one altogether", CHEAP, os.urandom)
    assert same(vault.unlock(tmp_path, "a new one altogether"), keys)
    with pytest.raises(PassphraseError):
        vault.unlock(tmp_path, PASSPHRASE)


def test_the_vault_from_before_stays_until_the_new_one_opened_the_store(tmp_path: Path) -> None:
    made(tmp_path)
    before = (tmp_path / "vault.json").read_bytes()
    vault.change_passphrase(tmp_path, PASSPHRASE, "new", CHEAP, os.urandom)
    assert (tmp_path / "vault.json.old").read_bytes() == before
    vault.confirm(tmp_path)
    assert sorted(files(tmp_path)) == ["vault.json"]
    vault.confirm(tmp_path)


def test_changing_with_a_wrong_passphrase_changes_nothing(tmp_path: Path) -> None:
    made(tmp_path)
    before = files(tmp_path)
    with pytest.raises(PassphraseError):
        vault.change_passphrase(tmp_path, "wrong", "new", CHEAP, os.urandom)
    assert files(tmp_path) == before


@pytest.mark.parametrize("after", [b"", b"{", None])
def test_a_change_that_was_cut_short_falls_back_on_the_vault_from_before(
    tmp_path: Path, after: bytes | None
) -> None:
    keys = made(tmp_path)
    (tmp_path / "vault.json.old").write_bytes((tmp_path / "vault.json").read_bytes())
    (tmp_path / "vault.json").unlink()
    if after is not None:
        (tmp_path / "vault.json").write_bytes(after)
    assert same(vault.unlock(tmp_path, PASSPHRASE), keys)
    vault.confirm(tmp_path)
    assert same(vault.unlock(tmp_path, PASSPHRASE), keys)
    if after is not None:
        assert (tmp_path / "vault.json.damaged").read_bytes() == after


@settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.data())
def test_any_damaged_byte_is_told_from_a_wrong_passphrase_and_kept(
    tmp_path: Path, data: st.DataObject
) -> None:
    if not (tmp_path / "vault.json").exists():
        made(tmp_path)
        (tmp_path / "whole").write_bytes((tmp_path / "vault.json").read_bytes())
    whole = (tmp_path / "whole").read_bytes()
    at = data.draw(st.integers(0, len(whole) - 1))
    byte = data.draw(st.integers(0, 255).filter(lambda one: one != whole[at]))
    damaged = whole[:at] + bytes([byte]) + whole[at + 1 :]
    (tmp_path / "vault.json").write_bytes(damaged)
    if _says_the_same(damaged, whole):
        return
    with pytest.raises(VaultError) as caught:
        vault.unlock(tmp_path, PASSPHRASE)
    assert caught.value.code == "FK-VAULT-DAMAGED"
    assert (tmp_path / "vault.json").read_bytes() == damaged


def _says_the_same(damaged: bytes, whole: bytes) -> bool:
    """One kind of white space for another between members is no damage."""
    try:
        return bool(json.loads(damaged) == json.loads(whole))
    except ValueError:
        return False


def test_a_key_put_in_another_s_place_is_not_taken(tmp_path: Path) -> None:
    made(tmp_path)
    content = json.loads((tmp_path / "vault.json").read_text())
    content["keys"]["revision"], content["keys"]["request"] = (
        content["keys"]["request"],
        content["keys"]["revision"],
    )
    content["check"] = vault_file.check({name: one for name, one in content.items() if name != "check"})
    (tmp_path / "vault.json").write_text(json.dumps(content))
    with pytest.raises(PassphraseError):
        vault.unlock(tmp_path, PASSPHRASE)


def test_no_vault_is_made_over_another(tmp_path: Path) -> None:
    made(tmp_path)
    before = files(tmp_path)
    with pytest.raises(VaultError):
        made(tmp_path)
    assert files(tmp_path) == before


def test_a_folder_without_a_vault_says_so(tmp_path: Path) -> None:
    with pytest.raises(VaultMissingError):
        vault.unlock(tmp_path, PASSPHRASE)
    assert list(tmp_path.iterdir()) == []


def test_the_plain_part_can_change_and_stays_with_its_profile(tmp_path: Path) -> None:
    keys = made(tmp_path)
    vault.rename_owner(tmp_path, Owner("profile-1", "Glynis Hart-Ross", "practitioner-2", "cpn"))
    assert vault.read_owner(tmp_path).display_name == "Glynis Hart-Ross"
    assert same(vault.unlock(tmp_path, PASSPHRASE), keys)
    with pytest.raises(VaultError):
        vault.rename_owner(tmp_path, Owner("profile-2", "x", "y", "z"))
