"""Opens what a locked laptop has posted. The posting key only says which laptop it comes from; what counts is inside."""

from __future__ import annotations

import pyrage
from pydantic import ValidationError

from fieldkit.hub.packing import unpack
from fieldkit.sync.errors import UnreadableError
from fieldkit.sync.protocol import Letter


def open_envelope(envelope: bytes, age_identity: str) -> Letter:
    """Decrypt, unpack and read a letter. Raises UnreadableError, TooLargeError."""
    try:
        packed = pyrage.decrypt(envelope, [pyrage.x25519.Identity.from_str(age_identity)])
        return Letter.model_validate_json(unpack(packed))
    except (pyrage.DecryptError, ValidationError) as error:
        raise UnreadableError from error
