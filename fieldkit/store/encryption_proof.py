"""Proof, at every start, that what reaches the disk is encrypted: otherwise nothing is opened at all."""

from __future__ import annotations

from pathlib import Path

from fieldkit.base.ids import RandomBytes
from fieldkit.base.wording import said
from fieldkit.store.connection import KEY_BYTES, Connect, open_keyed, translated
from fieldkit.store.errors import DamagedStoreError, PlainStoreError

_PLAIN_HEADER = b"SQLite format 3\0"


def require_cipher(connect: Connect) -> str:
    """The cipher's version, asked in memory before any file is touched. Raises PlainStoreError."""
    with translated():
        connection = connect(":memory:")
        try:
            row = connection.execute("PRAGMA cipher_version").fetchone()
        finally:
            connection.close()
    if not row or not row[0]:
        raise _plain(said("this FieldKit was built without encryption"))
    return str(row[0])


def require_encrypted_file(path: Path) -> None:
    """That the file does not begin like a database anybody can read. Raises PlainStoreError."""
    with translated(), path.open("rb") as file:
        beginning = file.read(len(_PLAIN_HEADER))
    if beginning == _PLAIN_HEADER:
        raise _plain(said("the store on this laptop is not encrypted"))


def require_wrong_key_fails(path: Path, random: RandomBytes, connect: Connect) -> None:
    """That the file gives nothing away to a key that is not its own. Raises PlainStoreError."""
    connection = open_keyed(path, random(KEY_BYTES), connect)
    try:
        with translated():
            connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
    except DamagedStoreError:
        return
    finally:
        connection.close()
    raise _plain(said("the store opens with a wrong key"))


def _plain(what: str) -> PlainStoreError:
    return PlainStoreError(
        said("FieldKit has stopped: {what}.", what=what),
        said("Nothing was opened or written. Don't use this installation; call your support desk."),
    )
