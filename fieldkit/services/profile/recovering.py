"""Opens a profile whose passphrase is forgotten: two people in turn, neither alone, and then a new passphrase."""

from __future__ import annotations

from dataclasses import dataclass

from fieldkit.base.wording import said
from fieldkit.services.computer.laptop import Laptop
from fieldkit.services.profile.key_care import fingerprint
from fieldkit.services.profile.passphrase_strength import require_strong
from fieldkit.store import derivation, profile_list, recovery, vault
from fieldkit.store.errors import RecoveryError

_SECRET = "AGE-SECRET-KEY-"  # noqa: S105 - how every key file of age names its key


@dataclass(frozen=True)
class Helper:
    """One of the two: an age recipient, and its fingerprint to be read out."""

    recipient: str
    fingerprint: str


def helpers(laptop: Laptop, profile: str) -> tuple[Helper, ...]:
    """Who can recover a profile, in the order in which they open it; needs no passphrase. Raises VaultError."""
    found = vault.recipients(profile_list.find_profile(laptop.data, profile).folder) or ()
    return tuple(Helper(one, fingerprint(one)) for one in found)


def recovery_file(laptop: Laptop, profile: str) -> bytes:
    """What the first of the two opens: an age file. Raises RecoveryError where recovery was never set up."""
    return vault.escrowed(profile_list.find_profile(laptop.data, profile).folder)


def open_with(content: bytes, key_file: bytes) -> bytes:
    """What lies inside a recovery file, opened with a key file as ``age-keygen`` writes it. Raises RecoveryError."""
    lines = (line.strip() for line in key_file.decode("utf-8", "replace").splitlines())
    found = [line for line in lines if line.upper().startswith(_SECRET)]
    if len(found) != 1:
        raise RecoveryError(
            said("This is not a key file of age."),
            said("It has a line that begins with AGE-SECRET-KEY. Ask its owner to choose it."),
        )
    return recovery.open_layer(content, found[0])


def redeem(laptop: Laptop, profile: str, opened: bytes, passphrase: str) -> None:
    """Give the profile a new passphrase with what both have opened; everything in the store stays.

    The keys that sign are new: what was recovered can't sign as the owner did before. The next unlock writes on under a
    certificate for the new ones, and the laptop joins its hub again with a code for the same practitioner. Raises
    PassphraseWeakError, RecoveryError or VaultError; then all is as it was.
    """
    found = profile_list.find_profile(laptop.data, profile)
    require_strong(passphrase, (found.owner.display_name,))
    vault.recover(found.folder, opened, passphrase, laptop.cost or derivation.calibrate(), laptop.random)
