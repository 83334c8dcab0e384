"""Looking after the store: is everything as it was written, and making the lists again."""

from __future__ import annotations

from collections.abc import Callable

from fieldkit.services.computer.laptop import Laptop
from fieldkit.services.profile.session import Session
from fieldkit.store import guard, profile_list, rebuilding, verifying
from fieldkit.store import profile as stored
from fieldkit.store.salvaging import Salvaged
from fieldkit.store.verifying import Verified


def verify_store(session: Session) -> Verified:
    """Check every page, table, hash and signature; nothing is changed."""
    return verifying.verify(session.database)


def repair_store(laptop: Laptop, profile: str, passphrase: str, *, accept: bool = False) -> Salvaged:
    """Carry everything readable of a damaged store into a new one; the hub sends again what it holds.

    ``accept`` goes on where more than a tenth would be gone. Raises PassphraseError, RemovalError or a StoreError;
    then everything is as it was.
    """
    return stored.salvage_store(profile_list.find_profile(laptop.data, profile), passphrase, accept=accept)


def rebuild_store(session: Session, progress: Callable[[int, int], None] | None = None) -> int:
    """Make every list and the search index again from what was written down; how many records are listed then.

    ``progress`` hears (done, all) on another thread.
    """
    rebuilding.rebuild(session.database, progress).result()
    return session.read(guard.listed)
