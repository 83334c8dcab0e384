"""A forgotten passphrase loses no work: two people together, neither alone, can give the database key back."""

from __future__ import annotations

import json
from dataclasses import dataclass

import pyrage

from fieldkit.base.wording import said
from fieldkit.store.connection import KEY_BYTES
from fieldkit.store.errors import RecoveryError


@dataclass(frozen=True)
class Escrow:
    """The database key as an age file to the first recipient, holding an age file to the second."""

    recipients: tuple[str, str]
    ciphertext: bytes


def escrow(profile: str, database_key: bytes, first: str, second: str) -> Escrow:
    """Lock the key away for two age recipients (``age1…``). Raises RecoveryError where one can't be read."""
    content = json.dumps({"fieldkit-recovery": 1, "profile": profile, "key": database_key.hex()})
    inner = pyrage.encrypt(content.encode("ascii"), [_recipient(second)])
    if first == second:
        raise RecoveryError(
            said("Both recovery keys are the same."), said("Ask two people for one key each.")
        )
    return Escrow((first, second), pyrage.encrypt(inner, [_recipient(first)]))


def open_layer(ciphertext: bytes, identity: str) -> bytes:
    """What one of the two opens with their age identity; ``age --decrypt`` does the same. Raises RecoveryError."""
    try:
        opened: bytes = pyrage.decrypt(ciphertext, [pyrage.x25519.Identity.from_str(identity)])
    except (pyrage.DecryptError, pyrage.IdentityError) as error:
        raise RecoveryError(
            said("This key does not open the recovery file."),
            said("The first person opens the file, the second what is inside."),
        ) from error
    return opened


def read_opened(opened: bytes, profile: str) -> bytes:
    """The database key out of what both have opened. Raises RecoveryError."""
    try:
        content = json.loads(opened)
        key = bytes.fromhex(content["key"])
        sound = content["profile"] == profile and content["fieldkit-recovery"] == 1 and len(key) == KEY_BYTES
    except (ValueError, KeyError, TypeError) as error:
        raise _not_it() from error
    if not sound:
        raise _not_it()
    return key


def _recipient(text: str) -> pyrage.x25519.Recipient:
    try:
        return pyrage.x25519.Recipient.from_str(text)
    except pyrage.RecipientError as error:
        raise RecoveryError(
            said("This is not an age recipient: {text}.", text=text[:80]),
            said("It begins with age1. Ask its owner for it again."),
        ) from error


def _not_it() -> RecoveryError:
    return RecoveryError(
        said("This is not the opened recovery file of this profile."),
        said("Both people have to open it, one after the other."),
    )
