"""How a revision lies in the database: signed bytes exact, words compressed, salts (which don't compress) apart."""

from __future__ import annotations

import base64
import json
import threading
from dataclasses import dataclass
from functools import lru_cache

import zstandard

from fieldkit.records import paths
from fieldkit.records.answers import SALT_BYTES, Body, Erased, Open, Sealed, Withheld
from fieldkit.records.paths import Path
from fieldkit.records.revisions import Header, Revision

_LEVEL = 3


@dataclass(frozen=True)
class Packed:
    """The columns of one stored revision."""

    header: bytes
    signature: bytes
    bodies: bytes
    salts: bytes


def pack(revision: Revision) -> Packed:
    """Lay a revision down. Open answers are ``[path, value]`` in the JSON of ``bodies``, their salts in order."""
    written = json.dumps(
        [_written(body) for body in revision.bodies], ensure_ascii=False, separators=(",", ":")
    )
    return Packed(
        compress(revision.header_bytes),
        revision.signature,
        compress(written.encode("utf-8")),
        b"".join(body.salt for body in revision.bodies if isinstance(body, Open)),
    )


def unpack(packed: Packed) -> Revision:
    """The revision as it was stored.

    Its header was found canonical when it came in, so it is read without checking that again; ``verify`` still
    checks the exact bytes.
    """
    header_bytes = expand(packed.header)
    said = json.loads(header_bytes.decode("utf-8"))
    revision = Revision(header_bytes, packed.signature, _bodies(packed))
    # ``header`` is a cached property: giving it its value here saves its check of the canonical form.
    vars(revision)["header"] = Header(
        record=said["record"],
        form=said["form"],
        parents=tuple(said["parents"]),
        cert=said["cert"],
        at=said["at"],
        answers=tuple((digest, tuple(replaced)) for digest, replaced in said["answers"]),
    )
    return revision


def text_at(bodies: bytes, position: int) -> tuple[Path, str] | None:
    """Path and value of the open answer at a position of packed bodies; None where it is not open."""
    body = json.loads(expand(bodies))[position]
    return (_path(body[0]), body[1]) if isinstance(body, list) else None


def values_in(bodies: bytes) -> tuple[str | None, ...]:
    """The value of each answer of packed bodies, None where it is not open."""
    return tuple(body[1] if isinstance(body, list) else None for body in json.loads(expand(bodies)))


def compress(content: bytes) -> bytes:
    """A zstd frame that says how long its content is."""
    return _codecs.compressor.compress(content)


def expand(content: bytes) -> bytes:
    """What ``compress`` was given."""
    return _codecs.decompressor.decompress(content)


class _Codecs(threading.local):
    """zstd contexts are costly to make and must not be shared between threads at work."""

    def __init__(self) -> None:
        self.compressor = zstandard.ZstdCompressor(level=_LEVEL)
        self.decompressor = zstandard.ZstdDecompressor()


_codecs = _Codecs()


def _written(body: Body) -> list[str] | dict[str, str]:
    match body:
        case Open(path, value, _):
            return [paths.encode(path), value]
        case Sealed(ciphertext):
            return {"sealed": base64.b64encode(ciphertext).decode("ascii")}
        case Erased(order):
            return {"erased": order}
        case _:
            return {}


def _bodies(packed: Packed) -> tuple[Body, ...]:
    bodies: list[Body] = []
    at = 0
    for written in json.loads(expand(packed.bodies).decode("utf-8")):
        if isinstance(written, list):
            bodies.append(Open(_path(written[0]), written[1], packed.salts[at : at + SALT_BYTES]))
            at += SALT_BYTES
        elif "sealed" in written:
            bodies.append(Sealed(base64.b64decode(written["sealed"])))
        elif "erased" in written:
            bodies.append(Erased(written["erased"]))
        else:
            bodies.append(Withheld())
    return tuple(bodies)


@lru_cache(maxsize=4096)
def _path(text: str) -> Path:
    """The same few hundred paths come again in record after record."""
    return paths.decode(text)
