"""How much of everybody's sealed work has not reached the hub: counted at the locked door, before anything else is loaded."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from fieldkit.base.wording import said, said_many
from fieldkit.services.computer.laptop import Laptop
from fieldkit.store import profile_list
from fieldkit.store.profile_list import Profile
from fieldkit.sync import post_bag
from fieldkit.sync.errors import SyncError


@dataclass(frozen=True)
class StillToSend:
    """How things stand after a round, over all profiles. Counts of envelopes, never what or whose.

    ``joined``: at least one profile has a hub to send to. ``trouble`` is why something did not go, where that is known.
    """

    sent: int
    waiting: int
    joined: bool
    trouble: SyncError | None

    @property
    def words(self) -> str:
        """One line that a bystander may read."""
        if self.waiting:
            return said_many("{count} thing still to send.", "{count} things still to send.", self.waiting)
        return said("Everything sent.") if self.joined else said("Not joined to a hub yet.")


def still_to_send(laptop: Laptop) -> StillToSend:
    """How things stand, without sending anything."""
    profiles = profile_list.list_profiles(laptop.data)
    return StillToSend(0, waiting_in(profiles), is_joined(profiles), None)


def waiting_in(profiles: Iterable[Profile]) -> int:
    """How many envelopes of these profiles have no answer yet."""
    return sum(len(post_bag.waiting(bag_of(one))) for one in profiles)


def is_joined(profiles: Iterable[Profile]) -> bool:
    """Whether at least one of these profiles has a hub to send to."""
    return any(post_bag.is_joined(bag_of(one)) for one in profiles)


def bag_of(profile: Profile) -> Path:
    """The folder of envelopes of a profile."""
    return profile.folder / profile_list.SPOOL
