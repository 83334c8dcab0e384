"""Closed records: a store of its own for each, whose key can be destroyed, so that "wiped" is true and works offline.

Such a store lies in ``profiles/<id>/closed``. Nothing that backs up, sends, lists or searches the profile's store looks
there. Its key is random, and lies beside it wrapped by another: while the record is being written by the profile's
store key, once it is kept between two by one made from the helper's signing key, which no recovery brings back, and if
the person wants by a passphrase of theirs.
"""

from __future__ import annotations

import base64
import json
import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from fieldkit.base.ids import RandomBytes
from fieldkit.base.wording import said
from fieldkit.records.keys import SigningKey
from fieldkit.store import atomic_file
from fieldkit.store.connection import KEY_BYTES, translated
from fieldkit.store.database import Database, create_database, open_database
from fieldkit.store.derivation import SALT_BYTES, Cost, derive, read_cost
from fieldkit.store.errors import ClosedRecordError, PassphraseError

FOLDER = "closed"
STORE = "store"
"""The key is wrapped by the profile's store key: who unlocks or recovers the profile can open it."""
HELPER = "helper"
"""The key is wrapped by one made from the helper's signing key: only this device with its passphrase can open it."""
_DATABASE, _KEY = ".db", ".key"
_NONCE = 12
_ID_BYTES = 16


@dataclass(frozen=True)
class Wraps:
    """The keys of an unlocked profile that wrap those of closed records."""

    store: bytes
    helper: bytes

    def key(self, by: str) -> bytes:
        return self.store if by == STORE else self.helper


def wraps_of(database: Database, revision_key: SigningKey) -> Wraps:
    """The wrapping keys of a profile. Raises KeyGoneError once it is locked."""
    purpose = b"fieldkit/closed/1"
    helper = HKDF(SHA256(), KEY_BYTES, salt=None, info=purpose + b"/helper").derive(revision_key.seed())
    return Wraps(database.wrapping_key(purpose + b"/store"), helper)


def create(folder: Path, wraps: Wraps, random: RandomBytes) -> tuple[str, Database]:
    """A new closed store below the profile's folder; its name (which says nothing) and the open database."""
    place = folder / FOLDER
    with translated():
        place.mkdir(mode=0o700, exist_ok=True)
    name, key = random(_ID_BYTES).hex(), random(KEY_BYTES)
    _write(place, name, STORE, {"key": _wrap(wraps.store, key, name, STORE, random)})
    return name, create_database(place / (name + _DATABASE), key, random=random)


def open_closed(folder: Path, name: str, wraps: Wraps, random: RandomBytes = os.urandom) -> Database:
    """Open one. Raises ClosedRecordError where it was wiped or its key can't be had here, or a StoreError."""
    by, held = _read(folder / FOLDER, name)
    key = _unwrap(wraps.key(by), held["key"], name, by)
    if key is None:
        raise ClosedRecordError(
            said("This profile can no longer open that closed record."),
            said(
                "If the person chose a passphrase for it, they can open it with that. Otherwise it is gone."
            ),
        )
    return open_database(folder / FOLDER / (name + _DATABASE), key, random=random)


def open_for_person(folder: Path, name: str, passphrase: str, random: RandomBytes = os.urandom) -> Database:
    """Open one with the person's own passphrase. Raises PassphraseError, ClosedRecordError or a StoreError."""
    _, held = _read(folder / FOLDER, name)
    own = held.get("person")
    key = None
    if isinstance(own, dict):
        wrap = derive(passphrase, _bytes(own["salt"]), read_cost(own["cost"]))
        key = _unwrap(wrap, own["key"], name, "person")
    if key is None:
        raise PassphraseError(
            said("That passphrase does not open this plan."), said("Try again. Nothing is lost by trying.")
        )
    return open_database(folder / FOLDER / (name + _DATABASE), key, random=random)


