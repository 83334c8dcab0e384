"""How long the computer has been running, asleep or not: time that nobody changes by setting the clock."""

from __future__ import annotations

import sys
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

_BOOT_ID = Path("/proc/sys/kernel/random/boot_id")


@dataclass(frozen=True)
class Uptime:
    """``seconds`` since the computer was switched on; ``boot`` tells one run of it from the next where it is known."""

    boot: str
    seconds: float


class UptimeClock(Protocol):
    """Tells how long the computer has been running."""

    def read(self) -> Uptime: ...


class SystemUptime:
    """Linux counts sleep too (CLOCK_BOOTTIME); elsewhere it is the system's monotonic clock."""

    def read(self) -> Uptime:
        if sys.platform == "linux":
            return Uptime(_boot(), time.clock_gettime(time.CLOCK_BOOTTIME))
        return Uptime("", time.monotonic())


def _boot() -> str:
    try:
        return _BOOT_ID.read_text(encoding="ascii").strip()
    except OSError:
        return ""


class FixedUptime:
    """Stands still until it is moved; for tests and for the seeded demo."""

    def __init__(self, boot: str = "boot-1", seconds: float = 100.0) -> None:
        self.boot = boot
        self.seconds = seconds

    def read(self) -> Uptime:
        return Uptime(self.boot, self.seconds)
