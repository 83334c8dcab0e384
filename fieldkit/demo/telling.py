"""Tells the story step by step on the terminal, with a mark for each check, and remembers whether all of them held."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from typing import TextIO


class Telling:
    """``held`` and ``failed`` list the checks that held and those that did not, in order."""

    def __init__(self, out: TextIO | None = None, tick: Callable[[], float] = time.monotonic) -> None:
        self._out = out or sys.stdout
        self._tick = tick
        self._began = tick()
        self.checked = 0
        self.failed: list[str] = []
        self.held: list[str] = []

    def title(self, words: str) -> None:
        """A story of its own begins."""
        print(f"\n{words}\n{'-' * len(words)}", file=self._out, flush=True)

    def step(self, words: str) -> None:
        """What happens next."""
        print(f"\n{words}", file=self._out, flush=True)

    def check(self, words: str, holds: bool, seen: object = "") -> bool:
        """Something that has to be so; ``seen`` is told where it is not."""
        self.checked += 1
        mark = "✓" if holds else "✗"
        more = f"  (saw: {seen})" if seen != "" and not holds else ""
        print(f"  {mark} {words}{more}", file=self._out, flush=True)
        (self.held if holds else self.failed).append(words)
        return holds

    def end(self) -> bool:
        """The last line; whether every check held."""
        seconds = self._tick() - self._began
        print(f"\n{len(self.held)} of {self.checked} checks held, in {seconds:.0f} s.", file=self._out, flush=True)
        for words in self.failed:
            print(f"  ✗ {words}", file=self._out)
        return not self.failed
