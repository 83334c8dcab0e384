"""What a copy leaves out: whole answers, never parts of them, and nothing shows that they were there."""

from __future__ import annotations

from dataclasses import dataclass

from fieldkit.questionnaire.items import Item
from fieldkit.records.paths import Path


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
        return item is not None and (item.hidden or item.sensitivity in self.labels)


NOTHING = LeaveOut()
