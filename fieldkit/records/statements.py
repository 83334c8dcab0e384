"""What a hub or a device declares and signs: one shape for certificates, receipts, lists and erasure orders."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from fieldkit.base.errors import FieldKitError
from fieldkit.base.jsontext import canonical, loads
from fieldkit.base.wording import said
from fieldkit.records.keys import SigningKey, is_signed


class StatementError(FieldKitError):
    """A signed statement that is not what it says it is."""

    code = "FK-RECORD-STATEMENT"


@dataclass(frozen=True)
class Statement:
    """Canonical JSON bytes and an Ed25519 signature over ``"fieldkit/" + tag + "/1\\0" + bytes``.

    ``tag`` says what kind it is, so that a receipt can never pass for a certificate.
    """

    tag: str
    content: bytes
    signature: bytes

    @property
    def id(self) -> str:
        """SHA-256 of tag and content, in hex."""
        return hashlib.sha256(_message(self.tag, self.content)).hexdigest()

    def fields(self) -> dict[str, Any]:
        """The content as an object. Raises StatementError where it is not one in canonical form."""
        try:
            value = loads(self.content)
            sound = isinstance(value, dict) and canonical(value) == self.content
        except (ValueError, TypeError) as error:
            raise _not_sound(self.tag) from error
        if not sound:
            raise _not_sound(self.tag)
        return dict(value)

    def check(self, public: str) -> dict[str, Any]:
        """The content, once the signature by ``public`` (hex) holds. Raises StatementError."""
        if not is_signed(public, _message(self.tag, self.content), self.signature):
            raise StatementError(
                said("The signature of this {tag} does not hold.", tag=self.tag),
                said("Do not use it; ask for it again from the hub."),
            )
        return self.fields()

    def to_wire(self) -> dict[str, str]:
        return {"content": self.content.decode("utf-8"), "signature": self.signature.hex()}

    @classmethod
    def from_wire(cls, tag: str, wire: Mapping[str, str]) -> Statement:
        """Raises StatementError where parts are missing."""
        try:
            return cls(tag, wire["content"].encode("utf-8"), bytes.fromhex(wire["signature"]))
        except (KeyError, ValueError, AttributeError, TypeError) as error:
            raise _not_sound(tag) from error


def declare(tag: str, content: Mapping[str, Any], key: SigningKey) -> Statement:
    """Sign ``content`` (texts, whole numbers, lists, objects) as a statement of kind ``tag``."""
    written = canonical(dict(content))
    return Statement(tag, written, key.sign(_message(tag, written)))


def _message(tag: str, content: bytes) -> bytes:
    return b"fieldkit/" + tag.encode("ascii") + b"/1\0" + content


def _not_sound(tag: str) -> StatementError:
    return StatementError(said("This {tag} cannot be read.", tag=tag), said("Ask for it again from the hub."))
