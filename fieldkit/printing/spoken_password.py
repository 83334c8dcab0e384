"""A password that can be said across a kitchen table and typed by somebody who does not like computers: three words."""

from __future__ import annotations

from functools import cache
from typing import Final

from fieldkit.base.assets import resource
from fieldkit.base.ids import RandomBytes

WORDS: Final = 3
_BYTES: Final = 4


def spoken_password(random: RandomBytes, *, words: int = WORDS) -> str:
    """Plain English words with hyphens, lower case: about ten bits each. ``random``: ``os.urandom``."""
    offered = word_list()
    return "-".join(offered[_below(len(offered), random)] for _ in range(words))


@cache
def word_list() -> tuple[str, ...]:
    """The words to choose from: short, easy to spell, none that sounds like another or could hurt."""
    return tuple(resource("print", "spoken-words.txt").read_text(encoding="utf-8").split())


def _below(count: int, random: RandomBytes) -> int:
    """A number from 0 to ``count - 1``, each as likely: draws that would favour the first few are thrown away."""
    whole = 256**_BYTES
    while True:
        drawn = int.from_bytes(random(_BYTES), "big")
        if drawn < whole - whole % count:
            return drawn % count
