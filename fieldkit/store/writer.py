"""One thread does all the writing, drafts first, so that no save ever waits behind a long job."""

from __future__ import annotations

import heapq
import itertools
import queue
import threading
import time
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future
from contextlib import suppress
from enum import IntEnum
from types import TracebackType
from typing import Generic, NamedTuple, TypeVar

from fieldkit.base.wording import said
from fieldkit.store.connection import Connection, close_copying_log, transaction
from fieldkit.store.errors import DamagedStoreError, DiskFullError, StoreClosedError, StoreError

T = TypeVar("T")
Item = TypeVar("Item")

SLICE_SECONDS = 0.007
"""How long one transaction of a long job may work before it commits, where somebody waits to be let in."""

ALONE_SECONDS = 0.030
"""The same while nobody waits: fewer commits, and a search index of fewer pieces to join."""


class Priority(IntEnum):
    """Who goes first. Drafts and what locking needs come before everything else."""

    DRAFT = 0
    NORMAL = 1
    BACKGROUND = 2


class _Job(NamedTuple):
    """What waits, in the order in which it goes; no two have the same number, so nothing further is compared."""

    priority: Priority
    number: int
    run: Callable[[Connection], None]
    cancel: Callable[[], None]


class Writer:
    """Owns the writing connection. Every job is one transaction; its future ends when the disk has it."""

    def __init__(
        self,
        connection: Connection,
        renew: Callable[[], Connection],
        after_commit: Callable[[int], None],
        make_room: Callable[[], bool] = lambda: False,
        when_copied: Callable[[Callable[[], None]], None] = lambda go_on: go_on(),
        tidy: Callable[[Connection], object] = lambda _: None,
    ) -> None:
        """``renew`` opens the connection anew; ``after_commit`` hears how many rows this one has changed so far.

        ``make_room`` is asked when the disk is full, and says whether it is worth trying again. ``when_copied`` lets a
        long job go on, at once or once the log is short again. ``tidy`` ends each transaction that is no draft's.
        """
        self._tidy = tidy
        self._when_copied = when_copied
        self._make_room = make_room
        self._connection = connection
        self._renew = renew
        self._spoiled = False
        self._after_commit = after_commit
        # A list in order under the gate, and a bell: a save waits half as long for them as for Python's own queue.
        self._jobs: list[_Job] = []
        self._bell: queue.SimpleQueue[None] = queue.SimpleQueue()
        self._numbers = itertools.count()
        self._gate = threading.Lock()
        self._open = True
        self._running: Priority | None = None
        self._thread = threading.Thread(target=self._work, name="fieldkit-store-writer", daemon=True)
        self._thread.start()

    def write(self, change: Callable[[Connection], T], priority: Priority = Priority.NORMAL) -> Future[T]:
        """Run ``change`` in a transaction of its own. Raises StoreClosedError once closed."""
        future: Future[T] = Future()

        def run(connection: Connection) -> None:
            if not future.set_running_or_notify_cancel():
                return
            with _Forwarding(future, self._note) as forwarding:
                forwarding.result(self._change(connection, change, priority))

        self._put(priority, run, lambda: _stop(future))
        return future

    def _change(self, connection: Connection, change: Callable[[Connection], T], priority: Priority) -> T:
        try:
            return self._once(connection, change, priority)
        except DiskFullError:
            # What is kept back is for what people write, not for what could be fetched again.
            if priority == Priority.BACKGROUND or not self._make_room():
                raise
        return self._once(connection, change, priority)

    def _once(self, connection: Connection, change: Callable[[Connection], T], priority: Priority) -> T:
        with transaction(connection):
            outcome = change(connection)
            if priority != Priority.DRAFT:
                self._tidy(connection)
        return outcome

    def write_slices(
        self,
        items: Iterable[Item],
        change: Callable[[Connection, Item], object],
        finish: Callable[[Connection], object] | None,
        progress: Callable[[int], None] | None,
    ) -> Future[int]:
        """Run ``change`` for each item in transactions of a few milliseconds each, drafts going in between.

        ``finish`` runs in the last of them, after the last item; ``progress`` hears of items that are durable, on the
        writer thread. The future gives the number of items. Stopped half-way, what was committed stays.
        """
        future: Future[int] = Future()
        job = _Slices(iter(items), change, finish, progress, self._is_waited_for, self._tidy)

        def run(connection: Connection) -> None:
            if not future.running() and not future.set_running_or_notify_cancel():
                return
            with _Forwarding(future, self._note) as forwarding:
                if job.one_slice(connection):
                    forwarding.result(job.done)
                else:
                    self._when_copied(go_on)

        def go_on() -> None:
            try:
                self._put(Priority.BACKGROUND, run, lambda: _stop(future))
            except StoreClosedError:
                _stop(future)

        self._put(Priority.BACKGROUND, run, lambda: _stop(future))
        return future

    def interrupt(self) -> None:
        """Stop the statement of a long job; saves are never stopped."""
        with self._gate:
            if self._running == Priority.BACKGROUND:
                self._connection.interrupt()

    def close(self, shut: Callable[[Connection], None] = close_copying_log) -> None:
        """Finish what was asked for, long jobs excepted, and end the thread; ``shut`` closes the connection then."""
        with self._gate:
            if not self._open:
                return
            self._open = False
            dropped = [job for job in self._jobs if job.priority == Priority.BACKGROUND]
            self._jobs = [job for job in self._jobs if job.priority != Priority.BACKGROUND]
            heapq.heapify(self._jobs)
        for job in dropped:
            job.cancel()
        self._bell.put(None)
        self.interrupt()
        self._thread.join()
        shut(self._connection)

    def _put(self, priority: Priority, run: Callable[[Connection], None], cancel: Callable[[], None]) -> None:
        with self._gate:
            if not self._open:
                raise closed()
            heapq.heappush(self._jobs, _Job(priority, next(self._numbers), run, cancel))
        self._bell.put(None)

    def _is_waited_for(self) -> bool:
        return bool(self._jobs)

    def _note(self, error: BaseException) -> None:
        self._spoiled = self._spoiled or isinstance(error, DamagedStoreError)

    def _begin_anew(self) -> None:
        """SQLCipher does nothing more on a connection that met a damaged page; other pages may be sound."""
        with self._gate, suppress(StoreError):
            fresh = self._renew()
            self._connection.close()
            self._connection = fresh
            self._spoiled = False

    def _next(self) -> _Job | None:
        """Wait for the job that goes next; None when all that was asked for is done and nothing more may be asked."""
        while True:
            self._bell.get()
            # Under the gate, so that an interrupt meant for a long job never meets the save after it.
            with self._gate:
                if self._jobs:
                    job = heapq.heappop(self._jobs)
                    self._running = job.priority
                    return job
                if not self._open:
                    return None

    def _work(self) -> None:
        while (job := self._next()) is not None:
            job.run(self._connection)
            with self._gate:
                self._running = None
            if self._spoiled:
                self._begin_anew()
            self._after_commit(self._connection.total_changes)


