"""Ed25519 keys (RFC 8032) as the rest of the code needs them: made, kept as bytes, signing, checking."""

from __future__ import annotations

import hashlib

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from fieldkit.base.errors import FieldKitError
from fieldkit.base.ids import RandomBytes
from fieldkit.base.wording import said


class KeyGoneError(FieldKitError):
    """A private key was asked for after the profile had been locked."""

    code = "FK-KEY-GONE"


class SigningKey:
    """A private Ed25519 key. ``public`` is the 32-byte public key in hex."""

    def __init__(self, seed: bytes) -> None:
        key = Ed25519PrivateKey.from_private_bytes(seed)
        self._private: Ed25519PrivateKey | None = key
        self.public = key.public_key().public_bytes_raw().hex()

    @classmethod
    def make(cls, random: RandomBytes) -> SigningKey:
        return cls(random(32))

    def seed(self) -> bytes:
        """The 32 secret bytes, for wrapping. Raises KeyGoneError."""
        return self._key.private_bytes_raw()

    def sign(self, message: bytes) -> bytes:
        """The 64-byte signature. Raises KeyGoneError."""
        return self._key.sign(message)

    def forget(self) -> None:
        """Let the private part go, whoever still holds this object; OpenSSL overwrites it."""
        self._private = None

    @property
    def _key(self) -> Ed25519PrivateKey:
        if self._private is None:
            raise KeyGoneError(said("This profile is locked."), said("Unlock it, then try again."))
        return self._private


def is_signed(public: str, message: bytes, signature: bytes) -> bool:
    """Whether ``signature`` over ``message`` was made by the key whose public part is ``public`` (hex)."""
    try:
        Ed25519PublicKey.from_public_bytes(bytes.fromhex(public)).verify(signature, message)
    except (InvalidSignature, ValueError):
        return False
    return True


def fingerprint(public: str) -> str:
    """Sixteen groups of four hex digits that two people can read to each other: SHA-256 of the public key."""
    digest = hashlib.sha256(bytes.fromhex(public)).hexdigest()
    return " ".join(digest[at : at + 4] for at in range(0, 64, 4))
