"""What a copy leaves out: whole answers, never parts of them, and nothing shows that they were there."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from fieldkit.questionnaire import extensions as ext
from fieldkit.questionnaire.extensions import Extensions
from fieldkit.questionnaire.items import Item
from fieldkit.records.paths import Path

SECRET: Final = ext.OURS + "secret"
"""Marks what is never printed or exported, such as the code of a key safe."""


@dataclass(frozen=True, slots=True)
class LeaveOut:
    """``labels``: sensitivity labels; ``paths``: answers with everything inside; ``only``: the top-level items to keep.

    Headings of sections that end up empty, their numbers and the order of the rest are left without a gap by whoever
    lays the copy out.
    """

    labels: frozenset[str] = frozenset()
    paths: frozenset[Path] = frozenset()
    only: frozenset[str] | None = None

    def leaves(self, path: Path, item: Item | None) -> bool:
        """Whether the answer or group at ``path`` stays out of the copy, with everything inside it."""
        if path in self.paths:
            return True
        if self.only is not None and path[0] not in self.only:
            return True
        if item is None:
            return False
        return item.hidden or item.sensitivity in self.labels or Extensions(item.json).flag(SECRET)


NOTHING = LeaveOut()
