"""The first step through the door: the key, and the store. By itself, so that little has to be loaded before it begins."""

from fieldkit.services.computer.laptop import Laptop
from fieldkit.store import profile as stored
from fieldkit.store import profile_list
from fieldkit.store.profile import OpenProfile


def open_first(laptop: Laptop, profile_id: str, passphrase: str) -> OpenProfile:
    """Derive the key, which takes about half a second by design, and open the store with it; see ``unlock.enter``.

    Raises PassphraseError, StoreInUseError, VaultError or a StoreError; then nothing has changed. The key is worked
    out beside Python: other threads go on meanwhile.
    """
    profile = profile_list.find_profile(laptop.data, profile_id)
    return stored.open_profile(profile, passphrase, random=laptop.random)
