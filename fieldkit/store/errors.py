"""What can go wrong with the store, each with a code, plain words and a next step."""

from __future__ import annotations

from fieldkit.base.errors import FieldKitError


class StoreError(FieldKitError):
    """The store could not do what was asked; what it held before is unchanged."""

    code = "FK-STORE-FAILED"


class PlainStoreError(StoreError):
    """The database would not be encrypted: nothing is opened and nothing is written."""

    code = "FK-STORE-PLAIN"


class StoreInUseError(StoreError):
    """Another FieldKit has this profile open."""

    code = "FK-STORE-IN-USE"


class StoreMissingError(StoreError):
    """The vault is there and the database is not: no empty one is put in its place."""

    code = "FK-STORE-MISSING"


class StoreExistsError(StoreError):
    """There is a database already where a new one was to be made."""

    code = "FK-STORE-EXISTS"


class DamagedStoreError(StoreError):
    """Bytes of the database are not what was written; they are left exactly as they are."""

    code = "FK-STORE-DAMAGED"


class NewerStoreError(StoreError):
    """A newer FieldKit has changed this store."""

    code = "FK-STORE-NEWER"


class DiskFullError(StoreError):
    """No room on the disk."""

    code = "FK-STORE-FULL"


class DiskError(StoreError):
    """The disk did not take or give the bytes."""

    code = "FK-STORE-DISK"


class ReadOnlyDiskError(StoreError):
    """The folder cannot be written to."""

    code = "FK-STORE-READ-ONLY"


class StoreClosedError(StoreError):
    """The store is locked or was locked meanwhile."""

    code = "FK-STORE-CLOSED"


class InterruptedJobError(StoreError):
    """A long job was stopped, for locking or because somebody asked."""

    code = "FK-STORE-INTERRUPTED"


class MigrationError(StoreError):
    """An upgrade of the store did not go through; the store is as it was."""

    code = "FK-STORE-UPGRADE"


class RemovalError(StoreError):
    """Something would have removed a good part of what is held here; it was taken back."""

    code = "FK-STORE-REMOVAL"


class NotHeldError(StoreError):
    """Something was asked for that this laptop does not hold."""

    code = "FK-STORE-NOT-HELD"


class BackupDamagedError(StoreError):
    """A backup is not whole, or is none."""

    code = "FK-BACKUP-DAMAGED"


class BackupExistsError(StoreError):
    """The profile in a backup is on this laptop already."""

    code = "FK-BACKUP-EXISTS"


class VaultError(FieldKitError):
    """The vault file cannot be used."""

    code = "FK-VAULT-DAMAGED"


class VaultMissingError(VaultError):
    """There is no vault where one is expected."""

    code = "FK-VAULT-MISSING"


class PassphraseError(VaultError):
    """The passphrase does not open this vault."""

    code = "FK-VAULT-PASSPHRASE"


class RecoveryError(VaultError):
    """What was given does not recover this vault's database key."""

    code = "FK-VAULT-RECOVERY"


class ClosedRecordError(FieldKitError):
    """A closed record that is not here, or whose key can't be had."""

    code = "FK-CLOSED-RECORD"
