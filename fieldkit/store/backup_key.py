"""The practitioner's own key to their backups: made from the store's key, so whoever unlocks the vault has it."""

from __future__ import annotations

import pyrage
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

_PURPOSE = b"fieldkit/backup/1"
_LETTERS = "qpzry9x8gf2tvdw0s3jn54khce6mua7l"
_PREFIX = "age-secret-key-"
_GENERATOR = (0x3B6A57B2, 0x26508E6D, 0x1EA119FA, 0x3D4233DD, 0x2A1462B3)


def identity(database_key: bytes | bytearray) -> pyrage.x25519.Identity:
    """The age identity that opens this profile's backups; always the same one for the same store key."""
    secret = HKDF(SHA256(), 32, salt=None, info=_PURPOSE).derive(bytes(database_key))
    return pyrage.x25519.Identity.from_str(_bech32(secret).upper())


def _bech32(content: bytes) -> str:
    """Text of a secret as age reads it (BIP 173)."""
    words = _five_bits(content)
    expanded = [ord(one) >> 5 for one in _PREFIX] + [0] + [ord(one) & 31 for one in _PREFIX]
    check = _polymod([*expanded, *words, 0, 0, 0, 0, 0, 0]) ^ 1
    words += [(check >> 5 * (5 - at)) & 31 for at in range(6)]
    return _PREFIX + "1" + "".join(_LETTERS[word] for word in words)


def _five_bits(content: bytes) -> list[int]:
    bits = int.from_bytes(content, "big")
    size = len(content) * 8
    padding = -size % 5
    return [(bits << padding) >> at & 31 for at in range(size + padding - 5, -1, -5)]


def _polymod(values: list[int]) -> int:
    check = 1
    for value in values:
        top = check >> 25
        check = (check & 0x1FFFFFF) << 5 ^ value
        for at, generator in enumerate(_GENERATOR):
            check ^= generator if top >> at & 1 else 0
    return check
