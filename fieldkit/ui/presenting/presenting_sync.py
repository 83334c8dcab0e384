"""Puts what is where into words: the sync centre, and the foot of the window. Pure: no widgets, no store."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date, datetime

from fieldkit.base.wording import said
from fieldkit.services.day.arrivals import ArrivedLine
from fieldkit.services.day.waiting import Refused, Waiting
from fieldkit.services.exchange.sync_progress import Progress
from fieldkit.services.library.record_lines import DRAFT
from fieldkit.services.library.record_lines import RecordLine as KnownRecord
from fieldkit.store import outbox
from fieldkit.ui.language.days import clock_words, moment_words
from fieldkit.ui.language.wording import shown, tr, tr_many
from fieldkit.ui.presenting.presenting import record_line
from fieldkit.ui.screens.facts import RecordLine
from fieldkit.ui.screens.sync_centre import ShareWords, SyncData, SyncLine
from fieldkit.ui.widgets.places import FootWords

NO_RECEIPTS: Mapping[str, str] = {}
SAFE_SHOWN = 60
"""Records that are safe are counted all and listed up to here, the newest first."""


def photos_words(count: int, size: int) -> str:
    """How many photos and files wait, and how much that is at most; "" for none."""
    if not count:
        return ""
    size_words = tr("{size} MB", size=round(max(0.1, size / 1_000_000), 1))
    return tr_many(
        "1 photo or file to send, {size}.",
        "{count} photos and files to send, {size}.",
        count,
        size=size_words,
    )


_KILO, _MEGA = 1_000, 1_000_000
_MINUTE = 60


def size_words(size: int, *, like: int | None = None) -> str:
    """A number of bytes for people; ``like``: in the unit in which that other number is said."""
    if (size if like is None else like) >= _MEGA:
        return tr("{size} MB", size=round(size / _MEGA, 1))
    return tr("{size} kB", size=-(-size // _KILO))


def left_words(seconds: int | None) -> str:
    """How long it still takes, in words that don't jump about; "" while nobody can tell."""
    if seconds is None:
        return ""
    if seconds < _MINUTE:
        return tr("About {seconds} seconds left", seconds=max(5, -(-seconds // 5) * 5))
    return tr_many("About 1 minute left", "About {count} minutes left", -(-seconds // _MINUTE))


def share_words(progress: Progress) -> ShareWords:
    """How far an exchange has come, in words."""
    came = tr_many("1 came in", "{count} came in", progress.came) if progress.came else ""
    if not progress.total:
        return ShareWords(None, f"{came}." if came else tr("Asking the hub what is new."))
    done, whole = size_words(progress.done, like=progress.total), size_words(progress.total)
    went = tr(
        "{sent} of {parts} sent, {done} of {whole}",
        sent=progress.sent,
        parts=progress.parts,
        done=done,
        whole=whole,
    )
    words = " · ".join(part for part in (went, came) if part)
    left = left_words(progress.seconds_left) if progress.done < progress.total else ""
    return ShareWords(progress.done / progress.total, words, left)


def sync_data(
    waiting: Waiting,
    mine: Iterable[KnownRecord],
    came_back: Iterable[ArrivedLine],
    day: date,
    *,
    running: bool,
    trouble: str,
    to_settle: int = 0,
    receipts: Mapping[str, str] = NO_RECEIPTS,
    progress: Progress | None = None,
) -> SyncData:
    """The sync centre: what waits in the order in which it goes, what was not accepted before all.

    ``receipts`` say when (instant) the newest receipt for a record came.
    """
    why = {one.record: one for one in waiting.refused}
    waits = sorted(waiting.records, key=lambda line: line.id not in why)
    ids = {line.id for line in waits}
    safe = [line for line in mine if line.id not in ids]
    contact = (
        tr("Last at the hub {moment_words}.", moment_words=moment_words(waiting.last_contact, day))
        if waiting.last_contact
        else tr("No contact yet.")
    )
    under = trouble or (tr("You can keep working.") if running else f"{shown(waiting.words)}. {contact}")
    return SyncData(
        under=under,
        running=running,
        progress=share_words(progress) if progress is not None else None,
        paused=waiting.paused,
        joined=waiting.enrolled,
        lines=tuple(_waiting_line(line, why.get(line.id), day) for line in waits),
        safe=tuple(_safe_line(line, receipts.get(line.id, ""), day) for line in safe[:SAFE_SHOWN]),
        safe_count=len(safe),
        came_in=tuple(_came_in(one, day) for one in came_back),
        to_settle=to_settle,
        photos=photos_words(waiting.files, waiting.file_bytes),
        photos_later=waiting.photos_later,
    )


_QUEUED = said("Waiting to go")
_BEING_WRITTEN = said("Only on this laptop")
_GOES = said("It goes when you leave it, sign it, or press Sync now.")


def _waiting_line(line: KnownRecord, refused: Refused | None, day: date) -> SyncLine:
    """What waits: whether it is still being written or in the queue already."""
    record = record_line(line, day)
    if refused is not None:
        return SyncLine(record, f"{refused.reason} ({refused.code})", refused.next_step)
    if line.where == outbox.ONLY_HERE:
        return SyncLine(replace(record, state=_QUEUED))
    if line.where == DRAFT:
        return SyncLine(replace(record, state=_BEING_WRITTEN), note=shown(_GOES))
    return SyncLine(record)


def _safe_line(line: KnownRecord, receipt: str, day: date) -> SyncLine:
    """What is safe, and since when the hub's receipt says so."""
    when = tr("Receipt {moment_words}", moment_words=moment_words(receipt, day)) if receipt else ""
    return SyncLine(record_line(line, day), note=when)


def _came_in(arrived: ArrivedLine, day: date) -> RecordLine:
    when = moment_words(arrived.at, day)
    by = tr("{names} wrote in it, {when}", names=", ".join(arrived.record.authors), when=when)
    return replace(record_line(arrived.record, day), detail=by, when=when)


def foot_words(waiting: Waiting, day: date, *, connected: bool | None) -> FootWords:
    """The foot of the rail; `connected` is None before the first try."""
    if not waiting.enrolled:
        words, tone = tr("No hub yet"), "wait"
    elif waiting.paused:
        words, tone = tr("Paused: only what is urgent goes"), "wait"
    elif connected is None:
        words, tone = tr("Not tried yet"), "wait"
    else:
        words, tone = (tr("Connected"), "ok") if connected else (tr("Offline"), "wait")
    last = tr("No contact yet")
    if waiting.last_contact:
        # The foot is narrow: what was today says its time alone.
        today = datetime.fromisoformat(waiting.last_contact).astimezone().date() == day
        when = clock_words(waiting.last_contact) if today else moment_words(waiting.last_contact, day)
        last = tr("Last at the hub {moment_words}", moment_words=when)
    return FootWords(words, tone, waiting.words, last)
