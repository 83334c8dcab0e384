"""From a passphrase to an open profile, and back."""

from __future__ import annotations

from hashlib import sha256

from fieldkit.base.assets import forms_folder
from fieldkit.base.jsontext import loads
from fieldkit.base.wording import said
from fieldkit.services.computer.laptop import Laptop
from fieldkit.services.door import ending
from fieldkit.services.door.opening import open_first
from fieldkit.services.library.form_shelf import FormShelf
from fieldkit.services.profile import new_signing_keys
from fieldkit.services.profile.access_ended import AccessEndedError
from fieldkit.services.profile.session import Session
from fieldkit.services.sending import lease
from fieldkit.services.sending.sync_store import SyncStore
from fieldkit.store import (
    attachments,
    certificates,
    closed,
    going_files,
    library,
    profile_list,
    rebuilding,
    state,
    vault,
)
from fieldkit.store.connection import Connection
from fieldkit.store.errors import DamagedStoreError
from fieldkit.store.profile import OpenProfile
from fieldkit.sync.posting import collect_answers


def check(laptop: Laptop, profile_id: str, passphrase: str) -> None:
    """Whether the passphrase opens the vault, without opening the store. Raises PassphraseError or VaultError."""
    vault.unlock(profile_list.find_profile(laptop.data, profile_id).folder, passphrase)


def unlock(laptop: Laptop, profile_id: str, passphrase: str) -> Session:
    """Open a profile and make it current.

    Raises PassphraseError, StoreInUseError, VaultError or a StoreError; then nothing has changed. Takes about half a
    second by design: call it off the window's thread. Raises AccessEndedError where the hub has ended the access:
    what is left is handed over then, if the hub answers, and nothing is shown.
    """
    return enter(laptop, open_first(laptop, profile_id, passphrase))


def enter(laptop: Laptop, opened: OpenProfile) -> Session:
    """Make an opened profile current and take in what came while it was locked; where that fails it is closed again.

    Raises what ``unlock`` raises once the passphrase was right.
    """
    try:
        closed.finish_wipes(opened.profile.folder)
        session = _session(laptop, opened)
        _take_in_shipped_forms(session)
        if session.read(state.hub) is not None:
            collect_answers(session.spool, SyncStore(session.database, laptop.clock))
        if ending.is_noted(session):
            done = ending.hand_over(session, "")
            raise AccessEndedError(
                said(
                    "Your access on this laptop has ended. All you wrote was handed to the hub ({count}).",
                    count=done.handed_over,
                ),
                said("The key on this laptop is gone. Call your lead if this is wrong."),
            )
        lease.look(session)
        if session.read(rebuilding.is_unfinished):
            # Goes on by itself on the writer's thread; what search does not find yet is found in a moment.
            rebuilding.rebuild(session.database)
        if session.read(attachments.has_unsealed):
            session.write(attachments.sweep)
        going_files.destroy(session.database)
        profile_list.set_current(laptop.data, opened.profile.id)
    except BaseException:
        opened.close()
        raise
    return session


def lock(session: Session) -> None:
    """Finish the saves, close the store and drop the keys. Drafts stay drafts: nothing is sealed by locking."""
    session.profile.close()


def _session(laptop: Laptop, opened: OpenProfile) -> Session:
    own = opened.database.read(state.own_certificate)
    certificate = (
        opened.database.read(lambda connection: certificates.get(connection, own))
        if own is not None
        else None
    )
    if certificate is None:
        raise DamagedStoreError(
            said("This profile's own certificate is missing."),
            said("Nothing was changed. Call your support desk."),
        )
    certificate = new_signing_keys.certified(opened, certificate, laptop.clock)
    return Session(laptop, opened, certificate, FormShelf(laptop.data / "cache"))


def _take_in_shipped_forms(session: Session) -> None:
    """Forms that came with this FieldKit enter the library once; a changed file is a new version beside the old."""
    known = {one.canonical.rpartition("#")[2] for one in session.read(library.everything)}
    files = (path.read_bytes() for path in sorted(forms_folder().glob("*.json")))
    new = [
        (data, library.canonical_of(loads(data), data))
        for data in files
        if sha256(data).hexdigest() not in known
    ]

    def change(connection: Connection) -> None:
        for data, canonical in new:
            library.add(connection, data, canonical, library.BUNDLED, session.now())

    if new:
        session.write(change)
