"""Keeps a draft on the disk without anybody waiting: each save takes the newest state, and saves that wait join up.

What a disk did not take stays in memory and is tried again by itself, at growing intervals, until it is saved.
"""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import dataclass
from threading import Condition, Timer

from fieldkit.base.errors import FieldKitError
from fieldkit.records.drafts import Draft
from fieldkit.records.paths import Path
from fieldkit.store import drafts
from fieldkit.store.connection import Connection
from fieldkit.store.database import Database
from fieldkit.store.errors import StoreClosedError
from fieldkit.store.writer import Priority

FIRST_RETRY = 2.0
LONGEST_RETRY = 30.0
"""Seconds between a save that failed and the next attempt; doubled each time."""

Later = Callable[[float, Callable[[], None]], None]


@dataclass(frozen=True)
class SaveState:
    """``saved`` when the disk has every key press; ``at`` (instant) of the last save; ``trouble`` why the last failed."""

    saved: bool = True
    at: str | None = None
    trouble: FieldKitError | None = None


@dataclass(frozen=True)
class _Kept:
    """What one save put on the disk."""

    number: int
    at: str
    draft: Draft | None


def after(seconds: float, work: Callable[[], None]) -> None:
    """Do ``work`` on a thread of its own in so many seconds; it never keeps the program from ending."""
    timer = Timer(seconds, work)
    timer.daemon = True
    timer.start()


class DraftSaver:
    """Saves one record's draft. ``keep`` returns at once; the disk has it a moment later, at most one save behind."""

    def __init__(self, database: Database, now: Callable[[], str], later: Later = after) -> None:
        """``later`` runs a retry in so many seconds."""
        self._database = database
        self._now = now
        self._later = later
        self._changed = Condition()
        self._newest: Draft | None = None
        self._asked = 0
        self._kept = 0
        self._saved: Draft | None = None
        self._queued = False
        self._running = False
        self._at: str | None = None
        self._error: BaseException | None = None
        self._wait = FIRST_RETRY

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

    def _save(self, connection: Connection) -> _Kept:
        with self._changed:
            draft, number, before = self._newest, self._asked, self._saved
            self._queued, self._running = False, True
        at = self._now()
        if draft is not None:
            if not draft.fields:
                drafts.delete(connection, draft.record, draft.cert)
            elif draft is not before:
                drafts.save(connection, draft, at, changed=_differing(before, draft))
        return _Kept(number, at, draft)

    def _done(self, future: Future[_Kept]) -> None:
        with self._changed:
            # One that never began was the queued one; behind one that began, the next may be queued already.
            self._queued = self._queued and self._running
            self._running = False
            error = None if future.cancelled() else future.exception()
            if error is not None:
                self._error = error
                # What is on the disk is not known for sure any more: the next save compares every field.
                self._saved = None
                self._plan_retry()
            elif not future.cancelled():
                kept = future.result()
                self._kept, self._at, self._saved = kept.number, kept.at, kept.draft
                self._error = None
                self._wait = FIRST_RETRY
            self._changed.notify_all()

    def _plan_retry(self) -> None:
        if isinstance(self._error, StoreClosedError):
            return
        wait, self._wait = self._wait, min(self._wait * 2, LONGEST_RETRY)
        self._later(wait, self._retry)

    def _retry(self) -> None:
        with self._changed:
            if self._kept == self._asked or self._queued or self._running:
                return
            try:
                self._queue()
            except StoreClosedError as error:
                # Locked meanwhile: nothing can be saved any more, and nothing is held on to.
                self._error, self._newest, self._saved = error, None, None


def _differing(before: Draft | None, now: Draft) -> tuple[Path, ...] | None:
    """The fields to save; None where all have to be looked at, because it is not known what the disk has."""
    if before is None:
        return None
    both = (*before.fields, *(path for path in now.fields if path not in before.fields))
    return tuple(path for path in both if before.fields.get(path) is not now.fields.get(path))
