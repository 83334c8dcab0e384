"""The profiles on this laptop: who works here, made and listed without opening anything."""

from __future__ import annotations

from dataclasses import dataclass

from fieldkit.base.errors import FieldKitError
from fieldkit.base.wording import said
from fieldkit.services.computer.laptop import Laptop
from fieldkit.services.library.roles import ROLES
from fieldkit.services.profile.passphrase_strength import require_strong
from fieldkit.store import profile as stored
from fieldkit.store import profile_list
from fieldkit.sync import post_bag


class ProfileChoiceError(FieldKitError):
    """No profile was named, or none of that name is here."""

    code = "FK-PROFILE-CHOICE"


class ProfileFieldsError(FieldKitError):
    """A profile cannot be made from what was given."""

    code = "FK-PROFILE-FIELDS"


@dataclass(frozen=True)
class ProfileLine:
    """A profile as the unlock screen shows it. ``waiting`` counts envelopes that are still to be posted.

    ``damaged``: its vault can't be read; then name and role are "".
    """

    id: str
    name: str
    role: str
    current: bool
    waiting: int
    damaged: bool


def create(
    laptop: Laptop, *, name: str, role: str, passphrase: str, practitioner: str | None = None
) -> ProfileLine:
    """Make a profile with keys of its own; the first one becomes current. ``role`` is a key of ``roles.ROLES``.

    Raises ProfileFieldsError, PassphraseWeakError or a StoreError; then nothing was made.
    """
    if not name.strip():
        raise ProfileFieldsError(
            said("A profile needs a name."), said("Give the name you want to sign with.")
        )
    if role not in ROLES:
        raise ProfileFieldsError(
            said("{role} is not a role FieldKit knows.", role=repr(role)),
            said("Choose one of: {roles}.", roles=", ".join(ROLES)),
        )
    if not passphrase:
        raise ProfileFieldsError(
            said("A profile needs a passphrase."), said("Choose one that you can remember.")
        )
    require_strong(passphrase, (name, ROLES[role]))
    made = stored.create_profile(
        laptop.data,
        display_name=name.strip(),
        role=role,
        passphrase=passphrase,
        clock=laptop.clock,
        practitioner=practitioner,
        cost=laptop.cost,
        random=laptop.random,
    )
    return _line(made, profile_list.current_profile(laptop.data))


def list_profiles(laptop: Laptop) -> tuple[ProfileLine, ...]:
    """Every profile, by name."""
    now = profile_list.current_profile(laptop.data)
    return tuple(_line(one, now) for one in profile_list.list_profiles(laptop.data))


def current(laptop: Laptop) -> ProfileLine | None:
    """The profile to offer first; None where there is none to choose."""
    found = profile_list.current_profile(laptop.data)
    return _line(found, found) if found else None


def make_current(laptop: Laptop, profile_id: str) -> None:
    """Offer this profile first from now on. Raises VaultMissingError where there is no such profile."""
    profile_list.set_current(laptop.data, profile_list.find_profile(laptop.data, profile_id).id)


def find(laptop: Laptop, name_or_id: str | None) -> ProfileLine:
    """The profile with this id or name, or the current one. Raises ProfileChoiceError."""
    found = list_profiles(laptop)
    if name_or_id is None:
        chosen = [one for one in found if one.current]
    else:
        wanted = name_or_id.casefold()
        chosen = [one for one in found if one.id == name_or_id or one.name.casefold() == wanted]
    if len(chosen) == 1:
        return chosen[0]
    if not found:
        raise ProfileChoiceError(
            said("There is no profile on this laptop yet."),
            said("Make one with `fieldkit profile create --name NAME --role ROLE`."),
        )
    raise ProfileChoiceError(
        said("It is not clear which profile is meant."),
        said("Name one with --profile; `fieldkit profile list` shows them."),
    )


def _line(profile: profile_list.Profile, now: profile_list.Profile | None) -> ProfileLine:
    return ProfileLine(
        id=profile.id,
        name=profile.owner.display_name,
        role=profile.owner.role,
        current=now is not None and now.id == profile.id,
        waiting=len(post_bag.waiting(profile.folder / profile_list.SPOOL)),
        damaged=profile.damaged,
    )
