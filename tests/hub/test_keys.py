import os
from concurrent.futures import ThreadPoolExecutor

import pyrage
from sqlalchemy import Engine

from fieldkit.hub.database import writing
from fieldkit.hub.keys import HubKeys, load_keys
from fieldkit.records.keys import fingerprint
from tests.hub.worlds import new_area


def test_keys_are_made_once_even_by_many_at_once(engine: Engine) -> None:
    area = new_area()

    def load(_: int) -> HubKeys:
        with writing(engine) as connection:
            return load_keys(connection, area, os.urandom)

    with ThreadPoolExecutor(4) as pool:
        found = list(pool.map(load, range(8)))
    assert len({one.signing.public for one in found}) == 1
    assert len({one.recipient for one in found}) == 1


def test_the_two_halves_of_the_age_key_belong_together(engine: Engine) -> None:
    with writing(engine) as connection:
        keys = load_keys(connection, new_area(), os.urandom)
    sealed = pyrage.encrypt(b"x", [pyrage.x25519.Recipient.from_str(keys.recipient)])
    assert pyrage.decrypt(sealed, [pyrage.x25519.Identity.from_str(keys.age_identity)]) == b"x"
    assert keys.fingerprint == fingerprint(keys.signing.public)
