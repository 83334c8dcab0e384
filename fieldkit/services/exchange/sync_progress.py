"""How far an exchange has come: what has a receipt, what is still to go, how long that takes, and what came in."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass

from fieldkit.services.day.waiting import files_may_go
from fieldkit.services.profile.session import Session
from fieldkit.services.sending import pausing
from fieldkit.store import attachments, outbox
from fieldkit.store.connection import Connection
from fieldkit.sync.exchange import Outcome
from fieldkit.sync.file_exchange import FilesDone

_SURE_AFTER = 1.0
"""Seconds of an exchange before its pace says anything about the rest of it."""


@dataclass(frozen=True)
class Progress:
    """``sent`` of ``parts`` (parts of records and files) have a receipt, ``done`` of ``total`` bytes went.

    ``came`` counts what others wrote. ``seconds_left`` is None while nobody can tell.
    """

    sent: int
    parts: int
    done: int
    total: int
    came: int
    seconds_left: int | None


Told = Callable[[Progress], object]


def nobody(_progress: Progress) -> None:
    """Nobody watches."""


class Watch:
    """Measures one exchange. ``look`` is called by its stores, on its thread, whenever something moved."""

    def __init__(
        self,
        session: Session,
        outcome: Outcome,
        told: Told,
        monotonic: Callable[[], float] = time.monotonic,
    ) -> None:
        self.files = FilesDone()
        self._session = session
        self._outcome = outcome
        self._told = told
        self._monotonic = monotonic
        self._began = monotonic()
        self._sent = self._done = 0
        self._left: tuple[int, int] | None = None

    def look(self) -> None:
        """Tell how things stand now."""
        parts, size = self._still_to_go()
        if self._left is not None:
            # What was written meanwhile makes the rest longer, and takes nothing from what went.
            self._sent += max(0, self._left[0] - parts)
            self._done += max(0, self._left[1] - size)
        self._left = (parts, size)
        self._told(
            Progress(
                sent=self._sent,
                parts=self._sent + parts,
                done=self._done,
                total=self._done + size,
                came=len(self._outcome.received),
                seconds_left=self._seconds_left(size),
            )
        )

    def _seconds_left(self, size: int) -> int | None:
        took = self._monotonic() - self._began
        if took < _SURE_AFTER or not self._done:
            return None
        return round(size * took / self._done)

    def _still_to_go(self) -> tuple[int, int]:
        parts, size, files, file_bytes = self._session.read(self._weigh)
        return parts + files, size + max(0, file_bytes - self.files.bytes_under_way)

    def _weigh(self, connection: Connection) -> tuple[int, int, int, int]:
        now = self._session.laptop.clock.now()
        parts, size = outbox.weight(connection, pausing.up_to(paused=pausing.is_paused(connection, now)))
        if not files_may_go(connection, now):
            return parts, size, 0, 0
        return parts, size, attachments.waiting_count(connection), attachments.waiting_bytes(connection)
