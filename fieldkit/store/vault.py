"""The vault keeps the database key and the signing keys, wrapped by the passphrase; nothing else opens the store."""

from __future__ import annotations

import base64
import binascii
import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from fieldkit.base.ids import RandomBytes
from fieldkit.base.wording import said
from fieldkit.records.keys import SigningKey
from fieldkit.store import atomic_file, recovery, vault_file
from fieldkit.store.connection import KEY_BYTES
from fieldkit.store.derivation import SALT_BYTES, Cost, derive, read_cost
from fieldkit.store.disk_errors import translated
from fieldkit.store.errors import PassphraseError, RecoveryError, VaultError
from fieldkit.store.vault_file import DAMAGED, KEPT, VAULT, Owner, owner_of

_NONCE_BYTES = 12
_KEYS = ("database", "revision", "request")


@dataclass(frozen=True)
class Keys:
    """What the passphrase opens. ``revision`` signs work, ``request`` signs what is sent."""

    database: bytes
    revision: SigningKey
    request: SigningKey


@dataclass(frozen=True)
class _Vault:
    owner: Owner
    salt: bytes
    cost: Cost
    wrapped: Mapping[str, bytes]
    recovery: recovery.Escrow | None


def create(folder: Path, owner: Owner, passphrase: str, cost: Cost, random: RandomBytes) -> Keys:
    """Make new keys and the vault that holds them. Raises VaultError where there is one already."""
    if (folder / VAULT).exists():
        raise VaultError(said("There is a vault here already."), said("Open that one; nothing was changed."))
    keys = Keys(random(KEY_BYTES), SigningKey.make(random), SigningKey.make(random))
    _write(folder, _wrap(owner, keys, passphrase, cost, random, None))
    return keys


def read_owner(folder: Path) -> Owner:
    """Whose vault this is, without opening it. Raises VaultError."""
    return _read(folder).owner


def recipients(folder: Path) -> tuple[str, str] | None:
    """The two age recipients who can recover the database key together; None where recovery is not set up."""
    escrow = _read(folder).recovery
    return escrow.recipients if escrow else None


def unlock(folder: Path, passphrase: str) -> Keys:
    """The keys. Raises PassphraseError, which changes nothing and counts nothing, or VaultError."""
    return _unwrap(_read(folder), passphrase)


def change_passphrase(folder: Path, old: str, new: str, cost: Cost, random: RandomBytes) -> None:
    """Wrap the same keys by another passphrase; the store is not touched. Raises PassphraseError or VaultError.

    The vault from before stays as ``vault.json.old`` until ``confirm``, called when the new one opened the store.
    """
    vault = _read(folder)
    keys = _unwrap(vault, old)
    _replace(folder, _wrap(vault.owner, keys, new, cost, random, vault.recovery))


def set_recovery(folder: Path, keys: Keys, first: str, second: str) -> None:
    """Let two people together recover the database key: age recipients, IT's and the governance lead's, say."""
    vault = _read(folder)
    escrow = recovery.escrow(vault.owner.profile, keys.database, first, second)
    _replace(folder, replace(vault, recovery=escrow))


def escrowed(folder: Path) -> bytes:
    """The outer age file, for the first of the two people to open. Raises RecoveryError where there is none."""
    escrow = _read(folder).recovery
    if escrow is None:
        raise RecoveryError(
            said("Recovery was never set up for this vault."),
            said("Only the passphrase opens it. What reached the hub is safe."),
        )
    return escrow.ciphertext


def recover(folder: Path, opened: bytes, passphrase: str, cost: Cost, random: RandomBytes) -> Keys:
    """Give the vault a new passphrase with what both people opened. Raises RecoveryError or VaultError.

    The signing keys can't come back: new ones are made, and the laptop has to be enrolled with them.
    """
    vault = _read(folder)
    database = recovery.read_opened(opened, vault.owner.profile)
    keys = Keys(database, SigningKey.make(random), SigningKey.make(random))
    _replace(folder, _wrap(vault.owner, keys, passphrase, cost, random, vault.recovery))
    return keys


