from datetime import timedelta

import pytest

from fieldkit.records import certificates
from fieldkit.records.statements import declare
from fieldkit.sync.enrolment import normal_code
from fieldkit.sync.errors import (
    CodeExpiredError,
    CodeUnknownError,
    CodeUsedError,
    NotSignedError,
    PractitionerTakenError,
    UnreadableError,
)
from fieldkit.sync.protocol import ENROLMENT, EnrolRequest, Signed
from tests.hub.worlds import World


def test_a_code_is_traded_for_a_certificate_of_the_laptops_own_keys(world: World) -> None:
    laptop = world.laptop("Sharon Pike")
    told = laptop.enrol(world.hub.as_device(""), world.hub.invite("Sharon Pike", "social-worker"))
    assert told.certificate.revision_key == laptop.revision_key.public
    assert told.certificate.request_key == laptop.request_key.public
    assert told.certificate.issuer == told.hub_key
    assert (told.certificate.name, told.certificate.role) == ("Sharon Pike", "social-worker")
    assert told.area == world.hub.area


def test_what_the_laptop_called_its_owner_before_is_kept_and_its_own_certificate_is_taken_on(
    world: World,
) -> None:
    laptop = world.laptop("Sharon Pike", practitioner="practitioner-7")
    told = laptop.enrol(world.hub.as_device(""), world.hub.invite("Sharon Pike", "social-worker"))
    assert told.certificate.practitioner == "practitioner-7"
    assert certificates.is_trusted(laptop.provisional, told.hub_key, told.roster)


def test_a_code_is_read_however_it_is_typed(world: World) -> None:
    code = world.hub.invite("Sharon Pike", "social-worker")
    laptop = world.laptop("Sharon Pike")
    laptop.enrol(world.hub.as_device(""), f" {code.lower().replace('-', ' ')} ")
    assert laptop.membership is not None


def test_a_code_works_for_one_laptop_only(world: World) -> None:
    code = world.hub.invite("Sharon Pike", "social-worker")
    world.laptop("Sharon Pike").enrol(world.hub.as_device(""), code)
    with pytest.raises(CodeUsedError):
        world.laptop("Somebody Else").enrol(world.hub.as_device(""), code)


def test_the_same_laptop_gets_the_same_certificate_again_when_the_answer_was_lost(world: World) -> None:
    code = world.hub.invite("Sharon Pike", "social-worker")
    laptop = world.laptop("Sharon Pike")
    first = laptop.enrol(world.hub.as_device(""), code)
    assert laptop.enrol(world.hub.as_device(""), code).certificate.id == first.certificate.id


def test_a_code_runs_out(world: World) -> None:
    code = world.hub.invite("Sharon Pike", "social-worker", hours=1)
    world.clock.advance(timedelta(hours=2))
    with pytest.raises(CodeExpiredError):
        world.laptop("Sharon Pike").enrol(world.hub.as_device(""), code)


def test_a_code_that_was_never_given_out_is_unknown(world: World) -> None:
    with pytest.raises(CodeUnknownError):
        world.laptop("Sharon Pike").enrol(world.hub.as_device(""), "AAAAA-BBBBB-CCCCC")


def test_a_further_laptop_of_the_same_practitioner_needs_a_code_made_for_them(real: World) -> None:
    first = real.join("Sharon Pike")
    again = real.laptop("Sharon Pike", practitioner=first.practitioner)
    with pytest.raises(PractitionerTakenError):
        again.enrol(real.hub.as_device(""), real.hub.invite("Sharon Pike", "social-worker"))
    code = real.hub.invite("Sharon Pike", "social-worker", practitioner=first.practitioner)
    assert again.enrol(real.hub.as_device(""), code).certificate.practitioner == first.practitioner


def test_a_further_laptop_that_called_its_owner_otherwise_is_theirs_all_the_same(real: World) -> None:
    first = real.join("Sharon Pike")
    again = real.laptop("Sharon Pike")
    early = again.begin("before-enrolment")
    code = real.hub.invite("Sharon Pike", "social-worker", practitioner=first.practitioner)
    assert again.enrol(real.hub.as_device(""), code).certificate.practitioner == first.practitioner
    real.sync(again, first)
    assert again.store.is_safe(early.id)
    assert early.id in first.store.revisions


def test_keys_that_are_not_the_laptops_own_get_nothing(real: World) -> None:
    thief, owner = real.laptop("Thief"), real.laptop("Owner")
    content = {
        "v": 1, "code": normal_code(real.hub.invite("Owner", "cpn")), "device": "x",
        "revision_key": owner.revision_key.public, "request_key": thief.request_key.public,
        "posting_key": thief.posting_key.public, "provisional": "",
    }  # fmt: skip
    signed = Signed.of(declare(ENROLMENT, content, thief.revision_key))
    with pytest.raises(NotSignedError):
        real.hub.as_device("").enrol(EnrolRequest(enrolment=signed))


def test_a_provisional_certificate_of_other_keys_is_not_taken_on(real: World) -> None:
    laptop, other = real.laptop("Sharon Pike"), real.laptop("Other")
    content = {
        "v": 1, "code": normal_code(real.hub.invite("Sharon Pike", "cpn")), "device": "x",
        "revision_key": laptop.revision_key.public, "request_key": laptop.request_key.public,
        "posting_key": laptop.posting_key.public, "provisional": other.provisional.id,
    }  # fmt: skip
    request = EnrolRequest(
        enrolment=Signed.of(declare(ENROLMENT, content, laptop.revision_key)),
        provisional=Signed.of(other.provisional.statement),
    )
    with pytest.raises(NotSignedError):
        real.hub.as_device("").enrol(request)


def test_a_request_that_lacks_a_part_is_unreadable(real: World) -> None:
    laptop = real.laptop("Sharon Pike")
    signed = Signed.of(declare(ENROLMENT, {"v": 1, "code": "X"}, laptop.revision_key))
    with pytest.raises(UnreadableError):
        real.hub.as_device("").enrol(EnrolRequest(enrolment=signed))
