"""What reading a recording gives, and what is raised at a file that is not what it begins like."""

from __future__ import annotations

from dataclasses import dataclass

from fieldkit.base.errors import FieldKitError
from fieldkit.base.wording import said


class RecordingUnreadableError(FieldKitError):
    """A file that begins like sound or film and can't be read as such, or does not tell how long it runs."""

    code = "FK-RECORDING-UNREADABLE"

    def __init__(self) -> None:
        super().__init__(
            said("This recording can't be read."),
            said("Nothing was added. Save it again as MP3, M4A, WAV, OGG, MP4 or WebM, and choose that."),
        )


@dataclass(frozen=True)
class Found:
    """A recording without what was written about it. ``seconds`` is how long it runs, by what is in it."""

    content: bytes
    content_type: str
    seconds: float
