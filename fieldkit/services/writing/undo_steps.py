"""The steps that can be taken back in a record that is open: one for each field written in, not one for each key."""

from __future__ import annotations

from fieldkit.records.drafts import Draft
from fieldkit.records.paths import Path


class UndoSteps:
    """What the draft was before each step, and what it was before each step back."""

    def __init__(self) -> None:
        self._before: list[Draft] = []
        self._after: list[Draft] = []
        self._step: Path | None = None

    @property
    def can_undo(self) -> bool:
        return bool(self._before)

    @property
    def can_redo(self) -> bool:
        return bool(self._after)

    def taken(self, before: Draft, step: Path | None) -> None:
        """Something changed from ``before``: a step of its own, or part of the step at the same field."""
        if step is None or step != self._step:
            self._before.append(before)
        self._step = step
        self._after.clear()

    def end(self) -> None:
        """The cursor has left: the next change at the same field is a step of its own."""
        self._step = None

    def undo(self, now: Draft) -> Draft | None:
        """The draft before the last step; None where there was none."""
        return self._back(now, self._before, self._after)

    def redo(self, now: Draft) -> Draft | None:
        """The draft before the last step back; None where there was none."""
        return self._back(now, self._after, self._before)

    def forget(self) -> None:
        """Nothing can be taken back any more: it was sealed, or its words are gone."""
        self._before.clear()
        self._after.clear()
        self._step = None

    def _back(self, now: Draft, source: list[Draft], target: list[Draft]) -> Draft | None:
        if not source:
            return None
        target.append(now)
        self._step = None
        return source.pop()