class _Slices:
    """A long job between two of its slices."""

    def __init__(
        self,
        items: Iterator[Item],
        change: Callable[[Connection, Item], object],
        finish: Callable[[Connection], object] | None,
        progress: Callable[[int], None] | None,
        is_waited_for: Callable[[], bool],
        tidy: Callable[[Connection], object],
    ) -> None:
        self._tidy = tidy
        self._items = items
        self._change: Callable[[Connection, Item], object] = change
        self._finish = finish
        self._progress = progress
        self._is_waited_for = is_waited_for
        self.done = 0

    def one_slice(self, connection: Connection) -> bool:
        """Do a few milliseconds' worth in one transaction; whether that was the last."""
        last = False
        done = self.done
        with transaction(connection):
            begun = time.monotonic()
            while self._goes_on(time.monotonic() - begun):
                try:
                    item = next(self._items)
                except StopIteration:
                    if self._finish is not None:
                        self._finish(connection)
                    last = True
                    break
                self._change(connection, item)
                done += 1
            self._tidy(connection)
        self.done = done
        if self._progress is not None:
            self._progress(done)
        return last

    def _goes_on(self, seconds: float) -> bool:
        return seconds < SLICE_SECONDS or (seconds < ALONE_SECONDS and not self._is_waited_for())


class _Forwarding(Generic[T]):
    """Hands whatever is raised inside to the future, so that the writer thread outlives every job."""

    def __init__(self, future: Future[T], note: Callable[[BaseException], None]) -> None:
        self._future: Future[T] = future
        self._note = note

    def result(self, value: T) -> None:
        self._future.set_result(value)

    def __enter__(self) -> _Forwarding[T]:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> bool:
        if error is not None:
            self._note(error)
            self._future.set_exception(error)
        return True


def _stop(future: Future[T]) -> None:
    """Tell whoever waits for a job that it will not be done, unless they have given it up themselves."""
    if future.running() or future.set_running_or_notify_cancel():
        future.set_exception(closed())


def closed() -> StoreClosedError:
    """What asking a locked store gives."""
    return StoreClosedError(said("The store is locked."), said("Unlock it with your passphrase, then go on."))
