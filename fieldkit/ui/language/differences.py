"""What two answers share and where they differ, word by word, for the eye of whoever settles them."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

_WORD = re.compile(r"\s+|[^\s]+")

GAP = "____"


@dataclass(frozen=True)
class Piece:
    """A run of words; `own` where only this version has it."""

    text: str
    own: bool


def _words(text: str) -> list[str]:
    return _WORD.findall(text)


def _matcher(one: Sequence[str], other: Sequence[str]) -> SequenceMatcher[str]:
    return SequenceMatcher(None, one, other, autojunk=False)


def pieces(text: str, other: str) -> tuple[Piece, ...]:
    """`text` cut into what `other` has too and what only it has."""
    mine, theirs = _words(text), _words(other)
    found: list[Piece] = []
    for tag, start, end, _, _ in _matcher(mine, theirs).get_opcodes():
        run = "".join(mine[start:end])
        core = run.strip()
        if tag == "equal" or not core:
            _append(found, run, own=False)
            continue
        lead = len(run) - len(run.lstrip())
        _append(found, run[:lead], own=False)
        _append(found, core, own=True)
        _append(found, run[lead + len(core) :], own=False)
    return tuple(found)


def _append(found: list[Piece], run: str, *, own: bool) -> None:
    if found and found[-1].own == own:
        found[-1] = Piece(found[-1].text + run, own)
    elif run:
        found.append(Piece(run, own))


def shared_with_gaps(text: str, other: str) -> str:
    """The words both have, with a marked gap wherever they differ: nothing is chosen for anybody."""
    mine, theirs = _words(text), _words(other)
    parts: list[str] = []
    for tag, start, end, _, _ in _matcher(mine, theirs).get_opcodes():
        if tag == "equal":
            parts.append("".join(mine[start:end]))
        elif not (parts and parts[-1].strip() == GAP):
            parts.append(GAP)
    joined = re.sub(rf"\s*(?:{GAP}\s*)+", f" {GAP} ", "".join(parts))
    return joined.strip()


def has_gaps(text: str) -> bool:
    """Whether a marked gap is still to be filled."""
    return GAP in text
