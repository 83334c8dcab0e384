"""Whoever unlocks the vault can open its backups, and nobody else by that key."""

import shutil
import subprocess
from pathlib import Path

import pyrage
import pytest

from fieldkit.store import backup_key
from tests.store.laptop import KEY


def test_the_same_store_key_always_gives_the_same_identity_and_another_gives_another() -> None:
    first = backup_key.identity(KEY)
    assert str(first) == str(backup_key.identity(bytearray(KEY)))
    assert str(first) != str(backup_key.identity(bytes(32)))
    assert KEY.hex() not in str(first)


def test_what_is_encrypted_to_it_opens_with_it_only() -> None:
    sealed = pyrage.encrypt(b"the beck", [backup_key.identity(KEY).to_public()])
    assert pyrage.decrypt(sealed, [backup_key.identity(KEY)]) == b"the beck"
    with pytest.raises(pyrage.DecryptError):
        pyrage.decrypt(sealed, [backup_key.identity(bytes(32))])


def test_the_age_command_reads_it_as_its_own(tmp_path: Path) -> None:
    if shutil.which("age") is None:
        pytest.skip("there is no age command here")
    (tmp_path / "key").write_text(str(backup_key.identity(KEY)))
    sealed = pyrage.encrypt(b"the beck", [backup_key.identity(KEY).to_public()])
    told = subprocess.run(
        ["age", "--decrypt", "-i", str(tmp_path / "key")], input=sealed, capture_output=True, check=True
    )
    assert told.stdout == b"the beck"