def keep_between_two(
    folder: Path, name: str, wraps: Wraps, random: RandomBytes, passphrase: str = "", cost: Cost | None = None
) -> None:
    """Seal a closed record to the helper's device and, where a passphrase is given, to the person too.

    From then on neither the hub nor the people who can recover the store's key can open it. ``cost`` is needed with a
    passphrase. Raises ClosedRecordError.
    """
    place = folder / FOLDER
    by, held = _read(place, name)
    key = _unwrap(wraps.key(by), held["key"], name, by)
    if key is None:
        raise ClosedRecordError(
            said("This closed record can't be opened here."), said("Nothing was changed.")
        )
    keys: dict[str, Any] = {"key": _wrap(wraps.helper, key, name, HELPER, random)}
    if passphrase and cost is not None:
        salt = random(SALT_BYTES)
        wrapped = _wrap(derive(passphrase, salt, cost), key, name, "person", random)
        keys["person"] = {"salt": _text(salt), "cost": vars(cost), "key": wrapped}
    _spoil(place / (name + _KEY), random)
    _write(place, name, HELPER, keys)


def kept_between_two(folder: Path, name: str) -> bool:
    """Whether it is sealed to the helper (and the person). Raises ClosedRecordError."""
    return _read(folder / FOLDER, name)[0] == HELPER


def names(folder: Path) -> tuple[str, ...]:
    """The closed stores of a profile."""
    place = folder / FOLDER
    with translated():
        found = sorted(one.stem for one in place.glob("*" + _KEY))
    return tuple(one for one in found if (place / (one + _DATABASE)).exists())


def finish_wipes(folder: Path) -> None:
    """Remove what a wipe, or a beginning, that was cut short left over. Only while nobody else has the profile open."""
    place, whole = folder / FOLDER, names(folder)
    if not place.is_dir():
        return
    with translated():
        for one in sorted(place.iterdir()):
            if one.name.split(".")[0] not in whole:
                one.unlink()


def destroy(folder: Path, name: str, random: RandomBytes = os.urandom) -> None:
    """Destroy the key first, then remove the store; it has to be closed. Works offline, and again does no harm."""
    place = folder / FOLDER
    with translated():
        _spoil(place / (name + _KEY), random)
        (place / (name + _KEY)).unlink(missing_ok=True)
        atomic_file.sync_folder(place)
        for one in sorted(place.glob(name + ".*")):
            one.unlink()
        atomic_file.sync_folder(place)


def _spoil(path: Path, random: RandomBytes) -> None:
    """Write over a key file in place, so that its old bytes are not left in a block that is merely free."""
    with translated():
        if path.exists():
            with path.open("r+b") as file:
                file.write(random(path.stat().st_size))
                file.flush()
                os.fsync(file.fileno())


def _wrap(wrap: bytes, key: bytes, name: str, by: str, random: RandomBytes) -> str:
    nonce = random(_NONCE)
    return _text(nonce + AESGCM(wrap).encrypt(nonce, key, _bound(name, by)))


def _unwrap(wrap: bytes, wrapped: str, name: str, by: str) -> bytes | None:
    held = _bytes(wrapped)
    try:
        return AESGCM(wrap).decrypt(held[:_NONCE], held[_NONCE:], _bound(name, by))
    except InvalidTag:
        return None


def _bound(name: str, by: str) -> bytes:
    """A wrapped key belongs to one record and one wrapping, so that none can be put in another's place."""
    return f"fieldkit/closed/1\0{name}\0{by}".encode()


def _write(place: Path, name: str, by: str, keys: Mapping[str, Any]) -> None:
    content = json.dumps({"v": 1, "by": by, **keys}).encode("utf-8")
    atomic_file.write(place / (name + _KEY), content)


def _read(place: Path, name: str) -> tuple[str, dict[str, Any]]:
    try:
        held = json.loads((place / (name + _KEY)).read_bytes())
        return str(held["by"]), dict(held)
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise ClosedRecordError(
            said("This closed record is not on this laptop."), said("It was wiped, or it was never here.")
        ) from error


def _text(content: bytes) -> str:
    return base64.b64encode(content).decode("ascii")


def _bytes(text: str) -> bytes:
    return base64.b64decode(text)
