"""Kills a typing child at a moment of one's choosing, and tells what it had typed by then."""

from __future__ import annotations

import json
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from fieldkit.demo.hub_process import child_environment

SETTLED_SECONDS = 1.0
"""What was typed longer ago than this may never be lost."""


@dataclass(frozen=True)
class Typed:
    """What a child had typed when it was killed.

    ``may_be`` gives for each written path what may stand there now: what was typed last before the words that may be
    lost, and everything typed there after it.
    """

    pressed: int
    killed: bool
    may_be: dict[str, tuple[str, ...]] = field(default_factory=dict)


def type_and_kill(
    data: Path,
    profile: str,
    visit: str,
    passphrase: str,
    *,
    rounds: int = 1,
    pause: float = 0.004,
    stop: Callable[[int, float], bool] | None = None,
) -> Typed:
    """Start a typist and kill it (SIGKILL) when ``stop(pressed, seconds since the first key press)`` says so.

    By default that is when the child has typed everything and the disk has it, so that every single word has to be
    there. With a ``stop`` the kill comes at once, and only what was typed more than a second before has to be.
    """
    child = subprocess.Popen(
        [sys.executable, "-m", "fieldkit.demo.typist", str(data), profile, visit, str(rounds), str(pause)],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, env=child_environment(),
    )  # fmt: skip
    assert child.stdin is not None
    assert child.stdout is not None
    try:
        child.stdin.write(passphrase + "\n")
        child.stdin.flush()
        lines: list[dict[str, object]] = []
        began = 0.0
        for line in child.stdout:
            told = json.loads(line)
            if "done" in told:
                break
            lines.append(told)
            began = began or time.monotonic()
            if stop is not None and stop(len(lines), time.monotonic() - began):
                break
        child.kill()
        killed_at = time.monotonic()
        killed = child.wait() != 0
        lines += [json.loads(line) for line in child.stdout if line.endswith("\n") and '"typed"' in line]
    finally:
        child.kill()
        child.wait()
        child.stdin.close()
        child.stdout.close()
    return Typed(len(lines), killed, _may_be(lines, killed_at if stop is not None else None))


def _may_be(lines: list[dict[str, object]], killed_at: float | None) -> dict[str, tuple[str, ...]]:
    possible: dict[str, tuple[str, ...]] = {}
    for told in lines:
        path, text = str(told["path"]), str(told["text"])
        if killed_at is None or float(str(told["at"])) < killed_at - SETTLED_SECONDS:
            possible[path] = (text,)
        elif path in possible:
            possible[path] = (*possible[path], text)
    return possible
