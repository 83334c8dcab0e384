"""Loads Qt's Python binding without work that nobody here has use for: imported before anything else that names PySide6.

While PySide6 loads it builds three patterns that it needs only to write type stubs and to word errors about arguments;
that takes as long as the rest of it. Here such patterns are built when they are first used. Once loaded it replaces
Python's ``__import__`` by one that reads the source of every module imported from then on, and keeps it, to find out
whether the module asks for names in another spelling. FieldKit never does, so Python's own is put back: the window's own
modules then load twice as fast, and memory holds none of their text.

Where PySide6 was loaded before (a test, another program) only the second is left to do; where a later PySide6 does
neither, nothing happens.
"""

from __future__ import annotations

import builtins
import gc
import re
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from typing import Any

_LONG = 2_000
"""Characters. The patterns in question have tens of thousands; those of Python's own modules have a few hundred."""


class LatePattern:
    """A pattern that is built when one of its methods is first called; for everything else it is that pattern."""

    def __init__(self, text: str, flags: int, build: Callable[[str, int], re.Pattern[str]]) -> None:
        self._made: re.Pattern[str] | None = None
        self._text, self._flags, self._build = text, flags, build

    def __getattr__(self, name: str) -> Any:
        """Methods wait for their call; what is asked for beside them (``groups``, ``pattern``) cannot."""
        if not callable(getattr(re.Pattern, name)):
            return getattr(self._pattern(), name)

        def later(*given: Any, **named: Any) -> Any:
            return getattr(self._pattern(), name)(*given, **named)

        return later

    def _pattern(self) -> re.Pattern[str]:
        if self._made is None:
            self._made = self._build(self._text, self._flags)
        return self._made


@contextmanager
def late_patterns() -> Iterator[None]:
    """Inside, ``re.compile`` puts off long patterns until they are used."""
    compile_now = re.compile

    def compile_late(pattern: Any, flags: int = 0) -> Any:
        if isinstance(pattern, str) and len(pattern) > _LONG:
            return LatePattern(pattern, flags, compile_now)
        return compile_now(pattern, flags)

    re.compile = compile_late
    try:
        yield
    finally:
        re.compile = compile_now


@contextmanager
def no_collecting() -> Iterator[None]:
    """Inside, Python looks for no garbage: what is being loaded stays to the end."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def import_plainly() -> None:
    """Give ``import`` back to Python, if PySide6 has taken it."""
    plain = getattr(builtins, "__orig_import__", None)
    if plain is not None:
        builtins.__import__ = plain


LOADING = ExitStack()
"""Closed by whoever imports this first, once all of its own imports are done: until then no garbage is looked for."""

LOADING.enter_context(no_collecting())
LOADING.callback(
    gc.freeze
)  # what was loaded stays to the end: the first search after it would take 15 ms for nothing
with late_patterns():
    import PySide6.QtCore  # noqa: F401 - loading it is what this module is for
import_plainly()
