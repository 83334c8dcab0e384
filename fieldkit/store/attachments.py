"""Photos, drawn signatures and files lie inside the store in pieces named by their content: sent once, kept once."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass

from fieldkit.base.wording import said
from fieldkit.records.files import PIECE_BYTES, file_of, files_in, hash_of, is_recording, pieces_of
from fieldkit.records.revisions import Revision
from fieldkit.records.values import parse
from fieldkit.store import state
from fieldkit.store.connection import Connection
from fieldkit.store.errors import DamagedStoreError, NotHeldError

CHUNK_BYTES = PIECE_BYTES
_HASH_BYTES = 32
_UNSEALED = "unsealed-file."
_THUMBNAIL = "thumbnail."


@dataclass(frozen=True)
class Attachment:
    """What is known of a file: the SHA-256 of its bytes and of each piece (hex), its size in bytes, its MIME type."""

    hash: str
    size: int
    content_type: str
    chunks: tuple[str, ...]


def add(connection: Connection, content: bytes, content_type: str, at: str) -> Attachment:
    """Keep a file made here. It goes to the hub once an answer that names it is sealed: see ``queue``."""
    pieces = pieces_of(content)
    for piece in pieces:
        put_chunk(connection, piece)
    made = Attachment(hash_of(content), len(content), content_type, tuple(map(hash_of, pieces)))
    if get(connection, made.hash) is None:
        state.put(connection, _UNSEALED + made.hash, at)
    announce(connection, made, at)
    return made


def announce(connection: Connection, attachment: Attachment, at: str) -> None:
    """Note what a file is made of, before or after its pieces come; no pieces: that is still to be asked."""
    chunks = b"".join(bytes.fromhex(one) for one in attachment.chunks)
    connection.execute(
        "INSERT INTO attachments (hash, size, content_type, chunks, added) VALUES (?, ?, ?, ?, ?)"
        " ON CONFLICT (hash) DO UPDATE SET chunks = excluded.chunks WHERE length(chunks) = 0",
        (bytes.fromhex(attachment.hash), attachment.size, attachment.content_type, chunks, at),
    )


def note(connection: Connection, revisions: Iterable[Revision], at: str) -> None:
    """Note the files that answers from the hub name, so that they are asked for after the records."""
    for _, _, named in files_in(revisions):
        announce(connection, Attachment(named.hash, named.size, named.content_type, ()), at)


def queue(connection: Connection, revision: Revision) -> None:
    """The files that an answer sealed here names have to reach the hub."""
    for _, _, named in files_in((revision,)):
        connection.execute(
            "INSERT OR IGNORE INTO attachment_outbox (hash, queued) SELECT hash, ? FROM attachments WHERE hash = ?"
            " AND length(chunks) > 0",
            (revision.header.at, bytes.fromhex(named.hash)),
        )
        state.drop(connection, _UNSEALED + named.hash)


def offer_again(connection: Connection, at: str) -> None:
    """The hub was restored from a backup: every file that lies here may be one that it lost."""
    connection.execute(
        "INSERT OR IGNORE INTO attachment_outbox (hash, queued) SELECT hash, ? FROM attachments"
        " WHERE length(chunks) > 0 AND lower(hex(hash)) NOT IN (SELECT substr(name, ?) FROM state WHERE name GLOB ?)",
        (at, len(_UNSEALED) + 1, _UNSEALED + "*"),
    )


def has_unsealed(connection: Connection) -> bool:
    """Whether files lie here that no sealed answer names."""
    return (
        connection.execute("SELECT 1 FROM state WHERE name GLOB ?", (_UNSEALED + "*",)).fetchone() is not None
    )


def sweep(connection: Connection) -> int:
    """Remove the files that were taken out again before anything was sealed; how many. No draft names them any more."""
    named = in_drafts(connection)
    rows = connection.execute(
        "SELECT substr(name, ?) FROM state WHERE name GLOB ?", (len(_UNSEALED) + 1, _UNSEALED + "*")
    )
    left = [one for (one,) in rows.fetchall() if one not in named]
    for one in left:
        remove(connection, one)
    return len(left)


def in_drafts(connection: Connection) -> frozenset[str]:
    """The files (hashes) that something names which is being typed."""
    rows = connection.execute("SELECT value FROM draft_fields WHERE value LIKE '%valueAttachment%'")
    found = (file_of(parse(text)) for (text,) in rows)
    return frozenset(one.hash for one in found if one is not None)


def remove(connection: Connection, file_hash: str) -> None:
    """Destroy a file, its small picture, and its pieces where no other file has the same. Only for what nothing names."""
    held = get(connection, file_hash)
    thumbnail_hash = state.get(connection, _THUMBNAIL + file_hash)
    connection.execute("DELETE FROM attachment_outbox WHERE hash = ?", (bytes.fromhex(file_hash),))
    connection.execute("DELETE FROM attachments WHERE hash = ?", (bytes.fromhex(file_hash),))
    shared = {
        one for (chunks,) in connection.execute("SELECT chunks FROM attachments") for one in _listed(chunks)
    }
    small = connection.execute(
        "SELECT value FROM state WHERE name GLOB ? AND name <> ?", (_THUMBNAIL + "*", _THUMBNAIL + file_hash)
    )
    shared |= {one for (one,) in small}
    for one in (*(held.chunks if held else ()), *((thumbnail_hash,) if thumbnail_hash else ())):
        if one not in shared:
            connection.execute("DELETE FROM chunks WHERE hash = ?", (bytes.fromhex(one),))
    state.drop(connection, _THUMBNAIL + file_hash)
    state.drop(connection, _UNSEALED + file_hash)


def keep_thumbnail(connection: Connection, file_hash: str, content: bytes) -> None:
    """Keep the small picture of a file beside it, for as long as the file is here. It is made on each laptop and never sent."""
    if get(connection, file_hash) is None:
        return
    state.put(connection, _THUMBNAIL + file_hash, put_chunk(connection, content))


def thumbnail(connection: Connection, file_hash: str) -> bytes | None:
    """The small picture of a file; None where none was made yet."""
    found = state.get(connection, _THUMBNAIL + file_hash)
    return chunk(connection, found) if found else None


def put_chunk(connection: Connection, piece: bytes) -> str:
    """Keep one piece; its SHA-256 (hex)."""
    digest = hashlib.sha256(piece)
    connection.execute("INSERT OR IGNORE INTO chunks (hash, content) VALUES (?, ?)", (digest.digest(), piece))
    return digest.hexdigest()


def is_piece(connection: Connection, piece: bytes) -> bool:
    """Whether a file that is known here has this piece: one of a file that was destroyed meanwhile is not kept."""
    wanted = hashlib.sha256(piece).digest()
    rows = connection.execute("SELECT chunks FROM attachments WHERE instr(chunks, ?) > 0", (wanted,))
    return any(wanted.hex() in _listed(chunks) for (chunks,) in rows)


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
    return Attachment(row[0].hex(), row[1], row[2], _listed(row[3]))


def _listed(chunks: bytes) -> tuple[str, ...]:
    return tuple(chunks[at : at + _HASH_BYTES].hex() for at in range(0, len(chunks), _HASH_BYTES))


def missing(connection: Connection, attachment: Attachment) -> tuple[str, ...]:
    """The pieces that are not here yet."""
    return tuple(one for one in dict.fromkeys(attachment.chunks) if not _holds(connection, one))


def _holds(connection: Connection, chunk_hash: str) -> bool:
    found = connection.execute("SELECT 1 FROM chunks WHERE hash = ?", (bytes.fromhex(chunk_hash),))
    return found.fetchone() is not None


def lacking(connection: Connection) -> tuple[Attachment, ...]:
    """Files that answers here name and that have not wholly come, some with no pieces known yet: oldest first, recordings last."""
    rows = connection.execute("SELECT hash, size, content_type, chunks FROM attachments ORDER BY added, hash")
    known = (Attachment(row[0].hex(), row[1], row[2], _listed(row[3])) for row in rows.fetchall())
    return _recordings_last(one for one in known if one.size and (not one.chunks or missing(connection, one)))


def content(connection: Connection, file_hash: str) -> bytes:
    """The whole file, checked against its hash. Raises NotHeldError or DamagedStoreError."""
    held = get(connection, file_hash)
    pieces = [chunk(connection, one) for one in held.chunks] if held else [None]
    if any(piece is None for piece in pieces) or (held and held.size and not pieces):
        raise NotHeldError(said("This file has not wholly arrived."), said("Sync again, then open it."))
    whole = b"".join(piece for piece in pieces if piece is not None)
    if hashlib.sha256(whole).hexdigest() != file_hash:
        raise DamagedStoreError(
            said("This file is not what was stored."),
            said("Nothing was changed. Sync again to get it from the hub."),
        )
    return whole


def waiting(connection: Connection) -> tuple[Attachment, ...]:
    """Files made here that the hub has not confirmed; they go after everything else, oldest first, recordings last."""
    rows = connection.execute("SELECT hash FROM attachment_outbox ORDER BY queued, hash").fetchall()
    found = (get(connection, one.hex()) for (one,) in rows)
    return _recordings_last(one for one in found if one is not None)


def _recordings_last(found: Iterable[Attachment]) -> tuple[Attachment, ...]:
    """Recordings are large, and nobody needs them first: they pass after all photos, each kind in its order."""
    return tuple(sorted(found, key=lambda one: is_recording(one.content_type)))


def waiting_count(connection: Connection) -> int:
    """How many they are."""
    row = connection.execute("SELECT count(*) FROM attachment_outbox").fetchone()
    return int(row[0]) if row else 0


def waiting_bytes(connection: Connection) -> int:
    """How many bytes those are."""
    row = connection.execute(
        "SELECT coalesce(sum(size), 0) FROM attachment_outbox JOIN attachments USING (hash)"
    ).fetchone()
    return int(row[0]) if row else 0


def confirm(connection: Connection, file_hash: str) -> None:
    """The hub has said, by its hash, that it holds the whole file."""
    connection.execute("DELETE FROM attachment_outbox WHERE hash = ?", (bytes.fromhex(file_hash),))
