"""Runs slow work off the window's thread and brings its result back onto it, in the order it was asked for."""

import sys
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from threading import Thread
from typing import Any, TypeVar

from PySide6.QtCore import QObject, Qt, Signal, Slot

from fieldkit.base.errors import FieldKitError

T = TypeVar("T")

_TURN_SECONDS = 0.001
"""How long another thread may go on running Python before the window gets its turn. Python's own 5 ms, once for each of
two busy workers, and a key press is late."""


class _Asked:
    """One piece of work, and what to call after it. All of it may hold parts of the window, which have to die on its thread.

    A worker that has handed its result over still holds what it was given for a moment, and would let go of it last (seen
    in 2 of 300 pieces of work). So it is given this, and the window's thread takes out what is in it.
    """

    def __init__(
        self,
        age: int,
        work: Callable[[], Any],
        done: Callable[[Any], object] | None,
        failed: Callable[[FieldKitError], object] | None,
    ) -> None:
        self.age = age
        self.work: Callable[[], Any] | None = work
        self.done = done
        self.failed = failed

    def do(self) -> Any:
        """On the worker's thread."""
        return None if self.work is None else self.work()

    def empty(self) -> None:
        """On the window's thread: nothing is left in it for whoever lets go of it last."""
        self.work = self.done = self.failed = None


class Tasks(QObject):
    """A few worker threads. `run` returns at once; `done` and `failed` are called on the window's thread.

    A result whose asker has gone (a closed window) is dropped. Errors of the FieldKitError family go to `failed`
    or, without one, to the `trouble` signal. Anything else is a fault of ours and is raised on the window's thread.
    """

    trouble = Signal(object)
    _finished = Signal(object)
    _told = Signal(object)

    def __init__(self, parent: QObject | None = None, *, workers: int = 3) -> None:
        super().__init__(parent)
        sys.setswitchinterval(_TURN_SECONDS)
        self._pool = ThreadPoolExecutor(max_workers=workers, thread_name_prefix="fieldkit-ui")
        self._open = True
        self._waiting = 0
        self._age = 0
        self._begun: set[Future[Any]] = set()
        self._left: set[Future[Any]] = set()
        self._apart: list[Thread] = []
        self._asked: set[_Asked] = set()
        self._finished.connect(self._deliver, Qt.ConnectionType.QueuedConnection)
        self._told.connect(self._pass_on, Qt.ConnectionType.QueuedConnection)

    def run(
        self,
        work: Callable[[], T],
        done: Callable[[T], object] | None = None,
        failed: Callable[[FieldKitError], object] | None = None,
    ) -> None:
        """Do `work` elsewhere, then `done(result)` here."""
        if not self._open:
            return
        asked = self._ask(work, done, failed)
        future = self._pool.submit(asked.do)
        self._begun.add(future)
        future.add_done_callback(lambda ready: self._hand_over(ready, asked))

    def run_apart(
        self,
        work: Callable[[], T],
        done: Callable[[T], object] | None = None,
        failed: Callable[[FieldKitError], object] | None = None,
    ) -> None:
        """The same on a thread of its own, for what must not wait for any worker: closing the store at a lock."""
        if not self._open:
            return
        asked = self._ask(work, done, failed)
        future: Future[Any] = Future()
        future.add_done_callback(lambda ready: self._hand_over(ready, asked))
        thread = Thread(target=_fill, args=(future, asked.do), name="fieldkit-ui-apart", daemon=True)
        self._apart = [*(one for one in self._apart if one.is_alive()), thread]
        thread.start()

    def next_turn(self, do: Callable[[], object]) -> None:
        """Call `do` here, on the window's thread, once what is due now is done: for what must not make one turn long."""
        if not self._open:
            return
        ready: Future[None] = Future()
        ready.set_result(None)
        self._hand_over(ready, self._ask(lambda: None, lambda _none: do(), None))

    def telling(self, tell: Callable[[T], object]) -> Callable[[T], None]:
        """What slow work may call on its own thread, to have `tell` called on the window's while it goes on.

        Nothing of it comes after `forget` or `close`.
        """
        age = self._age

        def post(what: T) -> None:
            if self._open:
                self._told.emit((age, lambda: tell(what)))

        return post

    def forget(self) -> None:
        """Bring back nothing of what was asked for so far, and do not begin what has not begun.

        Before locking: a page that was still being read must not come up behind the door.
        """
        self._age += 1
        for future in tuple(self._begun):
            future.cancel()
        self._left = {one for one in self._begun | self._left if not one.done()}

    @property
    def left(self) -> int:
        """How many of those that ran when ``forget`` was last called have not ended yet."""
        return sum(not one.done() for one in self._left)

    @property
    def busy(self) -> bool:
        """Whether results are still to come."""
        return self._waiting > 0

    def close(self) -> None:
        """Finish what was begun, drop its results, and let the threads go."""
        self._open = False
        self._pool.shutdown(wait=True, cancel_futures=True)
        for thread in self._apart:
            thread.join()
        self._waiting = 0
        for asked in self._asked:
            asked.empty()
        self._asked.clear()

    def _ask(
        self,
        work: Callable[[], Any],
        done: Callable[[Any], object] | None,
        failed: Callable[[FieldKitError], object] | None,
    ) -> _Asked:
        self._waiting += 1
        asked = _Asked(self._age, work, done, failed)
        self._asked.add(asked)
        return asked

    def _hand_over(self, ready: "Future[Any]", asked: _Asked) -> None:
        """On the worker's thread: post the outcome to the window's."""
        if self._open:
            self._finished.emit((ready, asked))

    @Slot(object)
    def _pass_on(self, told: tuple[int, Callable[[], object]]) -> None:
        age, tell = told
        if self._open and age == self._age:
            tell()

    @Slot(object)
    def _deliver(self, outcome: tuple["Future[Any]", _Asked]) -> None:
        self._waiting -= 1
        ready, asked = outcome
        age, done, failed = asked.age, asked.done, asked.failed
        asked.empty()
        self._asked.discard(asked)
        self._begun.discard(ready)
        if not self._open or ready.cancelled():
            return
        error = ready.exception()
        if age != self._age and (error is None or isinstance(error, FieldKitError)):
            return
        if isinstance(error, FieldKitError):
            if failed is not None:
                failed(error)
            else:
                self.trouble.emit(error)
            return
        if error is not None:
            raise error
        if done is not None:
            done(ready.result())


def _fill(future: "Future[T]", work: Callable[[], T]) -> None:
    """Do the work and put what came of it, or the error, into the future."""
    try:
        future.set_result(work())
    except BaseException as error:  # noqa: BLE001  whatever it is, it is raised again on the window's thread
        future.set_exception(error)
