import os

import pytest

from fieldkit.hub.core import HubCore
from fieldkit.sync.errors import NotSignedError, VersionError
from fieldkit.sync.protocol import EnrolRequest, ExchangeRequest, Signed
from tests.hub.worlds import RealHub, World


def core(world: World) -> HubCore:
    assert isinstance(world.hub, RealHub)
    return world.hub.core


def test_two_processes_over_one_database_are_one_hub(real: World) -> None:
    assert isinstance(real.hub, RealHub)
    other = HubCore(real.hub.engine, real.hub.area, real.clock, os.urandom)
    assert other.status() == core(real).status()
    sharon = real.join("Sharon")
    revision = sharon.begin("r1")
    sharon.sync(other.as_device(sharon.certificate.id))
    assert sharon.store.is_safe(revision.id)


def test_areas_of_one_database_know_nothing_of_each_other(real: World) -> None:
    assert isinstance(real.hub, RealHub)
    other = HubCore(real.hub.engine, real.hub.area + "-b", real.clock, os.urandom)
    assert other.keys.signing.public != core(real).keys.signing.public
    sharon = real.join("Sharon")
    with pytest.raises(NotSignedError):
        other.device(sharon.certificate.id)


def test_a_certificate_that_was_only_taken_on_signs_no_requests(real: World) -> None:
    sharon = real.join("Sharon")
    with pytest.raises(NotSignedError):
        core(real).device(sharon.provisional.id)


def test_list_and_policy_come_only_when_they_are_newer(real: World) -> None:
    sharon = real.join("Sharon")
    first = real.to_hub(sharon).exchange(ExchangeRequest())
    assert first.roster is not None
    assert first.policy is not None
    assert sharon.store.roster is not None
    again = real.to_hub(sharon).exchange(
        ExchangeRequest(cursor=first.cursor, roster=sharon.store.roster.number, policy=sharon.store.policy)
    )
    assert (again.roster, again.policy, again.more) == (None, None, False)


def test_an_enrolment_of_another_version_is_told_so(real: World) -> None:
    with pytest.raises(VersionError):
        core(real).enrol(EnrolRequest(protocol=2, enrolment=Signed(content="", signature="")))
