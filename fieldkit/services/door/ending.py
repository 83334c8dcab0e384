"""When the hub has ended a laptop's access: what nobody has yet is handed over first, then the key is destroyed.

Nobody loses work by losing access. While the hub can't be reached the key stays, and so does the work; the window
shows none of it.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from fieldkit.base.clock import format_instant
from fieldkit.base.wording import said
from fieldkit.services.computer.laptop import Laptop
from fieldkit.services.exchange import sync_now
from fieldkit.services.exchange.file_store import SyncFileStore
from fieldkit.services.profile.access_ended import AccessEndedError
from fieldkit.services.profile.session import Session
from fieldkit.services.sending.sync_store import SyncStore
from fieldkit.services.writing import seal
from fieldkit.store import drafts, ended, outbox, profile_list
from fieldkit.store.ended import Ended
from fieldkit.sync import post_bag
from fieldkit.sync.errors import SyncError
from fieldkit.sync.exchange import Outcome, exchange
from fieldkit.sync.file_exchange import exchange_files
from fieldkit.sync.files import WholeHub


def note(laptop: Laptop, profile: str, reason: str) -> None:
    """Remember that the hub has ended this profile's access; the first reason heard stays."""
    found = profile_list.find_profile(laptop.data, profile)
    if ended.read(found.folder) is None:
        at = format_instant(laptop.clock.now())
        ended.note(found.folder, Ended(found.owner.display_name, reason, at))


def is_noted(session: Session) -> bool:
    """Whether the hub was heard to end this profile's access."""
    return ended.read(session.profile.profile.folder) is not None


def hand_over(session: Session, reason: str) -> Ended:
    """Give the hub what it has not got, then destroy the key; the session is closed whatever happens.

    Raises AccessEndedError where something could not be handed over: the key stays, and the next unlock goes on.
    """
    try:
        client = sync_now.hub_of(session)
    except BaseException:
        session.profile.close()
        raise
    try:
        return hand_over_to(session, client, reason)
    finally:
        client.close()


def hand_over_to(session: Session, hub: WholeHub, reason: str) -> Ended:
    """The same to a hub that is already at hand."""
    folder = session.profile.profile.folder
    note(session.laptop, session.profile.profile.id, reason)
    noted = ended.read(folder)
    try:
        outcome = Outcome()
        trouble = _exchange(session, hub, outcome)
        left = _left(session, outcome)
        sent = len(outcome.kept) + len(outcome.confirmed)
    finally:
        session.profile.close()
    if trouble is None and not outcome.ended:
        ended.clear(folder)
        raise AccessEndedError(
            said("Your access has been given back."), said("Unlock again to go on working.")
        )
    if trouble is not None or left or noted is None:
        raise AccessEndedError(
            said("Your access on this laptop has ended, and not everything has reached the hub yet."),
            said(
                "Connect, then unlock once more: it is handed over, and nothing is shown. Call your lead about it."
            ),
        )
    done = replace(noted, handed_over=sent, shredded=True)
    ended.shred(folder, done)
    _empty(session.spool)
    return done


def _exchange(session: Session, hub: WholeHub, outcome: Outcome) -> SyncError | None:
    seal.seal_all(session, last=True)
    session.write(outbox.try_all_again)
    try:
        exchange(hub, SyncStore(session.database, session.laptop.clock, whole=True), outcome)
        exchange_files(hub, SyncFileStore(session.database, session.laptop.clock, whole=True))
    except SyncError as error:
        return error
    return None


def _left(session: Session, outcome: Outcome) -> int:
    """How much the hub has neither stored nor, by its signed word, in quarantine."""
    waiting = [one for one in session.read(outbox.waiting) if one.revision not in outcome.kept]
    begun = [
        one for one in session.read(drafts.everything) if one.cert != session.certificate.id and one.fields
    ]
    return len(waiting) + len(begun) + session.read(outbox.counts).attachments


def _empty(folder: Path) -> None:
    """The hub has all that lies in the spool; the key to post with goes as well."""
    for pattern in (f"*{post_bag.LETTER}", f"*{post_bag.ANSWER}", post_bag.POSTING):
        for path in folder.glob(pattern):
            path.unlink(missing_ok=True)
