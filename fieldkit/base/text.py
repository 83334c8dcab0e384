"""Text is repaired once, where it enters; after that it is kept as typed."""

from __future__ import annotations

import unicodedata


def repair(text: str) -> str:
    """Replace lone surrogates, which no UTF-8 file can hold, by U+FFFD; leave everything else alone."""
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return text


def same_text(left: str, right: str) -> bool:
    """Whether two texts are the same letters, however composed (Unicode NFC)."""
    return left == right or unicodedata.normalize("NFC", left) == unicodedata.normalize("NFC", right)
