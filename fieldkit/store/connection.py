"""The one place that speaks SQLCipher: how a connection is opened and keyed, and what its errors mean to a person."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any, Protocol

from sqlcipher3 import dbapi2

from fieldkit.base.wording import said
from fieldkit.store import disk_errors
from fieldkit.store.errors import DamagedStoreError, InterruptedJobError, StoreError, StoreInUseError

Row = tuple[Any, ...]
KEY_BYTES = 32
LOG_KEPT_BYTES = 2_000_000
"""How long the file of a write-ahead log that was begun anew may stay; a longer one is cut, so that its length says
how much is still to be copied."""


class Cursor(Protocol):
    """What a statement gives back."""

    @property
    def lastrowid(self) -> int: ...

    @property
    def rowcount(self) -> int: ...

    def fetchone(self) -> Row | None: ...

    def fetchall(self) -> list[Row]: ...

    def __iter__(self) -> Iterator[Row]: ...


class Connection(Protocol):
    """The part of a DB-API connection that the store uses."""

    @property
    def in_transaction(self) -> bool: ...

    @property
    def total_changes(self) -> int: ...

    def execute(self, sql: str, parameters: Sequence[Any] = ..., /) -> Cursor: ...

    def executemany(self, sql: str, parameters: Iterable[Sequence[Any]], /) -> Cursor: ...

    def backup(self, target: Any, /, *, pages: int = ...) -> None: ...

    def interrupt(self) -> None: ...

    def close(self) -> None: ...


Connect = Callable[..., Any]
"""The driver's ``connect``; SQLCipher's outside tests that prove that anything else is turned away."""

sqlcipher: Connect = dbapi2.connect


def open_keyed(path: Path, key: bytes | bytearray, connect: Connect = sqlcipher) -> Connection:
    """A connection with the raw 256-bit key set and nothing read yet. Raises a StoreError.

    The log level is set first because SQLCipher prints a wrong key's complaint to the terminal otherwise.
    """
    with translated():
        connection: Connection = connect(
            str(path), isolation_level=None, check_same_thread=False, cached_statements=256
        )
        try:
            connection.execute("PRAGMA cipher_log_level = NONE")
            connection.execute(f"PRAGMA key = \"x'{key.hex()}'\"")
        except BaseException:
            connection.close()
            raise
    return connection


def prepare_writer(connection: Connection) -> None:
    """Settings of the connection that writes: every commit reaches the disk, and deleted words are overwritten."""
    with translated():
        for pragma in (
            "journal_mode = WAL",
            "synchronous = FULL",
            "secure_delete = ON",
            "temp_store = MEMORY",
            "foreign_keys = ON",
            "cache_size = -16000",
            "wal_autocheckpoint = 0",
            f"journal_size_limit = {LOG_KEPT_BYTES}",
            "busy_timeout = 5000",
        ):
            connection.execute(f"PRAGMA {pragma}")


def prepare_reader(connection: Connection) -> None:
    """Settings of a connection that only reads."""
    with translated():
        for pragma in ("temp_store = MEMORY", "query_only = ON", "cache_size = -8000", "busy_timeout = 5000"):
            connection.execute(f"PRAGMA {pragma}")


def close_copying_log(connection: Connection) -> None:
    """Close, the log copied into the database before; the last one to close removes it.

    Closing would copy it too, but holds up every other Python thread meanwhile (33 ms for 8 MB), the window's among them.
    """
    # What fails here is tried again by closing, and at the next opening: the log stays until it is copied.
    with suppress(StoreError), translated():
        connection.execute("PRAGMA wal_checkpoint(PASSIVE)").fetchall()
    connection.close()


def close_leaving_log(connection: Connection) -> None:
    """Close at once, even as the last one: an interrupted connection does not copy the log into the database.

    Nothing is lost by it: what is in the log is read from there at the next opening, and copied then.
    """
    connection.interrupt()
    connection.close()


@contextmanager
def transaction(connection: Connection) -> Iterator[None]:
    """All of it or nothing, durable when the block has ended. Raises a StoreError where the disk says no."""
    with translated():
        connection.execute("BEGIN IMMEDIATE")
        try:
            yield
            connection.execute("COMMIT")
        except BaseException:
            if connection.in_transaction:
                connection.execute("ROLLBACK")
            raise


@contextmanager
def snapshot(connection: Connection) -> Iterator[None]:
    """Several reads that see one moment."""
    with translated():
        connection.execute("BEGIN")
        try:
            yield
        finally:
            if connection.in_transaction:
                connection.execute("ROLLBACK")


@contextmanager
def translated() -> Iterator[None]:
    """Turn the driver's errors into the store's own, and the operating system's with them."""
    try:
        yield
    except dbapi2.Error as error:
        raise _explained(error) from error
    except OSError as error:
        raise disk_errors.disk_error(error) from error


_BUSY, _LOCKED, _READONLY, _INTERRUPT, _IOERR, _CORRUPT, _FULL, _CANTOPEN, _NOTADB = (
    5,
    6,
    8,
    9,
    10,
    11,
    13,
    14,
    26,
)

_IN_WORDS = {
    "database or disk is full": _FULL,
    "disk I/O error": _IOERR,
    "unable to open database file": _CANTOPEN,
}


def _explained(error: Exception) -> StoreError:
    # The low byte is the kind of error, the rest says which of its many causes it was. A copy through the backup API
    # tells the kind in words only.
    kind = getattr(error, "sqlite_errorcode", 0) & 0xFF
    match kind or _IN_WORDS.get(str(error), 0):
        case code if code == _FULL:
            return disk_errors.full()
        case code if code in (_IOERR, _CANTOPEN):
            return disk_errors.failing()
        case code if code == _READONLY:
            return disk_errors.read_only()
        case code if code == _INTERRUPT:
            return InterruptedJobError(
                said("This was stopped before it was done."), said("Unlock and try it again.")
            )
        case code if code in (_BUSY, _LOCKED):
            return StoreInUseError(
                said("Another program holds the store just now."),
                said("Close the other FieldKit, then try again."),
            )
        case code if code in (_CORRUPT, _NOTADB):
            return damaged()
        case _:
            return StoreError(
                said("The store could not do that."),
                said("Nothing was changed. Try again ({error}).", error=error),
            )


def damaged() -> DamagedStoreError:
    """What is said of bytes that this key does not make sense of."""
    return DamagedStoreError(
        said("The store on this laptop is damaged or is not the one this vault belongs to."),
        said(
            "Nothing was changed. Don't delete anything: call your support desk. What reached the hub is safe there."
        ),
    )
