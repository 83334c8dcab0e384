"""What is only on this laptop: counted, listed without telling a bystander, and green only by receipt."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from fieldkit.base.wording import said, said_many
from fieldkit.services.following import unsent
from fieldkit.services.library.record_lines import Lines, RecordLine
from fieldkit.services.profile.session import Session
from fieldkit.services.sending import pausing
from fieldkit.store import attachments, drafts, lists, outbox, state
from fieldkit.store.connection import Connection

_PHOTOS_LATER = "photos-later"


@dataclass(frozen=True)
class Refused:
    """A part of a record that the hub did not accept, why, and what to do."""

    record: str
    revision: str
    code: str
    reason: str
    next_step: str


@dataclass(frozen=True)
class Waiting:
    """``records`` wait in the order in which they go. ``urgent`` is how many concerns and welfare worries are among
    them about which no call is written down.

    ``files`` are the photos and files that the hub has not confirmed, ``file_bytes`` their size; ``photos_later`` whether
    they were told to wait, ``paused`` whether all but what is pressing was. ``last_contact`` (instant) is when the hub answered last; ``enrolled`` whether there is a hub at all.
    """

    records: tuple[RecordLine, ...]
    refused: tuple[Refused, ...]
    urgent: int
    last_contact: str | None
    enrolled: bool
    files: int = 0
    file_bytes: int = 0
    photos_later: bool = False
    paused: bool = False

    @property
    def count(self) -> int:
        return len(self.records)

    @property
    def words(self) -> str:
        """One line for the foot of the screen."""
        if not self.count and self.files:
            return said_many(
                "1 photo or file only on this laptop",
                "{count} photos and files only on this laptop",
                self.files,
            )
        if not self.count:
            return said("All is safe at the hub") if self.enrolled else said("Nothing is waiting")
        return said_many("1 record only on this laptop", "{count} records only on this laptop", self.count)


def waiting(session: Session) -> Waiting:
    """What waits, of one moment."""
    return session.read(lambda connection: look(connection, session.laptop.clock.now()))


def look(connection: Connection, now: datetime) -> Waiting:
    """The same within a reading; ``now`` is the present moment."""
    lines = Lines(connection)
    queued = outbox.waiting(connection)
    ids = dict.fromkeys(
        [*(one.record for one in queued), *(one.record for one in drafts.everything(connection))]
    )
    rows = (lists.record(connection, one) for one in ids)
    return Waiting(
        records=tuple(lines.line(row) for row in rows if row is not None),
        refused=tuple(
            Refused(one.record, one.revision, one.code, one.reason, one.next_step)
            for one in queued
            if one.state == outbox.REFUSED
        ),
        urgent=len(unsent.queued(connection)),
        last_contact=state.last_contact(connection),
        enrolled=state.hub(connection) is not None,
        files=len(attachments.waiting(connection)),
        file_bytes=attachments.waiting_bytes(connection),
        photos_later=photos_later(connection),
        paused=pausing.is_paused(connection, now),
    )


def photos_later(connection: Connection) -> bool:
    """Whether photos and files wait until the practitioner says otherwise; records go all the same."""
    return bool(state.setting(connection, _PHOTOS_LATER))


def files_may_go(connection: Connection, now: datetime) -> bool:
    """Whether photos and files may pass: nobody told them to wait, and the exchange is not paused."""
    return not photos_later(connection) and not pausing.is_paused(connection, now)


def set_photos_later(session: Session, later: bool) -> None:
    """Let photos and files wait, or go again: for a slow or dear connection."""
    session.write(lambda connection: state.set_setting(connection, _PHOTOS_LATER, later))
