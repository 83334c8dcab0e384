"""A forgotten passphrase loses no work, and it takes two people to bring it back."""

import os
import shutil
import subprocess
from pathlib import Path

import pyrage
import pytest

from fieldkit.store import recovery, vault
from fieldkit.store.derivation import Cost
from fieldkit.store.errors import PassphraseError, RecoveryError
from fieldkit.store.vault_file import Owner

CHEAP = Cost(64, 1, 1)
IT, GOVERNANCE = pyrage.x25519.Identity.generate(), pyrage.x25519.Identity.generate()


@pytest.fixture
def keys(tmp_path: Path) -> vault.Keys:
    made = vault.create(tmp_path, Owner("profile-1", "G", "p", "cpn"), "forgotten", CHEAP, os.urandom)
    vault.set_recovery(tmp_path, made, str(IT.to_public()), str(GOVERNANCE.to_public()))
    vault.confirm(tmp_path)
    return made


def test_both_in_turn_bring_the_store_back_and_nobody_s_signature(tmp_path: Path, keys: vault.Keys) -> None:
    outer = vault.escrowed(tmp_path)
    opened = recovery.open_layer(recovery.open_layer(outer, str(IT)), str(GOVERNANCE))
    recovered = vault.recover(tmp_path, opened, "a new one", CHEAP, os.urandom)
    assert recovered.database == keys.database
    assert recovered.revision.public != keys.revision.public
    assert recovered.request.public != keys.request.public
    assert vault.unlock(tmp_path, "a new one").database == keys.database
    with pytest.raises(PassphraseError):
        vault.unlock(tmp_path, "forgotten")


@pytest.mark.parametrize("alone", [IT, GOVERNANCE])
def test_one_alone_gets_nowhere(tmp_path: Path, keys: vault.Keys, alone: pyrage.x25519.Identity) -> None:
    outer = vault.escrowed(tmp_path)
    with pytest.raises(RecoveryError):
        recovery.open_layer(recovery.open_layer(outer, str(alone)), str(alone))
    with pytest.raises(RecoveryError):
        vault.recover(tmp_path, outer, "mine now", CHEAP, os.urandom)
    assert vault.unlock(tmp_path, "forgotten").database == keys.database


def test_the_passphrase_goes_on_working_and_recovery_outlives_its_change(
    tmp_path: Path, keys: vault.Keys
) -> None:
    vault.change_passphrase(tmp_path, "forgotten", "changed", CHEAP, os.urandom)
    assert vault.recipients(tmp_path) == (str(IT.to_public()), str(GOVERNANCE.to_public()))
    opened = recovery.open_layer(recovery.open_layer(vault.escrowed(tmp_path), str(IT)), str(GOVERNANCE))
    assert recovery.read_opened(opened, "profile-1") == keys.database


def test_another_profile_s_recovery_file_is_not_taken(keys: vault.Keys) -> None:
    other = recovery.escrow("profile-2", os.urandom(32), str(IT.to_public()), str(GOVERNANCE.to_public()))
    opened = recovery.open_layer(recovery.open_layer(other.ciphertext, str(IT)), str(GOVERNANCE))
    with pytest.raises(RecoveryError):
        recovery.read_opened(opened, "profile-1")


def test_two_keys_of_one_person_are_not_two_people(keys: vault.Keys) -> None:
    with pytest.raises(RecoveryError):
        recovery.escrow("profile-1", keys.database, str(IT.to_public()), str(IT.to_public()))


@pytest.mark.parametrize("text", ["", "age1nonsense", "AGE-SECRET-KEY-1"])
def test_a_recipient_that_is_none_is_told(keys: vault.Keys, text: str) -> None:
    with pytest.raises(RecoveryError):
        recovery.escrow("profile-1", keys.database, str(IT.to_public()), text)


def test_a_vault_without_recovery_says_so(tmp_path: Path) -> None:
    folder = tmp_path / "other"
    folder.mkdir()
    vault.create(folder, Owner("profile-3", "G", "p", "cpn"), "x", CHEAP, os.urandom)
    assert vault.recipients(folder) is None
    with pytest.raises(RecoveryError):
        vault.escrowed(folder)


@pytest.mark.skipif(shutil.which("age") is None, reason="the age command is not installed here")
def test_the_public_age_command_opens_both_layers(tmp_path: Path, keys: vault.Keys) -> None:
    opened = vault.escrowed(tmp_path)
    for number, identity in enumerate((IT, GOVERNANCE)):
        key_file = tmp_path / f"identity-{number}"
        key_file.write_text(str(identity))
        run = subprocess.run(
            ["age", "--decrypt", "--identity", key_file], input=opened, capture_output=True, check=True
        )
        opened = run.stdout
    assert recovery.read_opened(opened, "profile-1") == keys.database
