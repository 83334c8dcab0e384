"""From passphrase to key: Argon2id, made as slow as the owner can bear on the computer where the vault is made."""

from __future__ import annotations

import time
import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from cryptography.hazmat.primitives.kdf.argon2 import Argon2id

from fieldkit.store.connection import KEY_BYTES

SALT_BYTES = 16
_MEBIBYTE = 1024


@dataclass(frozen=True)
class Cost:
    """Argon2id (RFC 9106): memory in KiB, passes over it, lanes."""

    memory_kib: int
    passes: int
    lanes: int


FLOOR = Cost(64 * _MEBIBYTE, 3, 4)
"""The least that a real profile is made with."""

MOST = Cost(4096 * _MEBIBYTE, 64, 64)
"""Beyond this a vault file is not believed: it would only serve to exhaust the laptop."""

TARGET_SECONDS = 0.5


def derive(passphrase: str, salt: bytes, cost: Cost) -> bytes:
    """The 256-bit wrapping key. The passphrase is taken in NFC, so that every keyboard types the same one."""
    text = unicodedata.normalize("NFC", passphrase).encode("utf-8", "surrogatepass")
    return Argon2id(
        salt=salt, length=KEY_BYTES, iterations=cost.passes, lanes=cost.lanes, memory_cost=cost.memory_kib
    ).derive(text)


def calibrate(seconds: float = TARGET_SECONDS, tick: Callable[[], float] = time.perf_counter) -> Cost:
    """The floor with as much more memory as makes one derivation take about ``seconds`` here, up to 1 GiB."""
    best = min(_time(FLOOR, tick) for _ in range(2))
    memory = int(FLOOR.memory_kib * seconds / max(best, 1e-6))
    whole = memory - memory % (8 * _MEBIBYTE)
    return Cost(min(max(whole, FLOOR.memory_kib), 1024 * _MEBIBYTE), FLOOR.passes, FLOOR.lanes)


def read_cost(written: Mapping[str, Any]) -> Cost:
    """From a vault file. Raises ValueError, KeyError or TypeError where it is not a cost that can be paid."""
    cost = Cost(*(int(written[name]) for name in ("memory_kib", "passes", "lanes")))
    sound = (
        0 < cost.passes <= MOST.passes
        and 0 < cost.lanes <= MOST.lanes
        and 8 * cost.lanes <= cost.memory_kib <= MOST.memory_kib
    )
    if not sound:
        raise ValueError("not a cost that can be paid")
    return cost


def _time(cost: Cost, tick: Callable[[], float]) -> float:
    start = tick()
    derive("calibration", bytes(SALT_BYTES), cost)
    return tick() - start
