"""What a screen reader says: exact words for scripts whose printed letters no longer tell them.

Joined, stacked and mirrored letters come out of a page jumbled. Every such text is set with a mark, and here the mark
is replaced by the words themselves (ActualText, ISO 32000-1, 14.9.4), so that a reader, a search and a copy get them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from io import BytesIO
from typing import Any, Final

import pikepdf

MARK: Final = "fieldkit:"
"""Stands before a text's number in the alternative text that the templates give it."""


def speak(pdf: bytes, spoken: Sequence[tuple[str, str]]) -> bytes:
    """Replace marks by ``spoken`` (words, BCP 47 language). Returns the PDF unchanged where there is nothing to say."""
    if not spoken:
        return pdf
    with pikepdf.open(BytesIO(pdf)) as opened:
        for element in _elements(opened.Root.StructTreeRoot):
            mark = str(element.get("/Alt", ""))
            if mark.startswith(MARK):
                words, language = spoken[int(mark.removeprefix(MARK))]
                element.S = pikepdf.Name.P
                element.ActualText = pikepdf.String(words)
                if language:
                    element.Lang = pikepdf.String(language)
                del element["/Alt"]
                if "/A" in element:
                    del element["/A"]
        written = BytesIO()
        opened.save(written, object_stream_mode=pikepdf.ObjectStreamMode.generate)
    return written.getvalue()


def _elements(root: Any) -> Iterator[Any]:
    waiting: list[Any] = [root]
    while waiting:
        node = waiting.pop()
        if isinstance(node, pikepdf.Array):
            waiting.extend(node)
        elif isinstance(node, pikepdf.Dictionary) and "/MCID" not in node:
            if "/S" in node:
                yield node
            if "/K" in node:
                waiting.append(node.K)
