"""Keeps a draft on the disk without anybody waiting: each save takes the newest state, and saves that wait join up."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import dataclass
from threading import Condition

from fieldkit.base.errors import FieldKitError
from fieldkit.records.drafts import Draft
from fieldkit.store import drafts
from fieldkit.store.connection import Connection
from fieldkit.store.database import Database
from fieldkit.store.writer import Priority


@dataclass(frozen=True)
class SaveState:
    """``saved`` when the disk has every key press; ``at`` (instant) of the last save; ``trouble`` why the last failed."""

    saved: bool = True
    at: str | None = None
    trouble: FieldKitError | None = None


class DraftSaver:
    """Saves one record's draft. ``keep`` returns at once; the disk has it a moment later, at most one save behind."""

    def __init__(self, database: Database, now: Callable[[], str]) -> None:
        self._database = database
        self._now = now
        self._changed = Condition()
        self._newest: Draft | None = None
        self._asked = 0
        self._kept = 0
        self._queued = False
        self._running = False
        self._at: str | None = None
        self._error: BaseException | None = None

    @property
    def state(self) -> SaveState:
        """How things stand now."""
        with self._changed:
            trouble = self._error if isinstance(self._error, FieldKitError) else None
            return SaveState(self._kept == self._asked, self._at, trouble)

    def keep(self, draft: Draft) -> None:
        """Save this state of the draft. Raises StoreClosedError once locked."""
        with self._changed:
            self._newest = draft
            self._asked += 1
            self._queue()

    def flush(self) -> None:
        """Wait until the disk has everything. Raises the StoreError that kept it from being saved."""
        with self._changed:
            if self._kept < self._asked:
                self._queue()
            while self._kept < self._asked and (self._queued or self._running):
                self._changed.wait()
            if self._kept < self._asked and self._error is not None:
                raise self._error

    def _queue(self) -> None:
        if self._queued:
            return
        self._queued = True
        try:
            future = self._database.write(self._save, Priority.DRAFT)
        except FieldKitError:
            self._queued = False
            raise
        future.add_done_callback(self._done)

    def _save(self, connection: Connection) -> tuple[int, str]:
        with self._changed:
            draft, number = self._newest, self._asked
            self._queued, self._running = False, True
        at = self._now()
        if draft is not None:
            if draft.fields:
                drafts.save(connection, draft, at)
            else:
                drafts.delete(connection, draft.record, draft.cert)
        return number, at

    def _done(self, future: Future[tuple[int, str]]) -> None:
        with self._changed:
            self._running = False
            if future.cancelled():
                self._queued = False
            elif (error := future.exception()) is not None:
                self._queued = False
                self._error = error
            else:
                self._kept, self._at = future.result()
                self._error = None
            self._changed.notify_all()
