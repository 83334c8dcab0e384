"""What a copy says and how it looks on paper, for visits that end with something in the person's hand."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, is_dataclass

from fieldkit.demo.visits.visit_stage import VisitStage
from fieldkit.printing.blocks import Document, Text
from fieldkit.printing.typesetting import Typesetter


def words_of(document: Document) -> str:
    """Everything that a copy says, one text a line, in order."""
    return "\n".join(_texts(document))


def picture_pages(stage: VisitStage, document: Document, name: str) -> int:
    """Save a picture of every page; how many there are."""
    pages = Typesetter().pages(document)
    for page in pages:
        stage.save_bytes(page, name)
    return len(pages)


def _texts(part: object) -> Iterator[str]:
    if isinstance(part, Text):
        yield part.text
    elif is_dataclass(part):
        for field in fields(part):
            yield from _texts(getattr(part, field.name))
    elif isinstance(part, (tuple, list)):
        for one in part:
            yield from _texts(one)
