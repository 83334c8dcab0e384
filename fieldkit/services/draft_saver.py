"""Keeps a draft on the disk without anybody waiting: each save takes the newest state, and saves that wait join up."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import dataclass, replace
from threading import RLock

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
        self._lock = RLock()
        self._newest: Draft | None = None
        self._waiting: Future[str] | None = None
        self._state = SaveState()

    @property
    def state(self) -> SaveState:
        return self._state

    def keep(self, draft: Draft) -> None:
        """Save this state of the draft. Raises StoreClosedError once locked."""
        with self._lock:
            self._newest = draft
            self._state = replace(self._state, saved=False)
            if self._waiting is None:
                self._waiting = self._database.write(self._save, Priority.DRAFT)
                self._waiting.add_done_callback(self._done)

    def flush(self) -> None:
        """Wait until the disk has everything. Raises the StoreError that kept it from being saved."""
        while True:
            with self._lock:
                waiting, newest, state = self._waiting, self._newest, self._state
            if waiting is not None:
                waiting.result()
            elif newest is not None and not state.saved:
                self.keep(newest)
            else:
                return

    def _save(self, connection: Connection) -> str:
        with self._lock:
            draft, self._waiting = self._newest, None
        at = self._now()
        if draft is not None:
            if draft.fields:
                drafts.save(connection, draft, at)
            else:
                drafts.delete(connection, draft.record, draft.cert)
        return at

    def _done(self, future: Future[str]) -> None:
        error = None if future.cancelled() else future.exception()
        with self._lock:
            if self._waiting is future:
                self._waiting = None
            newer_waits = self._waiting is not None
            if error is None and not future.cancelled():
                self._state = SaveState(saved=not newer_waits, at=future.result())
            elif isinstance(error, FieldKitError):
                self._state = replace(self._state, saved=False, trouble=error)
