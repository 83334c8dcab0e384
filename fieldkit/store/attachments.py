"""Photos, drawn signatures and files lie inside the store in pieces named by their content: sent once, kept once."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass

from fieldkit.store.connection import Connection
from fieldkit.store.errors import DamagedStoreError, NotHeldError

CHUNK_BYTES = 256 << 10
_HASH_BYTES = 32


@dataclass(frozen=True)
class Attachment:
    """What is known of a file: the SHA-256 of its bytes and of each piece (hex), its size in bytes, its MIME type."""

    hash: str
    size: int
    content_type: str
    chunks: tuple[str, ...]


def add(connection: Connection, content: bytes, content_type: str, at: str) -> Attachment:
    """Keep a file made here and note that it has to reach the hub."""
    pieces = [content[start : start + CHUNK_BYTES] for start in range(0, len(content), CHUNK_BYTES)]
    for piece in pieces:
        put_chunk(connection, piece)
    made = Attachment(
        hashlib.sha256(content).hexdigest(),
        len(content),
        content_type,
        tuple(hashlib.sha256(piece).hexdigest() for piece in pieces),
    )
    announce(connection, made, at)
    connection.execute(
        "INSERT OR IGNORE INTO attachment_outbox (hash, queued) VALUES (?, ?)",
        (bytes.fromhex(made.hash), at),
    )
    return made


def announce(connection: Connection, attachment: Attachment, at: str) -> None:
    """Note what a file is made of, before or after its pieces come."""
    connection.execute(
        "INSERT OR IGNORE INTO attachments (hash, size, content_type, chunks, added) VALUES (?, ?, ?, ?, ?)",
        (
            bytes.fromhex(attachment.hash),
            attachment.size,
            attachment.content_type,
            b"".join(bytes.fromhex(one) for one in attachment.chunks),
            at,
        ),
    )


def put_chunk(connection: Connection, piece: bytes) -> str:
    """Keep one piece; its SHA-256 (hex)."""
    digest = hashlib.sha256(piece)
    connection.execute("INSERT OR IGNORE INTO chunks (hash, content) VALUES (?, ?)", (digest.digest(), piece))
    return digest.hexdigest()


def chunk(connection: Connection, chunk_hash: str) -> bytes | None:
    """One piece by its SHA-256 (hex); None where it is not here."""
    row = connection.execute(
        "SELECT content FROM chunks WHERE hash = ?", (bytes.fromhex(chunk_hash),)
    ).fetchone()
    return bytes(row[0]) if row else None


def get(connection: Connection, file_hash: str) -> Attachment | None:
    """What is known of a file by its SHA-256 (hex)."""
    row = connection.execute(
        "SELECT hash, size, content_type, chunks FROM attachments WHERE hash = ?", (bytes.fromhex(file_hash),)
    ).fetchone()
    if row is None:
        return None
    listed = (row[3][at : at + _HASH_BYTES].hex() for at in range(0, len(row[3]), _HASH_BYTES))
    return Attachment(row[0].hex(), row[1], row[2], tuple(listed))


def missing(connection: Connection, attachment: Attachment) -> tuple[str, ...]:
    """The pieces that are not here yet."""
    return tuple(one for one in dict.fromkeys(attachment.chunks) if chunk(connection, one) is None)


def content(connection: Connection, file_hash: str) -> bytes:
    """The whole file, checked against its hash. Raises NotHeldError or DamagedStoreError."""
    held = get(connection, file_hash)
    pieces = [chunk(connection, one) for one in held.chunks] if held else [None]
    if any(piece is None for piece in pieces):
        raise NotHeldError("This file has not wholly arrived.", "Sync again, then open it.")
    whole = b"".join(piece for piece in pieces if piece is not None)
    if hashlib.sha256(whole).hexdigest() != file_hash:
        raise DamagedStoreError(
            "This file is not what was stored.", "Nothing was changed. Sync again to get it from the hub."
        )
    return whole


def waiting(connection: Connection) -> tuple[Attachment, ...]:
    """Files made here that the hub has not confirmed, oldest first; they go after everything else."""
    rows = connection.execute("SELECT hash FROM attachment_outbox ORDER BY queued, hash").fetchall()
    found = (get(connection, one.hex()) for (one,) in rows)
    return tuple(one for one in found if one is not None)


def confirm(connection: Connection, file_hash: str) -> None:
    """The hub has said, by its hash, that it holds the whole file."""
    connection.execute("DELETE FROM attachment_outbox WHERE hash = ?", (bytes.fromhex(file_hash),))
