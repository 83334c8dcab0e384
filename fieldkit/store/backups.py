"""A profile as one file for a stick or a share: the store encrypted with age, the vault as it is, and what is in it.

The file is a plain zip of three members. ``vault.json`` is the profile's own, in which every key is wrapped by the
passphrase; ``manifest.json`` has counts and a hash and nothing personal; ``store.db.age`` is the SQLCipher database,
encrypted once more to the owner and the organisation. Opening it as the organisation gives the database still under its
own key, which only the two people of the recovery give back together.
"""

from __future__ import annotations

import hashlib
import io
import json
import zipfile
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

import pyrage

from fieldkit.base.wording import said
from fieldkit.store import atomic_file, backup_key, guard, vault, vault_file, verifying
from fieldkit.store.connection import translated
from fieldkit.store.database import Database, open_database
from fieldkit.store.errors import BackupDamagedError, BackupExistsError, RecoveryError

_VAULT, _MANIFEST, _STORE = "vault.json", "manifest.json", "store.db.age"


@dataclass(frozen=True)
class Manifest:
    """What a backup holds. ``sha256`` is that of the database file inside; ``made`` an instant."""

    profile: str
    made: str
    sha256: str
    records: int
    revisions: int
    recipients: tuple[str, ...]
    v: int = 1


def write(database: Database, folder: Path, out: Path, recipients: Iterable[str], made: str) -> Manifest:
    """Back up the profile in ``folder`` to the file ``out``: to its owner and these age recipients.

    Raises RecoveryError for a recipient that can't be read, BackupDamagedError where the copy could not be read back,
    or another StoreError; then ``out`` is as it was.
    """
    named = tuple(dict.fromkeys((database.backup_recipient(), *recipients)))
    to = [_recipient(one) for one in named]
    beside = folder / "backup.db"
    try:
        if not database.copy_to(beside):
            raise BackupDamagedError(
                said("The copy of the store could not be read back."), said("Nothing was written. Try again.")
            )
        with translated():
            content = beside.read_bytes()
            vault_bytes = (folder / vault_file.VAULT).read_bytes()
    finally:
        beside.unlink(missing_ok=True)
    counts = database.read(lambda connection: (guard.records(connection), guard.revisions(connection)))
    owner = vault.read_owner(folder)
    manifest = Manifest(owner.profile, made, hashlib.sha256(content).hexdigest(), *counts, named)
    members = {
        _VAULT: vault_bytes,
        _MANIFEST: json.dumps(asdict(manifest), indent=1).encode("ascii"),
        _STORE: pyrage.encrypt(content, to),
    }
    atomic_file.write(out, _zipped(members))
    return manifest


def read_manifest(file: Path) -> Manifest:
    """What a backup says of itself. Raises BackupDamagedError."""
    return _manifest(_members(file))


def restore(file: Path, data: Path, passphrase: str) -> Path:
    """Make the profile in a backup again below ``data/profiles``, whole and verified, or not at all; its folder.

    Raises BackupExistsError where the profile is on this laptop, PassphraseError, BackupDamagedError or a StoreError.
    """
    members = _members(file)
    manifest = _manifest(members)
    folder = data / "profiles" / manifest.profile
    if folder.exists():
        raise BackupExistsError(
            said("The profile in this backup is on this laptop already."),
            said("Nothing was changed. A store that is there is never written over."),
        )
    building = folder.with_name(".restoring-" + manifest.profile)
    try:
        with translated():
            building.mkdir(parents=True, exist_ok=True, mode=0o700)
        atomic_file.write(building / vault_file.VAULT, members[_VAULT])
        _unpack(members[_STORE], manifest, building, passphrase)
        with translated():
            building.rename(folder)
            atomic_file.sync_folder(folder.parent)
    finally:
        _remove(building)
    return folder


def _unpack(encrypted: bytes, manifest: Manifest, building: Path, passphrase: str) -> None:
    if vault.read_owner(building).profile != manifest.profile:
        raise _damaged(said("the vault is another profile's"))
    keys = vault.unlock(building, passphrase)
    try:
        content: bytes = pyrage.decrypt(encrypted, [backup_key.identity(keys.database)])
    except pyrage.DecryptError as error:
        raise _damaged(said("its store does not open")) from error
    if hashlib.sha256(content).hexdigest() != manifest.sha256:
        raise _damaged(said("its store is not the one that was put in"))
    store = building / "store.db"
    atomic_file.write(store, content)
    database = open_database(store, keys.database)
    try:
        _prove(database, manifest)
        # Envelopes are not part of a backup: what waits for the hub gets new ones.
        database.write(lambda connection: connection.execute("UPDATE outbox SET enveloped = 0")).result()
    finally:
        database.close()


def _prove(database: Database, manifest: Manifest) -> None:
    found = verifying.verify(database)
    records = database.read(guard.records)
    if found.faults:
        raise _damaged(found.faults[0].reason)
    if (records, found.revisions) != (manifest.records, manifest.revisions):
        raise _damaged(said("it holds another number of records than it says"))


def _zipped(members: dict[str, bytes]) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_STORED) as archive:
        for name, content in members.items():
            archive.writestr(zipfile.ZipInfo(name), content)
    return made.getvalue()


def _members(file: Path) -> dict[str, bytes]:
    with translated():
        content = file.read_bytes()
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            return {name: archive.read(name) for name in (_VAULT, _MANIFEST, _STORE)}
    except (zipfile.BadZipFile, KeyError, ValueError, EOFError, NotImplementedError) as error:
        raise _damaged(said("it is not a backup, or only a part of one")) from error


def _manifest(members: dict[str, bytes]) -> Manifest:
    try:
        fields = json.loads(members[_MANIFEST])
        manifest = Manifest(**{**fields, "recipients": tuple(fields["recipients"])})
        sound = manifest.v == 1 and manifest.profile.replace("-", "").isalnum()
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise _damaged(said("what it says of itself can't be read")) from error
    if not sound:
        raise _damaged(said("a newer FieldKit has made it"))
    return manifest


def _recipient(text: str) -> pyrage.x25519.Recipient:
    try:
        return pyrage.x25519.Recipient.from_str(text)
    except pyrage.RecipientError as error:
        raise RecoveryError(
            said("This is not an age recipient: {text}.", text=text[:80]),
            said("It begins with age1. Ask its owner for it again."),
        ) from error


def _damaged(why: str) -> BackupDamagedError:
    return BackupDamagedError(
        said("This backup can't be used: {why}.", why=why),
        said("Nothing was restored. Use another backup, and keep this one as it is."),
    )


def _remove(folder: Path) -> None:
    """Whatever a restore that did not go through has left."""
    found: Sequence[Path] = sorted(folder.iterdir()) if folder.is_dir() else ()
    for one in found:
        one.unlink()
    if folder.is_dir():
        folder.rmdir()
