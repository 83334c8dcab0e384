import pytest

from fieldkit.sync.enrolment import normal_code
from fieldkit.sync.errors import UntrustedError, VersionError
from fieldkit.sync.protocol import Enrolled, EnrolRequest
from tests.hub.worlds import World
from tests.sync.test_exchange import Between


@pytest.mark.parametrize("typed", ["abcde-12345-fghjk", " ABCDE 12345 FGHJK ", "ABCDEI2345FGHJK"])
def test_codes_are_compared_as_people_read_them(typed: str) -> None:
    assert normal_code(typed) == normal_code("ABCDE-12345-FGHJK")


@pytest.mark.parametrize(
    "change",
    [
        {"fingerprint": "0000 0000"},
        {"hub_key": "0" * 64},
        {"roster": "policy"},
        {"policy": "roster"},
    ],
)
def test_an_answer_that_does_not_hold_together_is_not_believed(world: World, change: dict[str, str]) -> None:
    class Bending(Between):
        def enrol(self, request: EnrolRequest) -> Enrolled:
            told = self.hub.enrol(request)
            swapped = {
                name: getattr(told, value) if value in {"roster", "policy"} else value
                for name, value in change.items()
            }
            return told.model_copy(update=swapped)

    with pytest.raises(UntrustedError):
        world.laptop("Sharon").enrol(Bending(world.hub.as_device("")), world.hub.invite("Sharon", "cpn"))


def test_somebody_elses_certificate_is_not_taken_for_ours(world: World) -> None:
    other = world.join("Other")
    assert other.membership is not None
    theirs = other.membership.certificate

    class Swapping(Between):
        def enrol(self, request: EnrolRequest) -> Enrolled:
            told = self.hub.enrol(request)
            wire = told.certificate.model_copy(update=theirs.statement.to_wire())
            return told.model_copy(update={"certificate": wire})

    with pytest.raises(UntrustedError):
        world.laptop("Sharon").enrol(Swapping(world.hub.as_device("")), world.hub.invite("Sharon", "cpn"))


def test_a_hub_of_another_version_is_told_apart(world: World) -> None:
    class Newer(Between):
        def enrol(self, request: EnrolRequest) -> Enrolled:
            return self.hub.enrol(request).model_copy(update={"protocol": 2})

    with pytest.raises(VersionError):
        world.laptop("Sharon").enrol(Newer(world.hub.as_device("")), world.hub.invite("Sharon", "cpn"))
