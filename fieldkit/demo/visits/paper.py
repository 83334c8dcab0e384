"""What a copy says and how it looks on paper, for visits that end with something in the person's hand."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from fieldkit.demo.visits.visit_stage import VisitStage
from fieldkit.printing.blocks import Document, Text
from fieldkit.printing.typesetting import Typesetter


def words_of(document: Document) -> str:
    """Everything that a copy says, one text a line, in order."""
    return "\n".join(one.text for one in _texts(document.blocks))


def languages_of(document: Document, words: str) -> set[str]:
    """The languages in which a text that begins so is read aloud."""
    return {one.language for one in _texts(document.blocks) if one.text.startswith(words)}


def picture_pages(stage: VisitStage, document: Document, name: str) -> int:
    """Save a picture of every page; how many there are."""
    pages = Typesetter().pages(document)
    for page in pages:
        stage.save_bytes(page, name)
    return len(pages)


def _texts(node: Any) -> Iterator[Text]:
    if isinstance(node, Text):
        yield node
    elif isinstance(node, dict):
        for value in node.values():
            yield from _texts(value)
    elif isinstance(node, (list, tuple)):
        for value in node:
            yield from _texts(value)