def rename_owner(folder: Path, owner: Owner) -> None:
    """Change the plain part: display name, practitioner id, role."""
    vault = _read(folder)
    if owner.profile != vault.owner.profile:
        raise VaultError(said("This is another profile's vault."), said("Nothing was changed."))
    _replace(folder, replace(vault, owner=owner))


def confirm(folder: Path) -> None:
    """The vault opened the store: the one from before is not needed any more.

    Where it was the one from before that opened it, that takes its place again, and the damaged one is kept beside it.
    """
    if not (folder / KEPT).exists():
        return
    with translated():
        try:
            vault_file.read_file(folder / VAULT, _understood)
            (folder / KEPT).unlink()
        except VaultError:
            if (folder / VAULT).exists():
                (folder / VAULT).replace(folder / DAMAGED)
            (folder / KEPT).replace(folder / VAULT)
        atomic_file.sync_folder(folder)


def _wrap(
    owner: Owner,
    keys: Keys,
    passphrase: str,
    cost: Cost,
    random: RandomBytes,
    escrow: recovery.Escrow | None,
) -> _Vault:
    salt = random(SALT_BYTES)
    cipher = AESGCM(derive(passphrase, salt, cost))
    secrets = dict(zip(_KEYS, (keys.database, keys.revision.seed(), keys.request.seed()), strict=True))
    wrapped = {}
    for name, secret in secrets.items():
        nonce = random(_NONCE_BYTES)
        wrapped[name] = nonce + cipher.encrypt(nonce, secret, _bound(owner.profile, name))
    return _Vault(owner, salt, cost, wrapped, escrow)


def _unwrap(vault: _Vault, passphrase: str) -> Keys:
    cipher = AESGCM(derive(passphrase, vault.salt, vault.cost))
    try:
        opened = [
            cipher.decrypt(
                vault.wrapped[name][:_NONCE_BYTES],
                vault.wrapped[name][_NONCE_BYTES:],
                _bound(vault.owner.profile, name),
            )
            for name in _KEYS
        ]
    except InvalidTag as error:
        raise PassphraseError(
            said("That passphrase does not open this profile."),
            said("Look at the keyboard's language and Caps Lock, then try again. Nothing is lost by trying."),
        ) from error
    database, revision, request = opened
    return Keys(database, SigningKey(revision), SigningKey(request))


def _bound(profile: str, name: str) -> bytes:
    """A wrapped key belongs to one profile and one purpose, so that none can be put in another's place."""
    return f"fieldkit/vault/1\0{profile}\0{name}".encode()


def _write(folder: Path, vault: _Vault) -> None:
    content: dict[str, Any] = {
        "v": 1,
        "owner": vars(vault.owner),
        "kdf": {"name": "argon2id", "salt": _text(vault.salt), **vars(vault.cost)},
        "keys": {name: _text(one) for name, one in vault.wrapped.items()},
    }
    if vault.recovery is not None:
        content["recovery"] = {
            "recipients": list(vault.recovery.recipients),
            "age": _text(vault.recovery.ciphertext),
        }
    content["check"] = vault_file.check(content)
    atomic_file.write(folder / VAULT, json.dumps(content, indent=1, ensure_ascii=False).encode("utf-8"))


def _replace(folder: Path, vault: _Vault) -> None:
    with translated():
        before = (folder / VAULT).read_bytes()
    atomic_file.write(folder / KEPT, before)
    _write(folder, vault)


def _read(folder: Path) -> _Vault:
    return vault_file.read(folder, _understood)


def _understood(content: Mapping[str, Any]) -> _Vault:
    kept = content.get("recovery")
    return _Vault(
        owner_of(content),
        _bytes(content["kdf"]["salt"]),
        read_cost(content["kdf"]),
        {name: _bytes(content["keys"][name]) for name in _KEYS},
        recovery.Escrow((kept["recipients"][0], kept["recipients"][1]), _bytes(kept["age"]))
        if kept
        else None,
    )


def _text(content: bytes) -> str:
    return base64.b64encode(content).decode("ascii")


def _bytes(text: str) -> bytes:
    try:
        return base64.b64decode(text, validate=True)
    except binascii.Error as error:
        raise ValueError("not base64") from error
