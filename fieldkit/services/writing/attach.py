"""Photos and files in answers: taken in without a temporary file, kept in the encrypted store, read back, removed."""

from __future__ import annotations

import mimetypes
import pathlib
from dataclasses import dataclass
from typing import Any, Final

from fieldkit.base.errors import FieldKitError
from fieldkit.base.wording import said
from fieldkit.questionnaire.errors import PathError
from fieldkit.questionnaire.items import Item
from fieldkit.records import files, paths
from fieldkit.records.paths import Path
from fieldkit.services.profile.session import Session
from fieldkit.services.writing import pictures
from fieldkit.services.writing.entering import enter
from fieldkit.services.writing.open_record import OpenRecord
from fieldkit.store import attachments
from fieldkit.store.connection import Connection

MOST_READ: Final = 60_000_000
"""The largest file that is looked at; a photo becomes much smaller when it is taken in."""

_RECORDINGS: Final = ("audio/", "video/")
_OTHERS: Final = frozenset({"application/pdf"})
_BEGINNINGS: Final[dict[str, tuple[int, tuple[bytes, ...]]]] = {
    "application/pdf": (0, (b"%PDF-",)),
    "audio/ogg": (0, (b"OggS",)),
    "audio/mpeg": (0, (b"ID3", b"\xff\xfb", b"\xff\xf3", b"\xff\xf2")),
    "video/mp4": (4, (b"ftyp",)),
}
"""Where and how the bytes of each kind begin: a name alone says little."""


class FileKindError(FieldKitError):
    """A file of a kind that the question does not take."""

    code = "FK-ATTACH-KIND"


class FileSizeError(FieldKitError):
    """A file that is empty or too large."""

    code = "FK-ATTACH-SIZE"


class FileReadError(FieldKitError):
    """A file that can't be read, or not be deleted."""

    code = "FK-ATTACH-FILE"


@dataclass(frozen=True)
class Prepared:
    """A file as it will be kept. ``thumbnail`` is b"" for what is no picture."""

    content: bytes
    content_type: str
    thumbnail: bytes = b""


def read_file(path: pathlib.Path) -> bytes:
    """The bytes of a file to attach. Raises FileReadError, FileSizeError."""
    try:
        with path.open("rb") as opened:
            content = opened.read(MOST_READ + 1)
    except OSError as error:
        raise FileReadError(
            said("This file can't be read."), said("Nothing was added. Check that it is still there.")
        ) from error
    _require_size(content, MOST_READ)
    return content


def delete_original(path: pathlib.Path) -> None:
    """Delete the file that a photo came from, once it is kept here. Raises FileReadError."""
    try:
        path.unlink()
    except OSError as error:
        raise FileReadError(
            said("The original can't be deleted."),
            said("Your copy in the record is kept. Delete the original yourself."),
        ) from error


def prepare(item: Item, content: bytes, name: str, *, recordings: bool = False) -> Prepared:
    """What will be kept of a file. Slow: not on the window's thread.

    A picture becomes an upright JPEG without metadata. ``recordings`` says whether the organisation allows sound and
    film. Raises PictureError, PictureTooLargeError, FileKindError, FileSizeError.
    """
    _require_size(content, MOST_READ)
    kind = _kind(content, name)
    if kind in _BEGINNINGS:
        made = Prepared(content, kind)
    else:
        picture = pictures.prepare(content)
        made = Prepared(picture.content, pictures.JPEG, picture.thumbnail)
    if kind.startswith(_RECORDINGS) and not recordings:
        raise FileKindError(
            said("Sound and film are not switched on."),
            said("Write down what was said, or ask your organisation."),
        )
    if not _takes(item, made.content_type):
        raise FileKindError(
            said("This question does not take that kind of file."),
            said("It takes: {kinds}.", kinds=", ".join(item.mime_types) or "photos and PDF"),
        )
    _require_size(made.content, min(int(item.max_size or files.MOST_BYTES), files.MOST_BYTES))
    return made


def keep(session: Session, made: Prepared, title: str) -> dict[str, Any]:
    """Keep a prepared file in the store; the ``valueAttachment`` that names it. Waits for the disk."""
    at = session.now()

    def change(connection: Connection) -> None:
        held = attachments.add(connection, made.content, made.content_type, at)
        if made.thumbnail:
            attachments.keep_thumbnail(connection, held.hash, made.thumbnail)

    session.write(change)
    return files.attachment(made.content, made.content_type, title.strip())


def attach(session: Session, record: OpenRecord, path: Path, content: bytes, name: str, title: str) -> Path:
    """Answer the question at ``path`` with a file; where the answer stands. See ``prepare`` and ``entering.enter``."""
    item = record.form.item(next((part for part in reversed(path) if not paths.is_entry(part)), ""))
    if item is None or item.type != "attachment":
        raise PathError(
            said("This form takes no file at {path}.", path=repr(paths.write(path))),
            said("Give the path of a photo question."),
        )
    return enter(record, path, keep(session, prepare(item, content, name), title))


def content(session: Session, file_hash: str) -> bytes:
    """The whole file. Raises NotHeldError where it has not come yet, DamagedStoreError."""
    return session.read(lambda connection: attachments.content(connection, file_hash))


def thumbnail(session: Session, file_hash: str) -> bytes:
    """The small picture (JPEG) of a photo, made on first need; b"" where there is none. Slow at first."""
    found = session.read(lambda connection: attachments.thumbnail(connection, file_hash))
    if found is not None:
        return found
    held = session.read(lambda connection: attachments.get(connection, file_hash))
    if held is None or not held.content_type.startswith("image/"):
        return b""
    try:
        made = pictures.prepare(content(session, file_hash)).thumbnail
    except FieldKitError:
        # Not wholly here, or not a picture: what is known of it is shown in words.
        return b""
    session.write(lambda connection: attachments.keep_thumbnail(connection, file_hash, made))
    return made


def _kind(content: bytes, name: str) -> str:
    """By how it begins; its name only decides between kinds that begin alike."""
    guessed = mimetypes.guess_type(name)[0] or ""
    for kind, (at, beginning) in _BEGINNINGS.items():
        if content[at : at + 8].startswith(beginning):
            return kind
    return guessed if guessed.startswith("image/") else "image/*"


def _takes(item: Item, kind: str) -> bool:
    wanted = item.mime_types
    if not wanted:
        return kind.startswith("image/") or kind in _OTHERS
    return any(one == kind or (one.endswith("/*") and kind.startswith(one[:-1])) for one in wanted)


def _require_size(content: bytes, most: int) -> None:
    if not content:
        raise FileSizeError(said("This file is empty."), said("Nothing was added. Choose another."))
    if len(content) > most:
        raise FileSizeError(
            said("This file is larger than {size} MB.", size=most // 1000000),
            said("Nothing was added. Choose a smaller one."),
        )
