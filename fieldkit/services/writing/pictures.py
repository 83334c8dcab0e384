"""A photo from anywhere becomes one that may be kept: upright, no larger than needed, and nothing in it but the picture.

What a phone writes into a photo (where it was taken, when, with what) must not travel into a record about somebody's
home, and a file from outside may be made to harm. So every picture is decoded within limits and written anew.
"""

from __future__ import annotations

import io
import struct
import threading
import warnings
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Final

from PIL import Image, ImageCms, JpegImagePlugin, PngImagePlugin, WebPImagePlugin

from fieldkit.base.errors import FieldKitError
from fieldkit.base.wording import said

LONGEST_SIDE: Final = 2048
THUMBNAIL_SIDE: Final = 320
"""Pixels of the longer side; a smaller picture stays as it is."""

JPEG: Final = "image/jpeg"
_READERS: Final = (JpegImagePlugin.JpegImageFile, PngImagePlugin.PngImageFile, WebPImagePlugin.WebPImageFile)
_FORMATS: Final = tuple(one.format for one in _READERS)
_QUALITY: Final = 85
_THUMBNAIL_QUALITY: Final = 78
_MOST_PIXELS: Final = {"JPEG": 80_000_000, "MPO": 80_000_000}
"""A JPEG is decoded at a fraction of its size; all others have to be held whole while they are read."""
_MOST_PIXELS_HELD: Final = 30_000_000
_ORIENTATION: Final = 0x0112

_BROKEN = (
    OSError,
    SyntaxError,
    ValueError,
    TypeError,
    KeyError,
    IndexError,
    AttributeError,
    EOFError,
    OverflowError,
    MemoryError,
    struct.error,
    zlib.error,
    Image.DecompressionBombError,
    Image.DecompressionBombWarning,
)
"""What decoders raise at files that are not what they say they are."""


class PictureError(FieldKitError):
    """A file that can't be read as a picture."""

    code = "FK-PICTURE-UNREADABLE"


class PictureTooLargeError(FieldKitError):
    """A picture that would take more memory to read than this laptop should give."""

    code = "FK-PICTURE-TOO-LARGE"


@dataclass(frozen=True)
class Picture:
    """A JPEG without anything but the picture, its small copy, and its width and height in pixels."""

    content: bytes
    thumbnail: bytes
    width: int
    height: int


def prepare(content: bytes) -> Picture:
    """Turn upright, reduce to ``LONGEST_SIDE``, and write anew without metadata. Slow: never on the window's thread.

    Takes JPEG, PNG and WebP. Raises PictureError, PictureTooLargeError; nothing is written anywhere by this.
    """
    try:
        with _unremarked(), Image.open(io.BytesIO(content), formats=_FORMATS) as opened:
            _require_readable_size(opened)
            opened.draft("RGB", (LONGEST_SIDE, LONGEST_SIDE))
            picture = _plain(opened)
    except _BROKEN as error:
        raise PictureError(
            said("This file can't be read as a picture."),
            said("Nothing was added. Choose a JPEG or PNG; a phone can save or send its photos as JPEG."),
        ) from error
    picture.thumbnail((LONGEST_SIDE, LONGEST_SIDE), Image.Resampling.LANCZOS)
    small = picture.copy()
    small.thumbnail((THUMBNAIL_SIDE, THUMBNAIL_SIDE), Image.Resampling.LANCZOS)
    return Picture(_jpeg(picture, _QUALITY), _jpeg(small, _THUMBNAIL_QUALITY), *picture.size)


_one_at_a_time = threading.Lock()


@contextmanager
def _unremarked() -> Iterator[None]:
    """Nothing is printed of damaged metadata, which is thrown away: a remark on it could quote what it said.

    One picture at a time, for what is remarked on is settled for the whole process.
    """
    with _one_at_a_time, warnings.catch_warnings():
        warnings.filterwarnings("ignore", category=UserWarning, module=r"PIL\.")
        yield


def _require_readable_size(opened: Image.Image) -> None:
    width, height = opened.size
    if width * height > _MOST_PIXELS.get(opened.format or "", _MOST_PIXELS_HELD):
        raise PictureTooLargeError(
            said("This picture has too many dots to be read here."),
            said("Nothing was added. Save it smaller, or take the photo again at the usual size."),
        )


def _plain(opened: Image.Image) -> Image.Image:
    """The picture alone: upright, in the usual colours, on white where it lets light through, and with nothing said in it."""
    turn = _turn(opened)
    shown = _usual_colours(opened)
    if shown.mode in ("RGBA", "LA", "PA") or "transparency" in shown.info:
        over = shown.convert("RGBA")
        shown = Image.new("RGB", over.size, "white")
        shown.paste(over, mask=over.getchannel("A"))
    clean = Image.new("RGB", shown.size)
    clean.paste(shown.convert("RGB"))
    return clean if turn is None else clean.transpose(turn)


def _turn(opened: Image.Image) -> Image.Transpose | None:
    """How the camera was held; what can't be read of that leaves the picture as it lies."""
    try:
        held = opened.getexif().get(_ORIENTATION)
    except _BROKEN:
        return None
    return _TURNS.get(held) if isinstance(held, int) else None


_TURNS: Final = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}


def _usual_colours(opened: Image.Image) -> Image.Image:
    """In sRGB, as the colour profile says: the colour of a bruise is part of what was seen."""
    profile = opened.info.get("icc_profile")
    if not isinstance(profile, bytes) or opened.mode not in ("RGB", "RGBA", "L", "CMYK"):
        return opened
    try:
        turned = ImageCms.profileToProfile(
            opened,
            ImageCms.ImageCmsProfile(io.BytesIO(profile)),
            ImageCms.createProfile("sRGB"),
            outputMode="RGB",
        )
    except (ImageCms.PyCMSError, *_BROKEN):
        return opened
    return turned if turned is not None and opened.mode != "RGBA" else opened


def _jpeg(picture: Image.Image, quality: int) -> bytes:
    written = io.BytesIO()
    picture.save(written, "JPEG", quality=quality)
    return written.getvalue()
