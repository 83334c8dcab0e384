"""A practitioner's profile on this laptop: made and opened; everything of it lies in one folder."""

from __future__ import annotations

import os
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

from fieldkit.base.clock import Clock, format_instant
from fieldkit.base.ids import RandomBytes, new_id
from fieldkit.records.certificates import issue
from fieldkit.records.keys import SigningKey
from fieldkit.store import (
    atomic_file,
    certificates,
    damaged_copy,
    derivation,
    outbox,
    reserve,
    salvaging,
    state,
    vault,
)
from fieldkit.store.connection import Connect, Connection, sqlcipher, translated
from fieldkit.store.database import Database, create_database, open_database
from fieldkit.store.derivation import Cost
from fieldkit.store.errors import DamagedStoreError
from fieldkit.store.lockfile import ProfileLock
from fieldkit.store.profile_list import PROFILES, SPOOL, STORE, Profile, has_current, set_current
from fieldkit.store.salvaging import Salvaged
from fieldkit.store.vault import Keys
from fieldkit.store.vault_file import Owner

LOCK = "store.lock"
LOCAL_AREA = "local"
_PROVISIONAL = timedelta(days=3650)


@dataclass(frozen=True)
class OpenProfile:
    """An unlocked profile: the database and the keys. ``close`` locks it."""

    profile: Profile
    database: Database
    revision_key: SigningKey
    request_key: SigningKey
    lock: ProfileLock

    @property
    def spool(self) -> Path:
        """The folder of envelopes, which can be posted while locked."""
        return self.profile.folder / SPOOL

    def close(self) -> None:
        """Finish the saves, close the database, drop the keys, let the next one in. The caller drops this object."""
        self.database.close()
        self.revision_key.forget()
        self.request_key.forget()
        self.lock.release()


def create_profile(
    data: Path,
    *,
    display_name: str,
    role: str,
    passphrase: str,
    clock: Clock,
    practitioner: str | None = None,
    cost: Cost | None = None,
    random: RandomBytes = os.urandom,
) -> Profile:
    """A new profile below the data folder, whole or not at all, made current where it is the first.

    Its keys and a provisional certificate are made at once, so that work can be captured before any hub is met.
    ``cost`` is measured on this computer unless it is given. Raises VaultError or a StoreError.
    """
    profile_id = new_id(clock, random)
    owner = Owner(profile_id, display_name, practitioner or new_id(clock, random), role)
    folder = data / PROFILES / profile_id
    building = folder.with_name("." + profile_id)
    with translated():
        building.mkdir(parents=True, mode=0o700)
    keys = vault.create(building, owner, passphrase, cost or derivation.calibrate(), random)
    database = create_database(building / STORE, keys.database, random=random)
    try:
        database.write(lambda connection: _certify(connection, owner, keys, clock)).result()
    finally:
        database.close()
    with translated():
        building.rename(folder)
        atomic_file.sync_folder(folder.parent)
    if not has_current(data):
        set_current(data, profile_id)
    return Profile(folder, owner)


def open_profile(
    profile: Profile, passphrase: str, *, random: RandomBytes = os.urandom, connect: Connect = sqlcipher
) -> OpenProfile:
    """Unlock. Raises PassphraseError, StoreInUseError, VaultError or a StoreError; then nothing has changed."""
    if profile.damaged:
        vault.read_owner(profile.folder)
    lock = ProfileLock(profile.folder / LOCK)
    try:
        keys = vault.unlock(profile.folder, passphrase)
        database = _open_store(profile.folder / STORE, keys.database, connect, random)
    except BaseException:
        lock.release()
        raise
    # Neither is waited for: a full disk must not keep anybody from reading.
    database.write(outbox.mark_only_here)
    database.write(lambda _: vault.confirm(profile.folder))
    return OpenProfile(profile, database, keys.revision, keys.request, lock)


def salvage_store(profile: Profile, passphrase: str, *, accept: bool = False) -> Salvaged:
    """Make a readable store of a damaged one, while nobody has it open; see ``salvaging.salvage``.

    Raises PassphraseError, StoreInUseError, VaultError or a StoreError; then everything is as it was.
    """
    lock = ProfileLock(profile.folder / LOCK)
    try:
        keys = vault.unlock(profile.folder, passphrase)
        return salvaging.salvage(profile.folder / STORE, keys.database, accept=accept)
    finally:
        lock.release()


def _open_store(path: Path, key: bytes, connect: Connect, random: RandomBytes) -> Database:
    """A damaged one is copied as it is before anybody tries anything with it."""
    try:
        return open_database(path, key, connect=connect, random=random, reserve=reserve.BYTES)
    except DamagedStoreError:
        damaged_copy.keep(path)
        raise


def _certify(connection: Connection, owner: Owner, keys: Keys, clock: Clock) -> None:
    """A certificate that the laptop signs itself; the hub takes it on when the laptop is enrolled."""
    certificate = issue(
        {
            "practitioner": owner.practitioner,
            "name": owner.display_name,
            "role": owner.role,
            "area": LOCAL_AREA,
            "device": owner.profile,
            "revision_key": keys.revision.public,
            "request_key": keys.request.public,
            "valid_from": format_instant(clock.now()),
            "valid_to": format_instant(clock.now() + _PROVISIONAL),
        },
        keys.revision,
    )
    certificates.add(connection, certificate)
    state.set_own_certificate(connection, certificate.id)
