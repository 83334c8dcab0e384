"""How a copy of a revision is written down, for storing and for sending; reading it back gives the same bytes."""

from __future__ import annotations

import base64
import binascii
from collections.abc import Mapping
from typing import Any

from fieldkit.base.jsontext import dumps, loads
from fieldkit.base.wording import said
from fieldkit.records import paths
from fieldkit.records.answers import SALT_BYTES, Body, Erased, Open, Sealed, Withheld
from fieldkit.records.revisions import Revision, RevisionError


def write(revision: Revision) -> dict[str, Any]:
    """A JSON object: ``{"header": text, "signature": hex, "answers": [body …]}``.

    Bodies: ``{"path","value","salt"}`` open (value is the exact text, salt base64), ``{"sealed"}`` (base64),
    ``{"erased"}`` (order id), ``{}`` withheld.
    """
    return {
        "header": revision.header_bytes.decode("utf-8"),
        "signature": revision.signature.hex(),
        "answers": [_write_body(body) for body in revision.bodies],
    }


def read(wire: Mapping[str, Any]) -> Revision:
    """Read what ``write`` gave. Raises RevisionError; says nothing about signatures, for which there is ``verify``."""
    try:
        bodies = tuple(_read_body(body) for body in wire["answers"])
        revision = Revision(wire["header"].encode("utf-8"), bytes.fromhex(wire["signature"]), bodies)
        sound = len(revision.header.answers) == len(bodies)
    except (KeyError, TypeError, ValueError, AttributeError, paths.PathError) as error:
        raise _unreadable() from error
    if not sound:
        raise _unreadable()
    return revision


def write_open(body: Open) -> bytes:
    """An open answer by itself: what is encrypted when it is sealed to the hub."""
    return dumps(_write_body(body)).encode("utf-8")


def read_open(written: bytes) -> Open:
    """Read what ``write_open`` gave. Raises RevisionError."""
    try:
        body = _read_body(loads(written))
    except (KeyError, TypeError, ValueError, AttributeError, paths.PathError) as error:
        raise _unreadable() from error
    if not isinstance(body, Open):
        raise _unreadable()
    return body


def _write_body(body: Body) -> dict[str, str]:
    match body:
        case Open(path, value, salt):
            return {
                "path": paths.encode(path),
                "value": value,
                "salt": base64.b64encode(salt).decode("ascii"),
            }
        case Sealed(ciphertext):
            return {"sealed": base64.b64encode(ciphertext).decode("ascii")}
        case Erased(order):
            return {"erased": order}
        case Withheld():
            return {}


def _read_body(wire: Mapping[str, str]) -> Body:
    if "path" in wire:
        salt = _bytes(wire["salt"])
        value = wire["value"]
        value.encode("utf-8")
        if len(salt) != SALT_BYTES:
            raise ValueError("a salt has 32 bytes")
        return Open(paths.decode(wire["path"]), value, salt)
    if "sealed" in wire:
        return Sealed(_bytes(wire["sealed"]))
    if "erased" in wire:
        return Erased(str(wire["erased"]))
    return Withheld()


def _bytes(text: str) -> bytes:
    try:
        return base64.b64decode(text, validate=True)
    except binascii.Error as error:
        raise ValueError("not base64") from error


def _unreadable() -> RevisionError:
    return RevisionError(
        said("A part of this record cannot be read."),
        said("It is set aside and nothing else is touched. Sync again."),
    )
