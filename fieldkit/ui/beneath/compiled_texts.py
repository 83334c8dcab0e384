"""Keeps what Qt's binding compiles from texts inside itself, as Python keeps what it compiles from files: beside this module.

PySide6 carries fourteen modules as texts in its library and compiles them at every start; that takes longer than running
them. What is kept lies in the same ``__pycache__`` as this module's own compiled file, is found by a digest of the text it
was made from, and is written where and when Python would write (never with ``PYTHONDONTWRITEBYTECODE``, never where the
folder is not there or not writable). Where nothing is kept, or what is kept can't be read, everything is compiled as ever.

There is no import from ``__future__`` here: what is compiled would inherit it.
"""

import builtins
import marshal
import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from importlib import util
from pathlib import Path
from types import CodeType
from typing import Any

OWN = ("shibokensupport/", "signature_bootstrap")
"""How the names of those texts begin."""


class CompiledTexts:
    """What is kept in one file: code by the digest of its text and its name."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._kept = self._read()
        self._new = False

    def compile(self, text: Any, name: Any, *rest: Any, plain: Callable[..., Any], **named: Any) -> Any:
        """As ``builtins.compile``; code of the binding's own texts is taken from what is kept, or kept from now on."""
        if not (isinstance(name, str) and name.startswith(OWN) and isinstance(text, str | bytes)):
            return plain(text, name, *rest, **named)
        raw = text.encode("utf-8", "surrogatepass") if isinstance(text, str) else text
        key = (name, util.source_hash(raw), rest)
        found = self._kept.get(key)
        if found is None:
            found = plain(text, name, *rest, **named)
            if isinstance(found, CodeType) and not named:
                self._kept[key] = found
                self._new = True
        return found

    def keep(self) -> None:
        """Write what is new, whole or not at all."""
        if not self._new or sys.dont_write_bytecode:
            return
        beside = self._path.with_name(f"{self._path.name}.{os.getpid()}")
        with suppress(OSError):
            beside.write_bytes(util.MAGIC_NUMBER + marshal.dumps(self._kept))
            beside.replace(self._path)

    def _read(self) -> dict[Any, CodeType]:
        try:
            content = self._path.read_bytes()
            if not content.startswith(util.MAGIC_NUMBER):
                return {}
            kept = marshal.loads(content[len(util.MAGIC_NUMBER) :])  # noqa: S302 - as trusted as the .pyc files beside it
        except (OSError, ValueError, EOFError, TypeError):
            return {}
        return kept if isinstance(kept, dict) else {}


@contextmanager
def compiled_once(path: Path) -> Iterator[None]:
    """Inside, the binding's texts are compiled only where the file at ``path`` does not hold them."""
    texts, plain = CompiledTexts(path), builtins.compile

    def compile_or_find(text: Any, name: Any, *rest: Any, **named: Any) -> Any:
        return texts.compile(text, name, *rest, plain=plain, **named)

    vars(builtins)["compile"] = compile_or_find
    try:
        yield
    finally:
        vars(builtins)["compile"] = plain
    texts.keep()


def beside_this() -> Path:
    """Where Python keeps this module's own compiled form, under a name of its own."""
    return Path(util.cache_from_source(__file__)).with_suffix(".texts")
