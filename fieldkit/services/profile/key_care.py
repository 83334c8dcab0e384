"""The passphrase, and the two people who can open a profile together when it is forgotten."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass

from fieldkit.base.jsontext import dumps, loads
from fieldkit.base.wording import said
from fieldkit.services.computer.laptop import Laptop
from fieldkit.services.profile.passphrase_strength import require_strong
from fieldkit.services.profile.profiles import ProfileFieldsError
from fieldkit.services.profile.session import Session
from fieldkit.store import derivation, profile_list, state, vault

_SEEN = "recovery-seen"


@dataclass(frozen=True)
class Recovery:
    """``fingerprints`` of the two age recipients, in the order in which they open it; empty where nobody can.

    ``before`` are those that this profile had seen until now, where they were others.
    """

    fingerprints: tuple[str, ...]
    before: tuple[str, ...] | None = None

    @property
    def news(self) -> str:
        """What the practitioner is told, once; "" while nothing has changed."""
        if self.before is None:
            return ""
        return said(
            "Who can recover your profile has changed. Look in Settings, and ask your lead if you did not expect it."
        )


def change_passphrase(laptop: Laptop, profile: str, old: str, new: str) -> None:
    """Wrap the same keys by another passphrase; what waits and what is open go on as they are.

    Raises PassphraseError for a wrong old one, ProfileFieldsError for an empty new one, PassphraseWeakError, VaultError.
    """
    if not new.strip():
        raise ProfileFieldsError(
            said("A profile needs a passphrase."), said("Choose one that you can remember.")
        )
    found = profile_list.find_profile(laptop.data, profile)
    folder = found.folder
    require_strong(new, (found.owner.display_name,))
    vault.change_passphrase(folder, old, new, laptop.cost or derivation.calibrate(), laptop.random)


def set_up_recovery(laptop: Laptop, profile: str, passphrase: str, first: str, second: str) -> None:
    """Let two people together recover the profile: age recipients, the first of whom opens first.

    Raises PassphraseError, RecoveryError or VaultError; then all is as it was.
    """
    folder = profile_list.find_profile(laptop.data, profile).folder
    vault.set_recovery(folder, vault.unlock(folder, passphrase), first, second)


def recovery(session: Session) -> Recovery:
    """Who can recover this profile now. A change since the last look is told once and kept in the store with its time."""
    now = vault.recipients(session.profile.profile.folder) or ()
    log = loads(session.read(lambda connection: state.get(connection, _SEEN)) or "[]")
    before = tuple(log[-1]["recipients"]) if log else ()
    shown = tuple(fingerprint(one) for one in now)
    if now == before:
        return Recovery(shown)
    log.append({"at": session.now(), "recipients": list(now)})
    session.write(lambda connection: state.put(connection, _SEEN, dumps(log)))
    return Recovery(shown, tuple(fingerprint(one) for one in before))


def history(session: Session) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """When (instant) which fingerprints were first seen, oldest first."""
    log = loads(session.read(lambda connection: state.get(connection, _SEEN)) or "[]")
    return tuple((one["at"], tuple(fingerprint(who) for who in one["recipients"])) for one in log)


def fingerprint(recipient: str) -> str:
    """Six groups of four hex digits that two people can read to each other: SHA-256 of an age recipient."""
    digest = hashlib.sha256(recipient.encode("ascii")).hexdigest()
    return " ".join(digest[at : at + 4] for at in range(0, 24, 4))
