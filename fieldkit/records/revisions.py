"""A signed batch of answers, sealed at one moment by one author on one device: what gets hashed and signed."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from functools import cached_property

from fieldkit.base.errors import FieldKitError
from fieldkit.base.ids import RandomBytes
from fieldkit.base.jsontext import canonical, loads
from fieldkit.base.wording import said
from fieldkit.records.answers import Body, Open, digest_of, more_open, salt_for
from fieldkit.records.keys import SigningKey, is_signed
from fieldkit.records.paths import Path

_HEX = re.compile(r"[0-9a-f]{64}\Z")


class RevisionError(FieldKitError):
    """A revision that is not what its author signed."""

    code = "FK-RECORD-ALTERED"


@dataclass(frozen=True)
class Header:
    """What is signed. It names no path and no value, so it can be shown to anybody who may know of the record.

    ``form`` is ``url|version#sha256``; ``parents`` are revision ids; ``cert`` a certificate id; ``at`` an instant;
    ``answers`` pairs each answer's digest with the digests it replaces. Ids and digests are lower-case hex.
    """

    record: str
    form: str
    parents: tuple[str, ...]
    cert: str
    at: str
    answers: tuple[tuple[str, tuple[str, ...]], ...]

    def to_bytes(self) -> bytes:
        return canonical(
            {
                "v": 1,
                "record": self.record,
                "form": self.form,
                "parents": list(self.parents),
                "cert": self.cert,
                "at": self.at,
                "answers": [[digest, list(replaced)] for digest, replaced in self.answers],
            }
        )


@dataclass(frozen=True)
class Revision:
    """A header as signed, its signature, and each answer's body in the header's order, as open as this copy has it."""

    header_bytes: bytes
    signature: bytes
    bodies: tuple[Body, ...]

    @cached_property
    def header(self) -> Header:
        """Raises RevisionError where the bytes are not a header in its one canonical form."""
        return _read_header(self.header_bytes)

    @cached_property
    def id(self) -> str:
        """SHA-256 over ``"fieldkit/revision/1\\0" + header bytes``, in hex."""
        return hashlib.sha256(b"fieldkit/revision/1\0" + self.header_bytes).hexdigest()

    def verify(self, revision_key: str) -> None:
        """Check the signature by the author's revision key (hex) and every open answer. Raises RevisionError."""
        if len(self.header.answers) != len(self.bodies):
            raise _altered(said("has a wrong number of answers"))
        if not is_signed(revision_key, _signed_message(self.id), self.signature):
            raise _altered(said("does not carry its author's signature"))
        for (digest, _), body in zip(self.header.answers, self.bodies, strict=True):
            if isinstance(body, Open) and digest_of(body) != digest:
                raise _altered(said("has an answer that was changed after it was signed"))

    def with_bodies(self, change: Callable[[str, Body], Body]) -> Revision:
        """A copy in which each body is what ``change(digest, body)`` gives: how a copy is sealed, cut or erased."""
        pairs = zip(self.header.answers, self.bodies, strict=True)
        return replace(self, bodies=tuple(change(digest, body) for (digest, _), body in pairs))

    def join(self, other: Revision) -> Revision:
        """The union of two copies of one revision: each answer as open as either has it; erasures stand."""
        if other.id != self.id:
            raise ValueError("only copies of one revision can be joined")
        pairs = zip(self.bodies, other.bodies, strict=True)
        return replace(self, bodies=tuple(more_open(mine, theirs) for mine, theirs in pairs))

    def is_fully_open(self) -> bool:
        return all(isinstance(body, Open) for body in self.bodies)


@dataclass(frozen=True)
class NewAnswer:
    """An answer about to be sealed; ``replaces`` holds the digests its author saw there when they began to edit."""

    path: Path
    value: str
    replaces: tuple[str, ...] = ()


def seal(
    *,
    record: str,
    form: str,
    parents: Iterable[str],
    cert: str,
    at: str,
    answers: Iterable[NewAnswer],
    key: SigningKey,
    random: RandomBytes,
) -> Revision:
    """Batch, hash and sign. The secret behind the salts is dropped; each open answer keeps its own salt."""
    secret = random(16)
    bodies: list[Body] = []
    listed: list[tuple[str, tuple[str, ...]]] = []
    for answer in answers:
        body = Open(answer.path, answer.value, salt_for(secret, answer.path))
        bodies.append(body)
        listed.append((digest_of(body), tuple(sorted(answer.replaces))))
    header = Header(record, form, tuple(sorted(parents)), cert, at, tuple(listed)).to_bytes()
    unsigned = Revision(header, b"", tuple(bodies))
    return replace(unsigned, signature=key.sign(_signed_message(unsigned.id)))


def _signed_message(revision_id: str) -> bytes:
    return b"fieldkit/signature/1\0" + bytes.fromhex(revision_id)


def _read_header(written: bytes) -> Header:
    try:
        value = loads(written)
        if value["v"] != 1:
            raise RevisionError(
                said("This part of the record was written by a newer FieldKit."),
                said("Update FieldKit, then sync again."),
            )
        header = Header(
            record=value["record"],
            form=value["form"],
            parents=tuple(value["parents"]),
            cert=value["cert"],
            at=value["at"],
            answers=tuple((digest, tuple(replaced)) for digest, replaced in value["answers"]),
        )
        sound = header.to_bytes() == written and _is_sound(header)
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError) as error:
        raise _altered(said("cannot be read")) from error
    if not sound:
        raise _altered(said("is not in its signed form"))
    return header


def _is_sound(header: Header) -> bool:
    digests = [digest for digest, _ in header.answers]
    named = [
        *header.parents,
        header.cert,
        *digests,
        *(one for _, replaced in header.answers for one in replaced),
    ]
    return (
        all(isinstance(text, str) for text in (header.record, header.form, header.at, *named))
        and all(_HEX.match(one) for one in named)
        and len(set(digests)) == len(digests)
    )


def _altered(how: str) -> RevisionError:
    return RevisionError(
        said("A part of this record {how}.", how=how),
        said("It is set aside and nothing else is touched. Tell whoever runs your hub."),
    )
