"""Who may unlock this laptop: asked before anything else is loaded, so that the locked screen is there at once."""

from __future__ import annotations

from dataclasses import dataclass

from fieldkit.services.computer.laptop import Laptop
from fieldkit.services.library.roles import ROLES
from fieldkit.store import profile_list


@dataclass(frozen=True)
class MayUnlock:
    """One practitioner: ``role`` in words, ``current`` for the one who was here last."""

    id: str
    name: str
    role: str
    current: bool


def who_may_unlock(laptop: Laptop) -> tuple[MayUnlock, ...]:
    """By name; nobody whose vault can't be read."""
    now = profile_list.current_profile(laptop.data)
    return tuple(
        MayUnlock(
            one.id,
            one.owner.display_name,
            ROLES.get(one.owner.role, one.owner.role),
            now is not None and now.id == one.id,
        )
        for one in profile_list.list_profiles(laptop.data)
        if not one.damaged
    )
