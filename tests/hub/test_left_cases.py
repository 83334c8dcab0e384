"""Who visits somebody no longer gets nothing about them, until it is given back or a colleague names them on a visit."""

from fieldkit.base.clock import format_instant
from fieldkit.hub import left_cases
from fieldkit.hub.database import writing
from tests.hub.worlds import RealHub, World
from tests.sync.laptops import Laptop, text
from tests.sync.sample_forms import VISIT


def leave(world: World, laptop: Laptop, *people: str) -> None:
    assert isinstance(world.hub, RealHub)
    with writing(world.hub.engine) as connection:
        now = format_instant(world.clock.now())
        left_cases.leave(connection, world.hub.area, laptop.certificate.practitioner, people, "Ruth", now)


def take_up(world: World, laptop: Laptop, *people: str) -> list[str]:
    assert isinstance(world.hub, RealHub)
    with writing(world.hub.engine) as connection:
        return left_cases.give_back(connection, world.hub.area, laptop.certificate.practitioner, people)


def visit(writer: Laptop, record: str, attendee: Laptop) -> None:
    """A visit to May that names a colleague."""
    writer.begin(record, kind="visit", form=VISIT)
    reference = {"valueReference": {"reference": f"Practitioner/{attendee.certificate.practitioner}"}}
    writer.write(record, {("attendee", "e:1"): reference}, form=VISIT)


def test_nothing_about_a_person_whom_they_left_goes_to_them_whatever_their_role_reads(real: World) -> None:
    sharon, meg = real.join("Sharon"), real.join("Meg")
    leave(real, meg, "may")
    sharon.begin("r1")
    sharon.write("r1", {("matters",): text("Tea")})
    real.sync(sharon, meg)
    assert meg.store.records() == set()


def test_even_what_they_wrote_themself_is_given_to_no_other_laptop_of_theirs(real: World) -> None:
    sharon = real.join("Sharon")
    own = sharon.begin("r1")
    leave(real, sharon, "may")
    done = sharon.sync(real.hub.as_device(sharon.certificate.id))
    assert done.confirmed == {own.id}

    second = real.laptop("Sharon", sharon.certificate.practitioner)
    code = real.hub.invite("Sharon", "social-worker", sharon.certificate.practitioner)
    second.enrol(real.hub.as_device(""), code)
    real.sync(second)
    assert second.store.records() == set()


def test_what_is_given_back_comes_whole_however_old_it_is(real: World) -> None:
    sharon, meg = real.join("Sharon"), real.join("Meg")
    leave(real, meg, "may")
    sharon.begin("r1")
    real.sync(sharon, meg)
    assert take_up(real, meg, "somebody-else") == []
    assert take_up(real, meg, "may") == ["may"]
    real.sync(meg)
    assert meg.store.records() == {"r1"}


def test_a_colleague_who_names_them_on_a_visit_takes_them_up_again_and_they_themself_do_not(
    real: World,
) -> None:
    sharon, meg = real.join("Sharon"), real.join("Meg")
    leave(real, meg, "may")
    sharon.begin("r1")
    visit(meg, "own-visit", meg)
    real.sync(sharon, meg, meg)
    assert meg.store.records() == {"own-visit"}

    visit(sharon, "next-visit", meg)
    real.sync(sharon, meg)
    assert meg.store.records() == {"own-visit", "r1", "next-visit"}
