"""Pictures that stand inside a form file: which can be shown, and what is said of them to somebody who can't see."""

from __future__ import annotations

import base64
import binascii
from typing import Any, Final

from fieldkit.questionnaire.items import Json

SHOWN: Final = ("image/png", "image/jpeg")
"""The kinds of pictures every window and every print can show."""
_LONGEST: Final = 12_000_000


def embedded(attachment: Any) -> Json | None:
    """The Attachment, where its data stand in the file; None where they stand elsewhere or nowhere."""
    held = isinstance(attachment, dict) and isinstance(attachment.get("data"), str) and attachment["data"]
    return attachment if held else None


def picture_of(attachment: Json | None) -> bytes:
    """The bytes of a picture of one of the kinds in ``SHOWN``; b"" for what is no such picture, or broken or huge."""
    if attachment is None or attachment.get("contentType") not in SHOWN:
        return b""
    data = str(attachment.get("data") or "")
    if len(data) > _LONGEST:
        return b""
    try:
        return base64.b64decode("".join(data.split()), validate=True)
    except (binascii.Error, ValueError):
        return b""


def picture_words(attachment: Json | None) -> str:
    """What the picture shows, in the words of the form's author; empty where there are none."""
    title = None if attachment is None else attachment.get("title")
    return title.strip() if isinstance(title, str) else ""
