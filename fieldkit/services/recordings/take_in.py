"""Sound and film as they may be kept: told by their bytes, within 90 seconds and 20 MB, and without what is told about them."""

from __future__ import annotations

import struct
from collections.abc import Callable
from typing import Final

from fieldkit.base.errors import FieldKitError
from fieldkit.base.wording import said
from fieldkit.services.recordings import mp4, mpeg, ogg, wav, webm
from fieldkit.services.recordings.found import Found, RecordingUnreadableError

LONGEST: Final = 90
"""Seconds."""

MOST_BYTES: Final = 20_000_000

_READERS: Final[tuple[tuple[Callable[[bytes], bool], Callable[[bytes], Found]], ...]] = (
    (wav.begins, wav.read),
    (ogg.begins, ogg.read),
    (mp4.begins, mp4.read),
    (webm.begins, webm.read),
    (mpeg.begins, mpeg.read),
)
_HALF: Final = 0.5


class RecordingLengthError(FieldKitError):
    """A recording that runs longer than may be kept."""

    code = "FK-RECORDING-LENGTH"


class RecordingSizeError(FieldKitError):
    """A recording of more bytes than may be kept."""

    code = "FK-RECORDING-SIZE"


def is_recording(content: bytes) -> bool:
    """Whether these bytes begin as sound or film."""
    return any(begins(content) for begins, _ in _READERS)


def take_in(content: bytes) -> Found:
    """What will be kept. Raises RecordingUnreadableError, RecordingSizeError, RecordingLengthError."""
    if len(content) > MOST_BYTES:
        raise RecordingSizeError(
            said("This recording is larger than {size} MB.", size=MOST_BYTES // 1000000),
            said("Nothing was added. Make a shorter one."),
        )
    read = next((read for begins, read in _READERS if begins(content)), None)
    if read is None:
        raise RecordingUnreadableError
    try:
        found = read(content)
    except (struct.error, IndexError) as error:
        raise RecordingUnreadableError from error
    if found.seconds >= LONGEST + _HALF:
        raise RecordingLengthError(
            said("This recording is longer than {seconds} seconds.", seconds=LONGEST),
            said("Nothing was added. Make a shorter one, or write down what was said."),
        )
    return found
