"""Sends what lies in the spool without any key to the vault, so that a locked laptop goes on delivering, concerns first."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from fieldkit.base.clock import Clock
from fieldkit.sync import post_bag, spool
from fieldkit.sync.client import HttpHub
from fieldkit.sync.errors import NonsenseError, SyncError, TooLargeError
from fieldkit.sync.local import LocalStore, page_with
from fieldkit.sync.protocol import FORM_UNKNOWN, Hub
from fieldkit.sync.receiving import check_receipts
from fieldkit.sync.spool import posting_name
from fieldkit.sync.standing import Standing, read_standing

_ASKING = 5.0
"""Seconds that a mere question waits for a hub: nobody waits for its answer, and somebody may want to quit."""


@dataclass(frozen=True)
class Posted:
    """How many envelopes went and how many still wait. ``trouble`` is why some did not go, where the hub said so.

    ``ended`` is why the hub has ended this laptop's access, signed; "" where it has not said so.
    """

    sent: int
    waiting: int
    trouble: SyncError | None
    ended: str = ""


def post_spool(folder: Path, clock: Clock, *, up_to: int = 9) -> Posted:
    """Send every waiting envelope of one profile's spool, most pressing first, until done or until the hub fails.

    Needs nothing but the folder. ``up_to`` leaves out what is less pressing than that rank. Raises nothing for a hub
    that fails: what was not answered waits.
    """
    posting = spool.read_posting_key(folder)
    if posting is None:
        return Posted(0, len(post_bag.waiting(folder)), None)
    try:
        hub = HttpHub(posting.url, posting.signer(), clock)
    except SyncError as error:
        return Posted(0, len(post_bag.waiting(folder)), error)
    try:
        return post_to(hub, folder, posting.hub_key, up_to=up_to, name=posting_name(posting.key.public))
    finally:
        hub.close()


def ask_standing(folder: Path, clock: Clock) -> Standing | None:
    """Ask how this laptop stands, with the posting key alone; None before enrolment. Raises SyncError.

    For a laptop that has nothing to post, which would otherwise hear of nothing while it is locked.
    """
    posting = spool.read_posting_key(folder)
    if posting is None:
        return None
    hub = HttpHub(posting.url, posting.signer(), clock, connect_seconds=_ASKING, no_progress_seconds=_ASKING)
    try:
        return standing_at(hub, posting.hub_key, posting_name(posting.key.public))
    finally:
        hub.close()


def standing_at(hub: Hub, hub_key: str, name: str) -> Standing | None:
    """The same, of a hub that is already at hand. Raises SyncError, also where another than our hub answers."""
    return read_standing(hub.standing().standing, hub_key, name)


def post_to(hub: Hub, folder: Path, hub_key: str, *, up_to: int = 9, name: str = "") -> Posted:
    """The same, to a hub that is already at hand. An envelope counts as sent once the hub's own answer is beside it.

    ``name`` is the one in which envelopes are signed; "" leaves unchecked to whom the hub speaks.
    """
    letters = post_bag.waiting(folder)
    sent = 0
    ended = ""
    trouble: SyncError | None = None
    for letter in [one for one in letters if post_bag.rank_of(one) <= up_to]:
        try:
            answer = hub.post_envelope(letter.read_bytes())
            check_receipts(answer.receipts, hub_key)
            standing = read_standing(answer.standing, hub_key, name)
            if not (answer.receipts or answer.refusals or answer.orders_known):
                raise NonsenseError
        except FileNotFoundError:
            # Whoever unlocked meanwhile has its receipt already.
            sent += 1
        except TooLargeError as error:
            trouble = error
        except SyncError as error:
            return Posted(sent, len(letters) - sent, error, ended)
        else:
            spool.write_answer(letter, answer)
            sent += 1
            ended = standing.ended if standing is not None else ended
    return Posted(sent, len(letters) - sent, trouble, ended)


def collect_answers(folder: Path, store: LocalStore) -> frozenset[str]:
    """After unlocking: put the answers that came while locked into the store, and take their envelopes away.

    Gives the ids of the revisions whose receipts were found. An answer that the hub did not sign is thrown away, and
    its envelope goes again.
    """
    found: set[str] = set()
    for letter, answer in spool.answers(folder):
        state = store.sync_state()
        try:
            receipts = check_receipts(answer.receipts, state.hub_key)
        except SyncError:
            spool.forget_answer(letter)
            continue
        held = [
            (statement, stored) for epoch, statement, stored in receipts if state.cursor.epoch in ("", epoch)
        ]
        lasting = [one for one in answer.refusals if one.code != FORM_UNKNOWN]
        store.commit_page(page_with(state, receipts=held, refusals=lasting))
        found.update(one for _, stored in held for one in stored)
        spool.forget_letter(letter)
    return frozenset(found)
