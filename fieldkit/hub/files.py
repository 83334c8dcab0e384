"""Photos and files at the hub: kept in pieces named by their content, and given only where an answer that names them may be read."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from sqlalchemy import Connection, delete, select, update

from fieldkit.base.jsontext import dumps, loads
from fieldkit.hub import schema
from fieldkit.hub.database import insert_new
from fieldkit.hub.facts import FORM, read_access, read_facts
from fieldkit.hub.forms import known_forms
from fieldkit.records import paths
from fieldkit.records.access import Policy, Reader
from fieldkit.records.files import PIECE_BYTES, files_in, hash_of
from fieldkit.records.revisions import Revision
from fieldkit.sync.errors import FileUnknownError, UnreadableError
from fieldkit.sync.files import FileOffer


def note_uses(connection: Connection, area: str, revisions: Iterable[Revision]) -> None:
    """Write down which answers name which files: that decides who may send and get them."""
    rows = [
        {"area": area, "file": named.hash, "record": record, "path": paths.encode(path), "size": named.size}
        for record, path, named in files_in(revisions)
    ]
    insert_new(connection, schema.file_use, rows)


def destroy_unnamed(connection: Connection, area: str, record: str, left: Iterable[Revision]) -> None:
    """After something of a record was taken back: files that no answer names any more go, pieces and all.

    ``left`` are all revisions of the record as they are now. Somebody who still has such a file can't send it again,
    because the hub takes only what an answer names.
    """
    use = schema.file_use
    mine = (use.c.area == area, use.c.record == record)
    named = set(connection.execute(select(use.c.file).where(*mine)).scalars())
    if not named:
        return
    connection.execute(delete(use).where(*mine))
    note_uses(connection, area, left)
    still = connection.execute(
        select(use.c.file).where(use.c.area == area, use.c.file.in_(sorted(named)))
    ).scalars()
    gone = named - set(still)
    table, piece = schema.file, schema.file_piece
    pieces: set[str] = set()
    kept: set[str] = set()
    for row in (
        connection.execute(select(table.c.hash, table.c.pieces).where(table.c.area == area)) if gone else ()
    ):
        (pieces if row.hash in gone else kept).update(loads(row.pieces))
    connection.execute(delete(table).where(table.c.area == area, table.c.hash.in_(sorted(gone))))
    connection.execute(delete(piece).where(piece.c.area == area, piece.c.hash.in_(sorted(pieces - kept))))


def readable_in(
    connection: Connection, area: str, file_hash: str, policy: Policy, reader: Reader, now: str
) -> tuple[str, ...]:
    """The records in which this reader may read an answer that names the file, at an instant."""
    table = schema.file_use
    rows = connection.execute(
        select(table.c.record, table.c.path).where(table.c.area == area, table.c.file == file_hash)
    ).all()
    records = {row.record for row in rows}
    held = read_facts(connection, area, records)
    forms = known_forms(connection, area, {form for one in held.values() for form in one.get(FORM, ())})
    access = read_access(connection, area, records, forms, now)
    return tuple(
        sorted(
            {
                row.record
                for row in rows
                if (how := access.get(row.record)) is not None
                and how.visible(policy, reader)
                and how.readable(policy, reader, how.label(paths.decode(row.path)))
            }
        )
    )


def take_offer(connection: Connection, area: str, offer: FileOffer, now: str) -> tuple[str, ...] | None:
    """The pieces that are lacking; None where no answer here names the file, or names it with another size."""
    use = schema.file_use
    named = connection.execute(
        select(use.c.size)
        .where(use.c.area == area, use.c.file == offer.hash, use.c.size == offer.size)
        .limit(1)
    ).first()
    if named is None or len(offer.pieces) != -(-offer.size // PIECE_BYTES):
        return None
    row = {
        "area": area, "hash": offer.hash, "size": offer.size, "content_type": offer.content_type,
        "pieces": dumps(offer.pieces), "whole": False, "received_at": now,
    }  # fmt: skip
    insert_new(connection, schema.file, [row])
    held = read_offer(connection, area, offer.hash)
    if held is not None and held[1]:
        return ()
    if held is not None and held[0].pieces != offer.pieces:
        # Somebody told it wrongly before: pieces that can't make the whole are told anew by who has the file.
        _tell(connection, area, offer)
    return lacking(connection, area, offer.pieces)


def read_offer(connection: Connection, area: str, file_hash: str) -> tuple[FileOffer, bool] | None:
    """What a file is made of, and whether all of it is here."""
    table = schema.file
    row = connection.execute(select(table).where(table.c.area == area, table.c.hash == file_hash)).first()
    if row is None:
        return None
    offer = FileOffer(
        hash=row.hash, size=row.size, content_type=row.content_type, pieces=tuple(loads(row.pieces))
    )
    return offer, bool(row.whole)


def lacking(connection: Connection, area: str, pieces: Sequence[str]) -> tuple[str, ...]:
    """Those of these pieces that are not here, in order."""
    table = schema.file_piece
    found = connection.execute(
        select(table.c.hash).where(table.c.area == area, table.c.hash.in_(sorted(set(pieces))))
    )
    held = set(found.scalars())
    return tuple(one for one in dict.fromkeys(pieces) if one not in held)


def take_piece(connection: Connection, area: str, file_hash: str, content: bytes) -> bool:
    """Keep a piece of a file that was offered; whether the file is whole now.

    Raises FileUnknownError for a file that nobody offered, UnreadableError for what is no piece of it. A file whose
    pieces do not make it is told anew from its next offer.
    """
    held = read_offer(connection, area, file_hash)
    if held is None:
        raise FileUnknownError
    offer, whole = held
    piece = hash_of(content)
    if piece not in offer.pieces or len(content) > PIECE_BYTES:
        raise UnreadableError
    if whole:
        return True
    insert_new(connection, schema.file_piece, [{"area": area, "hash": piece, "content": content}])
    if lacking(connection, area, offer.pieces):
        return False
    if hash_of(b"".join(read_piece(connection, area, one) for one in offer.pieces)) != offer.hash:
        raise UnreadableError
    table = schema.file
    connection.execute(
        update(table).where(table.c.area == area, table.c.hash == file_hash).values(whole=True)
    )
    return True


def read_piece(connection: Connection, area: str, piece: str) -> bytes:
    """The bytes of a piece. Raises FileUnknownError."""
    table = schema.file_piece
    found = connection.execute(
        select(table.c.content).where(table.c.area == area, table.c.hash == piece)
    ).scalar()
    if found is None:
        raise FileUnknownError
    return bytes(found)


def _tell(connection: Connection, area: str, offer: FileOffer) -> None:
    table = schema.file
    connection.execute(
        update(table)
        .where(table.c.area == area, table.c.hash == offer.hash)
        .values(pieces=dumps(offer.pieces), size=offer.size)
    )
