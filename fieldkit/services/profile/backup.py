"""Backing a profile up to a file and making it again from one, checked both ways."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from fieldkit.services.computer.laptop import Laptop
from fieldkit.services.profile import profiles
from fieldkit.services.profile.profiles import ProfileLine
from fieldkit.services.profile.session import Session
from fieldkit.store import backups, state, vault
from fieldkit.store.backups import Manifest


def back_up(session: Session, out: Path, also_to: Sequence[str] = ()) -> Manifest:
    """Write everything of this profile to ``out``, for its owner, the organisation and ``also_to`` (age recipients).

    The organisation's are the two people of the recovery, and the hub, as far as this profile knows them. Raises
    RecoveryError for a recipient that can't be read, or a StoreError; then ``out`` is as it was.
    """
    folder = session.profile.profile.folder
    hub = session.read(state.hub)
    organisation = (*(vault.recipients(folder) or ()), *([str(hub["recipient"])] if hub else []))
    return backups.write(session.database, folder, out, (*organisation, *also_to), session.now())


def restore(laptop: Laptop, file: Path, passphrase: str) -> ProfileLine:
    """Make the profile in a backup again on this laptop; nothing that is here is ever written over.

    Raises BackupExistsError, BackupDamagedError, PassphraseError or a StoreError; then nothing was made.
    """
    folder = backups.restore(file, laptop.data, passphrase)
    if profiles.current(laptop) is None:
        profiles.make_current(laptop, folder.name)
    return profiles.find(laptop, folder.name)
