"""Photos and drawn signatures on paper: each a block with its words, so that nobody needs to see it to know what it shows."""

from __future__ import annotations

import base64
import binascii
from collections.abc import Iterator
from html import escape
from typing import Any, Final

from fieldkit.printing.about import About
from fieldkit.printing.blocks import Block, Text
from fieldkit.printing.phrases import Phrases
from fieldkit.printing.reading import Answer, Contents
from fieldkit.questionnaire.value_types import raw

_JPEG: Final = "image/jpeg"
_SIGNATURE_WIDE: Final = 0.4
_PHOTO_WIDE: Final = 0.62
_STARTS_OF_FRAME: Final = frozenset(
    {*range(0xC0, 0xC4), *range(0xC5, 0xC8), *range(0xC9, 0xCC), *range(0xCD, 0xD0)}
)


def picture(svg: str, alternative: str, caption: Text | str = "", *, wide: float = 1.0) -> Block:
    """A drawing (SVG text) with its text alternative and a line below it; ``wide`` is its share of the page's width."""
    return {"kind": "picture", "svg": svg, "alternative": alternative, "caption": caption, "wide": wide}


def photo_blocks(answer: Answer, contents: Contents) -> Iterator[Block]:
    """The photos of an answer whose bytes are in the response; what has not come yet stands in words alone."""
    for said in answer.said:
        inner = raw(said.value)
        svg = photo_svg(inner) if isinstance(inner, dict) else ""
        if svg:
            title = str(inner.get("title") or "")
            words = title or contents.phrases("photo.undescribed")
            yield picture(svg, words, Text(title, said.text.language), wide=_PHOTO_WIDE)


def drawn_signatures(about: About, phrases: Phrases) -> Iterator[Block]:
    """The signatures that people drew, each named."""
    for one in about.signed_by:
        svg = photo_svg({"contentType": _JPEG, "data": one.drawing}) if one.drawing else ""
        if svg:
            words = phrases("signature.drawing", who=one.name)
            yield picture(svg, words, words, wide=_SIGNATURE_WIDE)


def photo_svg(attachment: dict[str, Any]) -> str:
    """A JPEG of a FHIR attachment inside a drawing of its size; "" for what is no JPEG with its bytes."""
    data = attachment.get("data")
    if attachment.get("contentType") != _JPEG or not isinstance(data, str):
        return ""
    try:
        size = jpeg_size(base64.b64decode(data, validate=True))
    except (binascii.Error, ValueError):
        return ""
    if size is None:
        return ""
    width, height = size
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" width="{width}" height="{height}">'
        f'<image width="{width}" height="{height}" href="data:{_JPEG};base64,{escape(data)}"/></svg>'
    )


def jpeg_size(content: bytes) -> tuple[int, int] | None:
    """Width and height in pixels, from the head of a JPEG; None where it has none."""
    if content[:2] != b"\xff\xd8":
        return None
    at = 2
    while at + 9 < len(content) and content[at] == 0xFF:
        marker, length = content[at + 1], int.from_bytes(content[at + 2 : at + 4], "big")
        if marker in _STARTS_OF_FRAME:
            height, width = (int.from_bytes(content[at + start : at + start + 2], "big") for start in (5, 7))
            return (width, height) if width and height else None
        at += 2 + length
    return None
