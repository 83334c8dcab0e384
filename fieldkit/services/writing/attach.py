"""Photos, recordings and files in answers: taken in without a temporary file, kept in the encrypted store, read back, removed."""

from __future__ import annotations

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
from fieldkit.services.recordings import take_in
from fieldkit.services.writing import pictures
from fieldkit.services.writing.entering import enter
from fieldkit.services.writing.open_record import OpenRecord
from fieldkit.store import attachments, library
from fieldkit.store.connection import Connection

MOST_READ: Final = 60_000_000
"""The largest file that is looked at; a photo becomes much smaller when it is taken in."""

_PDF: Final = "application/pdf"
_PDF_BEGINS: Final = b"%PDF-"


class FileKindError(FieldKitError):
    """A file of a kind that the question does not take."""

    code = "FK-ATTACH-KIND"


class RecordingOffError(FieldKitError):
    """Sound or film, where the organisation keeps none."""

    code = "FK-RECORDING-OFF"


class RecordingAgreedError(FieldKitError):
    """Sound or film that nobody has said the person agreed to."""

    code = "FK-RECORDING-AGREED"


class FileSizeError(FieldKitError):
    """A file that is empty or too large."""

    code = "FK-ATTACH-SIZE"


class FileReadError(FieldKitError):
    """A file that can't be read, written or deleted."""

    code = "FK-ATTACH-FILE"


@dataclass(frozen=True)
class Prepared:
    """A file as it will be kept. ``thumbnail`` is b"" for what is no picture; ``seconds`` is how long a recording runs."""

    content: bytes
    content_type: str
    thumbnail: bytes = b""
    seconds: int = 0

    @property
    def recording(self) -> bool:
        """Whether it is sound or film."""
        return files.is_recording(self.content_type)


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


def write_out(session: Session, file_hash: str, place: pathlib.Path) -> None:
    """Write a kept file, unencrypted, to where somebody asked for it. Raises NotHeldError, FileReadError."""
    whole = content(session, file_hash)
    try:
        place.write_bytes(whole)
    except OSError as error:
        raise FileReadError(
            said("The file can't be written there."),
            said("Choose another folder. The record is not touched."),
        ) from error


def delete_original(path: pathlib.Path) -> None:
    """Delete the file that a photo came from, once it is kept here. Raises FileReadError."""
    try:
        path.unlink()
    except OSError as error:
        raise FileReadError(
            said("The original can't be deleted."),
            said("Your copy in the record is kept. Delete the original yourself."),
        ) from error


def prepare(item: Item, content: bytes, *, recordings: bool = False) -> Prepared:
    """What will be kept of a file. Slow: not on the window's thread.

    A picture becomes an upright JPEG without metadata, a recording loses what was written about it. ``recordings``
    says whether the organisation keeps sound and film. Raises PictureError, PictureTooLargeError, FileKindError,
    FileSizeError, RecordingOffError, RecordingUnreadableError, RecordingLengthError, RecordingSizeError.
    """
    _require_size(content, MOST_READ)
    if content.startswith(_PDF_BEGINS):
        made = Prepared(content, _PDF)
    elif take_in.is_recording(content):
        if not recordings:
            raise RecordingOffError(
                said("Your organisation does not keep recordings."),
                said("Nothing was added. Write down what was said, or ask your manager."),
            )
        found = take_in.take_in(content)
        made = Prepared(found.content, found.content_type, seconds=max(1, round(found.seconds)))
    else:
        picture = pictures.prepare(content)
        made = Prepared(picture.content, pictures.JPEG, picture.thumbnail)
    if not _takes(item, made.content_type):
        raise FileKindError(
            said("This question does not take that kind of file."),
            said("It takes: {kinds}.", kinds=", ".join(item.mime_types) or "photos and PDF"),
        )
    _require_size(made.content, min(int(item.max_size or files.MOST_BYTES), files.MOST_BYTES))
    return made


def recordings_kept(session: Session) -> bool:
    """Whether the organisation keeps sound and film, as its hub said last; no where there is no hub."""
    return session.read(library.policy).recordings


def keep(session: Session, made: Prepared, title: str, *, agreed: bool = False) -> dict[str, Any]:
    """Keep a prepared file in the store; the ``valueAttachment`` that names it. Waits for the disk.

    ``agreed``: whoever is heard or seen has said yes to the recording. Without it, raises RecordingAgreedError.
    """
    if made.recording and not agreed:
        raise RecordingAgreedError(
            said("A recording is kept only if the person agreed."),
            said("Nothing was added. Ask them first. If they say yes, say so here."),
        )
    at = session.now()

    def change(connection: Connection) -> None:
        held = attachments.add(connection, made.content, made.content_type, at)
        if made.thumbnail:
            attachments.keep_thumbnail(connection, held.hash, made.thumbnail)

    session.write(change)
    value = files.attachment(made.content, made.content_type, title.strip())
    return files.with_recording(value, made.seconds, at) if made.recording else value


def attach(
    session: Session, record: OpenRecord, path: Path, content: bytes, title: str, *, agreed: bool = False
) -> Path:
    """Answer the question at ``path`` with a file; where the answer stands. See ``prepare``, ``keep``, ``entering.enter``."""
    item = record.form.item(next((part for part in reversed(path) if not paths.is_entry(part)), ""))
    if item is None or item.type != "attachment":
        raise PathError(
            said("This form takes no file at {path}.", path=repr(paths.write(path))),
            said("Give the path of a photo question."),
        )
    made = prepare(item, content, recordings=recordings_kept(session))
    return enter(record, path, keep(session, made, title, agreed=agreed))


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


def _takes(item: Item, kind: str) -> bool:
    wanted = item.mime_types
    if not wanted:
        return kind.startswith("image/") or kind == _PDF
    return any(one == kind or (one.endswith("/*") and kind.startswith(one[:-1])) for one in wanted)


def _require_size(content: bytes, most: int) -> None:
    if not content:
        raise FileSizeError(said("This file is empty."), said("Nothing was added. Choose another."))
    if len(content) > most:
        raise FileSizeError(
            said("This file is larger than {size} MB.", size=most // 1000000),
            said("Nothing was added. Choose a smaller one."),
        )
