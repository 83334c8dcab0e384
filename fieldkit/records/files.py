"""How an answer names a photo, drawing or recording: by the SHA-256 of its bytes, so the answer's signature covers it."""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from fieldkit.records import values
from fieldkit.records.answers import Open
from fieldkit.records.paths import Path
from fieldkit.records.revisions import Revision

PIECE_BYTES = 256 << 10
"""A file is kept and sent in pieces of this size; the last may be shorter."""

MOST_BYTES = 25_000_000
"""The largest file that FieldKit takes."""

_URL = "urn:sha256:"
_DURATION = "http://hl7.org/fhir/5.0/StructureDefinition/extension-Attachment.duration"
_AGREED = "https://fieldkit.example.org/fhir/StructureDefinition/recording-agreed"
_HASH = re.compile(r"[0-9a-f]{64}")
_KIND = re.compile(r"[a-z]+/[a-z0-9.+-]{1,60}")
_OTHER = "application/octet-stream"
_RECORDINGS = ("audio/", "video/")
_LONGEST_TOLD = 86_400


@dataclass(frozen=True)
class FileRef:
    """A file as an answer names it. ``hash``: SHA-256 of its bytes (hex); ``size`` in bytes; ``title`` says what it shows."""

    hash: str
    size: int
    content_type: str
    title: str = ""


def hash_of(content: bytes) -> str:
    """SHA-256 of a file or of one of its pieces, as lower-case hex."""
    return hashlib.sha256(content).hexdigest()


def pieces_of(content: bytes) -> tuple[bytes, ...]:
    """A file cut into the pieces in which it is kept and sent."""
    return tuple(content[at : at + PIECE_BYTES] for at in range(0, len(content), PIECE_BYTES))


def attachment(content: bytes, content_type: str, title: str) -> dict[str, Any]:
    """The ``valueAttachment`` answer for a file.

    FHIR R4 gives ``hash`` the meaning "SHA-1, base64"; the address that everything here goes by is in ``url``.
    """
    weak = hashlib.sha1(content, usedforsecurity=False).digest()
    told: dict[str, Any] = {
        "contentType": content_type,
        "url": _URL + hash_of(content),
        "size": len(content),
        "hash": base64.b64encode(weak).decode("ascii"),
    }
    return {"valueAttachment": {**told, "title": title} if title else told}


def with_recording(value: Mapping[str, Any], seconds: int, agreed: str) -> dict[str, Any]:
    """The answer for a recording: how long it runs, as a later FHIR writes it, and when its person was said to agree."""
    about = [{"url": _DURATION, "valueDecimal": seconds}, {"url": _AGREED, "valueInstant": agreed}]
    return {"valueAttachment": {**value["valueAttachment"], "extension": about}}


def seconds_of(attachment: Mapping[str, Any]) -> int | None:
    """How long a recording runs, as its ``valueAttachment`` says; None where it does not."""
    about = attachment.get("extension")
    for one in about if isinstance(about, list) else ():
        if isinstance(one, dict) and one.get("url") == _DURATION:
            told = one.get("valueDecimal")
            return int(told) if isinstance(told, int | Decimal) and 0 <= told < _LONGEST_TOLD else None
    return None


def is_recording(content_type: str) -> bool:
    """Whether a file of this kind is sound or film."""
    return content_type.startswith(_RECORDINGS)


def file_of(value: Mapping[str, Any] | None) -> FileRef | None:
    """The file that an answer names; None where it names none that can be kept here."""
    told = (value or {}).get("valueAttachment")
    if not isinstance(told, dict):
        return None
    named, size, kind = told.get("url"), told.get("size"), told.get("contentType")
    if not isinstance(named, str) or not named.startswith(_URL):
        return None
    found = named.removeprefix(_URL)
    sound = _HASH.fullmatch(found) and isinstance(size, int) and 0 < size <= MOST_BYTES
    if not sound or not isinstance(size, int):
        return None
    content_type = kind if isinstance(kind, str) and _KIND.fullmatch(kind) else _OTHER
    return FileRef(found, size, content_type, str(told.get("title") or ""))


def files_in(revisions: Iterable[Revision]) -> Iterator[tuple[str, Path, FileRef]]:
    """Record, path and file for every open answer of these revisions that names one."""
    for revision in revisions:
        for body in revision.bodies:
            if isinstance(body, Open) and "valueAttachment" in body.value:
                found = file_of(values.parse(body.value))
                if found is not None:
                    yield revision.header.record, body.path, found
