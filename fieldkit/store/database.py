"""The encrypted database of one practitioner: proved encrypted when opened, written by one thread, read by many."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable
from concurrent.futures import Future
from contextlib import suppress
from pathlib import Path
from typing import TypeVar

from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from fieldkit.base.ids import RandomBytes
from fieldkit.base.wording import said
from fieldkit.store import backup_key, copying, encryption_proof, log_room, migrating, schema, text_index
from fieldkit.store import connection as connections
from fieldkit.store.checkpointer import Checkpointer
from fieldkit.store.connection import KEY_BYTES, Connect, Connection, sqlcipher, transaction, translated
from fieldkit.store.errors import (
    NewerStoreError,
    StoreClosedError,
    StoreExistsError,
    StoreMissingError,
)
from fieldkit.store.migrating import Migration
from fieldkit.store.readers import Readers
from fieldkit.store.reserve import Reserve
from fieldkit.store.writer import Priority, Writer

T = TypeVar("T")
Item = TypeVar("Item")

LEFT_BYTES = 12_000_000
"""A log longer than this is not copied into the database while somebody waits for the lock."""


class Database:
    """An open store. ``write`` from any thread; ``read`` on the thread that asks (never the window's)."""

    def __init__(
        self, path: Path, key: bytes, connect: Connect, writing: Connection, reserve: Reserve
    ) -> None:
        """Use ``create_database`` or ``open_database``."""
        self.path = path
        self._key = bytearray(key)
        self._connect = connect
        self._log = path.with_name(path.name + "-wal")
        self._checkpointer = Checkpointer(self._connection, reserve, self._log, self._take_room)
        self._must_empty = False
        self._writer = Writer(
            writing,
            self._writing_connection,
            self._checkpointer.committed,
            reserve.release,
            self._checkpointer.when_copied,
            text_index.join,
        )
        self._readers = Readers(self._reading_connection)

    def write(self, change: Callable[[Connection], T], priority: Priority = Priority.NORMAL) -> Future[T]:
        """Run ``change`` in one transaction on the writer thread; the future ends when the disk has it.

        ``change`` must not wait for another ``write``: it would wait for itself. Where the disk was full and the room
        kept back makes it fit, it runs a second time, on the store as it was before the first.
        An error inside changes nothing and comes out of ``future.result()``: a StoreError for what the disk or the
        database said, anything else as ``change`` raised it. Raises StoreClosedError once locked.
        """
        return self._writer.write(change, priority)

    def write_slices(
        self,
        items: Iterable[Item],
        change: Callable[[Connection, Item], object],
        *,
        finish: Callable[[Connection], object] | None = None,
        progress: Callable[[int], None] | None = None,
    ) -> Future[int]:
        """A long job (a first sync, a rebuild) in many short transactions, so that drafts are saved in between.

        ``finish`` runs in the last transaction, where a cursor is moved, say; ``progress`` hears of items that are
        durable. Locking stops the job between two of them.
        """
        return self._writer.write_slices(items, change, finish, progress)

    def read(self, look: Callable[[Connection], T]) -> T:
        """Run ``look`` on the calling thread; all it reads is of one moment. Raises StoreClosedError once locked."""
        return self._readers.read(look)

    def read_anew(self, look: Callable[[Connection], T]) -> T:
        """``read`` on a connection of its own: what checks an index must not go by what was in it when it was read last."""
        anew = Readers(self._reading_connection)
        try:
            return anew.read(look)
        finally:
            anew.close()

    def copy_to(self, target: Path) -> bool:
        """Write all that is here now to a file under the same key; whether the copy could be read back whole."""
        return self.read(lambda connection: copying.copy(connection, target, self._key, self._connect))

    def wrapping_key(self, purpose: bytes) -> bytes:
        """A 256-bit key for wrapping other keys, made from the store's; always the same one for the same purpose."""
        return HKDF(SHA256(), KEY_BYTES, salt=None, info=purpose).derive(bytes(self._key))

    def backup_recipient(self) -> str:
        """The age recipient to whom backups of this store are encrypted, whoever else may open them."""
        return str(backup_key.identity(self._key).to_public())

    def empty_log(self) -> bool:
        """Copy all of the write-ahead log into the database and cut it off, so that nothing older can be read in it.

        False where somebody was reading something older just then; it is cut off at the latest when the store closes.
        """
        connection = self._writing_connection()
        try:
            with translated():
                row = connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
        finally:
            connection.close()
        emptied = row is not None and row[0] == 0
        self._must_empty = not emptied
        return emptied

    def interrupt(self) -> None:
        """Stop what reads, and long jobs; saves go on."""
        self._readers.interrupt()
        self._writer.interrupt()

    def close(self, *, whole: bool = False) -> None:
        """Finish the saves, stop everything else, close every connection and overwrite the key.

        A log that would take long to copy stays for the next opening, because a lock is short; unless something in it
        has to go, or the file is to be ``whole``, for being taken elsewhere without its log.
        """
        self._readers.close()
        long = self._checkpointer.log_bytes() > LEFT_BYTES and not (whole or self._must_empty)
        shut = connections.close_leaving_log if long else connections.close_copying_log
        self._writer.close(shut)
        self._checkpointer.close(shut)
        self._key[:] = bytes(len(self._key))

    def _take_room(self) -> None:
        with suppress(StoreClosedError):
            self._writer.write(lambda _: log_room.take(self._log), Priority.BACKGROUND)

    def _connection(self) -> Connection:
        return connections.open_keyed(self.path, self._key, self._connect)

    def _writing_connection(self) -> Connection:
        connection = self._connection()
        connections.prepare_writer(connection)
        return connection

    def _reading_connection(self) -> Connection:
        connection = self._connection()
        connections.prepare_reader(connection)
        return connection


def create_database(
    path: Path, key: bytes, *, connect: Connect = sqlcipher, random: RandomBytes = os.urandom
) -> Database:
    """A new store with today's schema. Raises StoreExistsError, PlainStoreError or another StoreError."""
    encryption_proof.require_cipher(connect)
    if path.exists():
        raise StoreExistsError(
            said("There is a store here already."), said("Open that one; nothing was changed.")
        )
    writing = connections.open_keyed(path, key, connect)
    try:
        connections.prepare_writer(writing)
        with transaction(writing):
            schema.build(writing)
    finally:
        writing.close()
    return open_database(path, key, connect=connect, random=random)


def open_database(
    path: Path,
    key: bytes,
    *,
    connect: Connect = sqlcipher,
    random: RandomBytes = os.urandom,
    migrations: tuple[Migration, ...] = migrating.MIGRATIONS,
    reserve: int = 0,
) -> Database:
    """Open a store, upgrading it where it is older. Nothing is ever created over what is there. Raises a StoreError.

    ``reserve`` is how many bytes of the disk to keep back beside it, for the last save on a full disk.
    """
    encryption_proof.require_cipher(connect)
    if not path.exists():
        raise StoreMissingError(
            said("The vault is here and its store is not."),
            said(
                "Nothing was created in its place. Look for store.db where the folder came from, or call your support desk."
            ),
        )
    if path.stat().st_size == 0:
        raise connections.damaged()
    _prove(path, connect, random)
    writing = connections.open_keyed(path, key, connect)
    try:
        with translated():
            held = schema.version(writing)
        newest = migrations[-1].number
        if held > newest:
            raise NewerStoreError(
                said("A newer FieldKit has used this store."),
                said("Update FieldKit on this laptop; nothing was changed."),
            )
        if held < 1:
            raise connections.damaged()
        connections.prepare_writer(writing)
        if held < newest:
            migrating.upgrade(writing, path, key, migrations, connect)
    except BaseException:
        writing.close()
        raise
    kept_back = Reserve(path.with_name(path.name + ".reserve"), reserve)
    return Database(path, key, connect, writing, kept_back)


def _prove(path: Path, connect: Connect, random: RandomBytes) -> None:
    encryption_proof.require_encrypted_file(path)
    encryption_proof.require_wrong_key_fails(path, random, connect)
