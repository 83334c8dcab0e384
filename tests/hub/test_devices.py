from datetime import timedelta

from fieldkit.base.clock import format_instant
from fieldkit.hub.database import reading, writing
from fieldkit.hub.devices import (
    find_device,
    find_devices,
    find_posting_device,
    own_certificates,
    read_certificates,
    revoke,
)
from fieldkit.records import certificates
from tests.hub.worlds import RealHub, World


def test_a_device_is_found_by_either_of_its_names(real: World) -> None:
    assert isinstance(real.hub, RealHub)
    sharon = real.join("Sharon", "cpn")
    now = format_instant(real.clock.now())
    with reading(real.hub.engine) as connection:
        device = find_device(connection, real.hub.area, sharon.certificate.id, now)
        posting = find_posting_device(connection, real.hub.area, sharon.posting_key.public, now)
        assert find_posting_device(connection, real.hub.area, "0" * 64, now) is None
        assert find_device(connection, real.hub.area, "0" * 64, now) is None
    assert device is not None
    assert device == posting
    assert (device.reader.practitioner, device.reader.role, device.ended) == (sharon.practitioner, "cpn", "")


def test_revoking_one_certificate_ends_every_one_of_the_same_laptop(real: World) -> None:
    assert isinstance(real.hub, RealHub)
    sharon = real.join("Sharon")
    now = format_instant(real.clock.now())
    with writing(real.hub.engine) as connection:
        assert revoke(connection, real.hub.area, sharon.certificate.id, "lost", now)
        assert not revoke(connection, real.hub.area, "0" * 64, "lost", now)
        ids = [sharon.certificate.id, sharon.provisional.id]
        found = find_devices(connection, real.hub.area, ids, now)
        assert own_certificates(connection, real.hub.area, sharon.practitioner) == frozenset(ids)
    assert [found[one].ended for one in ids] == ["its access was ended: lost"] * 2


def test_a_certificate_runs_out(real: World) -> None:
    assert isinstance(real.hub, RealHub)
    sharon = real.join("Sharon")
    later = format_instant(real.clock.now() + timedelta(days=500))
    with reading(real.hub.engine) as connection:
        device = find_device(connection, real.hub.area, sharon.certificate.id, later)
    assert device is not None
    assert device.ended == "its certificate has run out"


def test_statements_come_back_as_they_were_signed(real: World) -> None:
    assert isinstance(real.hub, RealHub)
    sharon = real.join("Sharon")
    with reading(real.hub.engine) as connection:
        (signed,) = read_certificates(connection, real.hub.area, [sharon.certificate.id])
    assert certificates.read(signed.statement(certificates.TAG)) == sharon.certificate
