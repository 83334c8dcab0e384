"""Puts what is where into words: the sync centre, and the foot of the window. Pure: no widgets, no store."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from fieldkit.services.arrivals import ArrivedLine
from fieldkit.services.record_lines import RecordLine as KnownRecord
from fieldkit.services.waiting import Refused, Waiting
from fieldkit.ui.days import moment_words
from fieldkit.ui.presenting import record_line
from fieldkit.ui.screens.facts import RecordLine
from fieldkit.ui.screens.sync_centre import SyncData, SyncLine
from fieldkit.ui.widgets.places import FootWords
from fieldkit.ui.wording import shown, tr, tr_many

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


def sync_data(
    waiting: Waiting,
    mine: Iterable[KnownRecord],
    came_back: Iterable[ArrivedLine],
    day: date,
    *,
    running: bool,
    trouble: str,
    to_settle: int = 0,
) -> SyncData:
    """The sync centre: what waits in the order in which it goes, what was not accepted before all."""
    why = {one.record: one for one in waiting.refused}
    waits = sorted(waiting.records, key=lambda line: line.id not in why)
    ids = {line.id for line in waits}
    safe = [line for line in mine if line.id not in ids]
    contact = (
        tr("Last at the hub {moment_words}.", moment_words=moment_words(waiting.last_contact, day))
        if waiting.last_contact
        else tr("No contact yet.")
    )
    under = trouble or (
        tr("Sending. You can keep working.") if running else f"{shown(waiting.words)}. {contact}"
    )
    return SyncData(
        under=under,
        running=running,
        lines=tuple(_sync_line(line, why.get(line.id), day) for line in waits),
        safe=tuple(_sync_line(line, None, day) for line in safe[:SAFE_SHOWN]),
        safe_count=len(safe),
        came_in=tuple(_came_in(one, day) for one in came_back),
        to_settle=to_settle,
        photos=photos_words(waiting.files, waiting.file_bytes),
        photos_later=waiting.photos_later,
    )


def _sync_line(line: KnownRecord, refused: Refused | None, day: date) -> SyncLine:
    record = record_line(line, day)
    if refused is None:
        return SyncLine(record)
    return SyncLine(record, f"{refused.reason} ({refused.code})", refused.next_step)


def _came_in(arrived: ArrivedLine, day: date) -> RecordLine:
    when = moment_words(arrived.at, day)
    by = tr("{names} wrote in it, {when}", names=", ".join(arrived.record.authors), when=when)
    return replace(record_line(arrived.record, day), detail=by, when=when)


def foot_words(waiting: Waiting, day: date, *, connected: bool | None) -> FootWords:
    """The foot of the rail; `connected` is None before the first try."""
    if not waiting.enrolled:
        words, tone = tr("No hub yet"), "wait"
    elif connected is None:
        words, tone = tr("Not tried yet"), "wait"
    else:
        words, tone = (tr("Connected"), "ok") if connected else (tr("Offline"), "wait")
    last = (
        tr("Last at the hub {moment_words}", moment_words=moment_words(waiting.last_contact, day))
        if waiting.last_contact
        else tr("No contact yet")
    )
    return FootWords(words, tone, waiting.words, last)
