"""The three ways a copy can look; what each means in points and colours stands in resources/print/layouts.typ."""

from __future__ import annotations

from enum import StrEnum


class Layout(StrEnum):
    """How a copy is set.

    ``STANDARD``: 12 point. ``LARGE``: nothing under 18 point, one column. ``EASY``: easy-read, 16 point, one idea a
    line with a picture beside it; only for documents that are written for it.
    """

    STANDARD = "standard"
    LARGE = "large"
    EASY = "easy"
