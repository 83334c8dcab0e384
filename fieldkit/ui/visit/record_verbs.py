"""Joins a form view to a record open for writing: verbs go in, the view keeps up, faults are told."""

from collections.abc import Callable, Sequence
from typing import Any

from fieldkit.base.errors import FieldKitError
from fieldkit.records.paths import Path
from fieldkit.services.writing.open_record import OpenRecord
from fieldkit.ui.forms.verbs import OfferedFile
from fieldkit.ui.forms.words import value_words

Json = dict[str, Any]


class RecordVerbs:
    """The verbs of a form view, done to an open record. `changed` is called after each."""

    def __init__(
        self,
        record: OpenRecord,
        *,
        changed: Callable[[], object],
        settle: Callable[[Path], object],
        attach: Callable[[Path, OfferedFile | None], object],
        trouble: Callable[[FieldKitError], object],
        removed: Callable[[], object],
    ) -> None:
        self._record = record
        self._changed = changed
        self._settle = settle
        self._attach = attach
        self._trouble = trouble
        self._removed = removed

    def _do(self, work: Callable[[], object]) -> None:
        try:
            work()
        except FieldKitError as error:
            self._trouble(error)
        self._changed()

    def set(self, path: Path, value: Json | None) -> None:
        """Answer, or clear. Of a photo taken out, a way back is offered."""
        held = value is None and any("valueAttachment" in one for one in self._record.node(path).values)

        def answer() -> None:
            # Both before anything is shown: a field shows what was typed and is no answer as long as there is any.
            self._record.set(path, value)
            if self._record.typed(path) is not None:
                self._record.draft_text(path, None)

        self._do(answer)
        if held:
            self._removed()

    def set_all(self, answers: Sequence[tuple[Path, Json]]) -> None:
        """Answer several questions: one step to undo."""
        self._do(lambda: self._record.set_all(answers))

    def add(self, path: Path, value: Json | None = None) -> Path:
        """Add an entry; its path."""
        made = self._record.add(path, value)
        self._changed()
        return made

    def remove(self, path: Path) -> None:
        """Remove an entry; a way back is offered."""
        self._do(lambda: self._record.remove(path))
        self._removed()

    def begin(self, path: Path) -> None:
        """The keyboard is in this field now."""
        self._record.begin(path)

    def leave(self) -> None:
        """The keyboard has left; what arrived meanwhile may show."""
        self._record.leave()
        self._changed()

    def draft_text(self, path: Path, text: str | None) -> None:
        """Keep text that is no legal answer yet."""
        self._do(lambda: self._record.draft_text(path, text))

    def settle(self, path: Path) -> None:
        """Open the two answers."""
        self._settle(path)

    def attach(self, path: Path, offered: OfferedFile | None = None) -> None:
        """Answer with a file that was offered, or ask for one."""
        self._attach(path, offered)


def said_lines(record: OpenRecord, path: Path) -> list[tuple[str, str]]:
    """Who said what at a place where answers differ."""
    return [(one.author.name, value_words(one.value)) for one in record.said(path)]
