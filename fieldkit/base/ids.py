"""Ids are made on the laptop, without asking anybody; planned records get the same id on every laptop."""

from __future__ import annotations

import uuid
from collections.abc import Callable

from fieldkit.base.clock import Clock

RandomBytes = Callable[[int], bytes]
"""Gives that many random bytes; ``os.urandom`` outside tests."""

_PLANNED = uuid.UUID("6f9c3b5e-27d1-5c0b-9a53-6d1f0e4c8a11")


def new_id(clock: Clock, random: RandomBytes) -> str:
    """A UUIDv7 (RFC 9562, section 5.7): 48 bits of Unix milliseconds, then 74 random bits."""
    milliseconds = int(clock.now().timestamp() * 1000) & ((1 << 48) - 1)
    noise = int.from_bytes(random(10), "big")
    value = (
        milliseconds << 80 | 0x7 << 76 | (noise >> 64 & 0xFFF) << 64 | 0b10 << 62 | noise & ((1 << 62) - 1)
    )
    return str(uuid.UUID(int=value))


def planned_record_id(visit_id: str, form_url: str, subject_id: str) -> str:
    """The UUIDv5 (RFC 9562, section 5.5) of the record that a planned visit calls for.

    Two laptops that start the planned conversation apart thereby start the same record.
    """
    return str(uuid.uuid5(_PLANNED, "\n".join((visit_id, form_url, subject_id))))
