"""One answer, in any of the states in which it may be passed on; its digest is the same in all of them."""

from __future__ import annotations

import hashlib
import hmac
from dataclasses import dataclass
from typing import NamedTuple

from fieldkit.records import paths
from fieldkit.records.paths import Path

SALT_BYTES = 32


class Open(NamedTuple):
    """The answer as its author gave it: where, what (exact JSON text), and the salt that hides it in the digest.

    A tuple, for every list that is made anew makes hundreds of thousands of them.
    """

    path: Path
    value: str
    salt: bytes


@dataclass(frozen=True)
class Sealed:
    """The same, readable by the hub only: an age file holding what ``copies.write_open`` gives."""

    ciphertext: bytes


@dataclass(frozen=True)
class Withheld:
    """Only the digest is known here."""


@dataclass(frozen=True)
class Erased:
    """Destroyed by law or because the person asked; ``order`` is the id of the hub's signed erasure order."""

    order: str


Body = Open | Sealed | Withheld | Erased


def salt_for(secret: bytes, path: Path) -> bytes:
    """HMAC-SHA256(secret, path bytes): one 16-byte secret a revision hides every answer on its own."""
    return hmac.digest(secret, paths.encode(path).encode("utf-8"), "sha256")


def digest_of(body: Open) -> str:
    """SHA-256 over ``"fieldkit/answer/1\\0" + salt + length of path (4 bytes, big-endian) + path + value``, in hex."""
    path = paths.encode(body.path).encode("utf-8")
    message = (
        b"fieldkit/answer/1\0" + body.salt + len(path).to_bytes(4, "big") + path + body.value.encode("utf-8")
    )
    return hashlib.sha256(message).hexdigest()


def more_open(left: Body, right: Body) -> Body:
    """Which of two copies of one answer to keep: an erasure stands for ever, otherwise the one that shows more."""
    return max(left, right, key=_openness)


def _openness(body: Body) -> tuple[int, str]:
    match body:
        case Erased(order):
            return 3, order
        case Open():
            return 2, ""
        case Sealed(ciphertext):
            return 1, ciphertext.hex()
        case _:
            return 0, ""
