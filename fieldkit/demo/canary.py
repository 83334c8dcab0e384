"""Looks for typed sentences in files where none may ever stand readable: under every folder that FieldKit writes to."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

_SHORTEST = 12
_LARGEST = 64 << 20


@dataclass(frozen=True)
class Leak:
    """A sentence found readable in a file."""

    file: Path
    sentence: str


def scan(
    folders: Iterable[Path], sentences: Iterable[str], changed_since: float = 0.0
) -> tuple[int, tuple[Leak, ...]]:
    """How many files were read, and what was found, in UTF-8, UTF-16 and as JSON escapes.

    ``changed_since`` (seconds since 1970) leaves older files out, for folders that others write to as well.
    """
    looked_for = {form: one for one in sentences if len(one) >= _SHORTEST for form in _forms(one)}
    read = 0
    leaks: list[Leak] = []
    for path in _files(folders, changed_since):
        try:
            content = path.read_bytes()
        except OSError:
            continue
        read += 1
        leaks += [Leak(path, sentence) for form, sentence in looked_for.items() if form in content]
    return read, tuple(leaks)


def _forms(sentence: str) -> Iterator[bytes]:
    """A sentence as it might lie in a file; its middle is enough to give it away."""
    middle = sentence[2:-2]
    yield middle.encode("utf-8")
    yield middle.encode("utf-16-le")
    yield middle.encode("ascii", "backslashreplace")


def _files(folders: Iterable[Path], changed_since: float) -> Iterator[Path]:
    """Plain files of a sensible size, without walking into other file systems that are mounted inside."""
    for folder in folders:
        device = folder.stat().st_dev
        for root, inner, names in os.walk(folder):
            inner[:] = [name for name in inner if _on(device, Path(root, name))]
            yield from (path for name in names if _worth_reading(path := Path(root, name), changed_since))


def _on(device: int, folder: Path) -> bool:
    try:
        return folder.lstat().st_dev == device
    except OSError:
        return False


def _worth_reading(path: Path, changed_since: float) -> bool:
    try:
        known = path.lstat()
    except OSError:
        return False
    return stat.S_ISREG(known.st_mode) and known.st_mtime >= changed_since and known.st_size <= _LARGEST
