"""A locked laptop goes on delivering: posts what waits in every profile's spool, concerns first, without any vault key."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass

from fieldkit.services.computer.laptop import Laptop
from fieldkit.services.door import ending
from fieldkit.services.sending import pausing
from fieldkit.services.sending.still_to_send import StillToSend, bag_of, is_joined, waiting_in
from fieldkit.store import ended, outbox, profile_list
from fieldkit.store.profile_list import Profile
from fieldkit.sync import post_bag
from fieldkit.sync.errors import SyncError
from fieldkit.sync.posting import ask_standing, post_spool

SHORTEST_SECONDS = 10.0
LONGEST_SECONDS = 300.0
"""Between two tries at a hub that does not answer: twice as long each time, from the one to the other.

While a concern waits it stays at the shortest: the signal may be there for one bend of the road only.
"""

ASK_SECONDS = 900.0
"""Between two contacts of a locked laptop that has nothing to send: it asks only whether its access has ended."""


@dataclass
class _Patience:
    """How long one profile's hub is left in peace. Seconds of the monotonic clock."""

    pause: float = 0.0
    until: float = 0.0


class Poster:
    """Posts round after round and remembers between them which hub did not answer. Not for two threads at once."""

    def __init__(self, laptop: Laptop, monotonic: Callable[[], float] = time.monotonic) -> None:
        self._laptop = laptop
        self._monotonic = monotonic
        self._patience: dict[str, _Patience] = {}
        self._ask_next: dict[str, float] = {}

    def post(self, *, leave_out: str = "", at_once: bool = False) -> StillToSend:
        """Send what is due: first every profile's concerns, then the rest; a paused one's rest waits.

        ``leave_out`` is a profile that is open in this window: its own exchange sends for it, and it is not counted.
        ``at_once`` tries also where a hub has just failed. Raises nothing for a hub that fails.
        """
        profiles = [one for one in profile_list.list_profiles(self._laptop.data) if one.id != leave_out]
        tried = [one for one in profiles if at_once or self._is_due(one)]
        sent = 0
        failed: dict[str, SyncError] = {}
        for up_to in (outbox.CONCERN, 9):
            for profile in tried:
                most = self._up_to(profile, up_to)
                if profile.id in failed or not _has(profile, most):
                    continue
                posted = post_spool(bag_of(profile), self._laptop.clock, up_to=most)
                sent += posted.sent
                if posted.sent:
                    self._ask_next[profile.id] = self._monotonic() + ASK_SECONDS
                if posted.ended:
                    ending.note(self._laptop, profile.id, posted.ended)
                if posted.trouble is not None:
                    failed[profile.id] = posted.trouble
        for profile in tried:
            self._remember(profile, failed=profile.id in failed)
            if profile.id not in failed:
                self._ask(profile)
        return StillToSend(sent, waiting_in(profiles), is_joined(profiles), next(iter(failed.values()), None))

    def _up_to(self, profile: Profile, up_to: int) -> int:
        """The least pressing rank that may go: whoever paused wants it to hold while the laptop is locked, too."""
        paused = post_bag.is_paused(bag_of(profile), self._laptop.clock.now())
        return min(up_to, pausing.up_to(paused=True)) if paused else up_to

    def _ask(self, profile: Profile) -> None:
        """Hear of an ended access though there is nothing to send. A hub that fails is asked again later, and nobody told."""
        folder, now = bag_of(profile), self._monotonic()
        known = ended.read(profile.folder) is not None
        if known or not post_bag.is_joined(folder) or now < self._ask_next.get(profile.id, now):
            return
        try:
            standing = ask_standing(folder, self._laptop.clock)
        except SyncError:
            self._ask_next[profile.id] = now + LONGEST_SECONDS
            return
        self._ask_next[profile.id] = now + ASK_SECONDS
        if standing is not None and standing.ended:
            ending.note(self._laptop, profile.id, standing.ended)

    def _is_due(self, profile: Profile) -> bool:
        patience = self._patience.get(profile.id)
        if patience is None:
            return True
        pause = SHORTEST_SECONDS if _has(profile, outbox.CONCERN) else patience.pause
        return self._monotonic() >= min(patience.until, patience.until - patience.pause + pause)

    def _remember(self, profile: Profile, *, failed: bool) -> None:
        if not failed:
            self._patience.pop(profile.id, None)
            return
        patience = self._patience.setdefault(profile.id, _Patience())
        patience.pause = min(max(2 * patience.pause, SHORTEST_SECONDS), LONGEST_SECONDS)
        patience.until = self._monotonic() + patience.pause


def _has(profile: Profile, up_to: int) -> bool:
    return any(post_bag.rank_of(letter) <= up_to for letter in post_bag.waiting(bag_of(profile)))
