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
_TO_DO = "recovery-to-do"


@dataclass(frozen=True)
class Recovery:
    """``fingerprints`` of the two age recipients, in the order in which they open it; empty where nobody can.

    ``before`` are those that this profile had seen until now, where they were others. ``put_off``: it was asked for when the
    profile was made, and is to do until somebody is named.
    """

    fingerprints: tuple[str, ...]
    before: tuple[str, ...] | None = None
    put_off: bool = False

    @property
    def to_do(self) -> str:
        """What stands above every screen until it is done, where it was asked for and put off; "" for nothing."""
        if self.fingerprints or not self.put_off:
            return ""
        return said("Nobody can open your profile if you forget your passphrase. Name two people who could.")

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


def ask_for_recovery(session: Session) -> None:
    """It is to do from now on, until two people are named: a step of making a profile that can be put off, not left out."""
    session.write(lambda connection: state.put(connection, _TO_DO, session.now()))


def recovery(session: Session) -> Recovery:
    """Who can recover this profile now. A change since the last look is told once and kept in the store with its time."""
    now = vault.recipients(session.profile.profile.folder) or ()
    log = loads(session.read(lambda connection: state.get(connection, _SEEN)) or "[]")
    before = tuple(log[-1]["recipients"]) if log else ()
    shown = tuple(fingerprint(one) for one in now)
    put_off = session.read(lambda connection: state.get(connection, _TO_DO)) is not None
    if now == before:
        return Recovery(shown, put_off=put_off)
    log.append({"at": session.now(), "recipients": list(now)})
    session.write(lambda connection: state.put(connection, _SEEN, dumps(log)))
    return Recovery(shown, tuple(fingerprint(one) for one in before), put_off)


def history(session: Session) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """When (instant) which fingerprints were first seen, oldest first."""
    log = loads(session.read(lambda connection: state.get(connection, _SEEN)) or "[]")
    return tuple((one["at"], tuple(fingerprint(who) for who in one["recipients"])) for one in log)


def fingerprint(recipient: str) -> str:
    """Six groups of four hex digits that two people can read to each other: SHA-256 of an age recipient."""
    digest = hashlib.sha256(recipient.encode("ascii")).hexdigest()
    return " ".join(digest[at : at + 4] for at in range(0, 24, 4))
