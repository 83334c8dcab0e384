"""A crash must not write what was in memory to a disk: no core dump, and no other program may look into this one."""

from __future__ import annotations

import ctypes
import sys

if sys.platform != "win32":
    import resource

_SET_DUMPABLE = 4


def forbid() -> None:
    """For this process and those it starts. Where a system knows no such thing, nothing happens."""
    if sys.platform == "win32":
        return
    _, most = resource.getrlimit(resource.RLIMIT_CORE)
    resource.setrlimit(resource.RLIMIT_CORE, (0, most))
    if sys.platform == "linux":
        # Takes effect also where dumps go to a pipe, which ignores the limit.
        ctypes.CDLL(None, use_errno=True).prctl(_SET_DUMPABLE, 0, 0, 0, 0)
