"""Certificates and the hub's newest list are kept as signed."""

from functools import partial

from fieldkit.records.certificates import publish_roster
from fieldkit.store import certificates
from tests.records.people import GLYNIS, HUB, SHARON, author
from tests.store.laptop import Laptop


def test_a_certificate_is_kept_once_and_found_by_id_and_by_key(laptop: Laptop) -> None:
    new = author("Iwan Rees", 7).certificate
    assert laptop.write(lambda c: certificates.add(c, new))
    assert not laptop.write(lambda c: certificates.add(c, new))
    assert laptop.read(lambda c: certificates.get(c, new.id)) == new
    assert laptop.read(lambda c: certificates.get(c, "ab" * 32)) is None
    assert laptop.read(lambda c: certificates.of_key(c, new.revision_key)) == (new,)
    assert set(laptop.read(certificates.everything)) == {new.id, SHARON.certificate.id, GLYNIS.certificate.id}


def test_only_a_newer_list_takes_the_place_of_the_one_held(laptop: Laptop) -> None:
    first = publish_roster("moorlands", 3, [], {}, HUB)
    older = publish_roster("moorlands", 2, ["x"], {}, HUB)
    newer = publish_roster(
        "moorlands", 4, ["x"], {SHARON.certificate.id: ("2026-11-22T09:00:00.000Z", "left")}, HUB
    )
    assert laptop.read(lambda c: certificates.roster(c, "moorlands")) is None
    kept = [
        laptop.write(partial(certificates.set_roster, roster=one, hub=HUB.public))
        for one in (first, older, newer)
    ]
    assert kept == [True, False, True]
    assert laptop.read(lambda c: certificates.roster(c, "moorlands")) == newer
