"""A vault's file can be listed without being opened; damage is told, and a change cut short falls back on the one before."""

import json
import os
from pathlib import Path

import pytest

from fieldkit.store import vault, vault_file
from fieldkit.store.derivation import Cost
from fieldkit.store.errors import VaultError, VaultMissingError
from fieldkit.store.vault_file import KEPT, VAULT, Owner

OWNER = Owner("p-1", "Glynis Hart", "prac-1", "social-worker")
CHEAP = Cost(64, 1, 1)


def made(folder: Path) -> Path:
    vault.create(folder, OWNER, "the gate by the mill", CHEAP, os.urandom)
    return folder / VAULT


def test_the_owner_is_read_without_a_passphrase(tmp_path: Path) -> None:
    made(tmp_path)
    assert vault_file.read_owner(tmp_path) == OWNER


def test_no_file_is_another_fault_than_a_damaged_one(tmp_path: Path) -> None:
    with pytest.raises(VaultMissingError):
        vault_file.read_owner(tmp_path)


def test_one_changed_letter_is_noticed(tmp_path: Path) -> None:
    path = made(tmp_path)
    path.write_text(path.read_text(encoding="utf-8").replace("Glynis", "Glenys"), encoding="utf-8")
    with pytest.raises(VaultError):
        vault_file.read_owner(tmp_path)


def test_a_file_without_an_owner_is_damaged(tmp_path: Path) -> None:
    content = {"v": 1}
    (tmp_path / VAULT).write_text(
        json.dumps({**content, "check": vault_file.check(content)}), encoding="utf-8"
    )
    with pytest.raises(VaultError):
        vault_file.read_owner(tmp_path)


def test_a_damaged_file_gives_way_to_the_one_kept_from_before(tmp_path: Path) -> None:
    path = made(tmp_path)
    (tmp_path / KEPT).write_bytes(path.read_bytes())
    path.write_bytes(path.read_bytes()[:40])
    assert vault_file.read_owner(tmp_path) == OWNER


def test_what_is_not_understood_is_told_as_damage(tmp_path: Path) -> None:
    made(tmp_path)
    with pytest.raises(VaultError):
        vault_file.read(tmp_path, lambda content: content["another part"])
