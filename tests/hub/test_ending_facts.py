from datetime import timedelta

import pytest

from fieldkit.base.clock import format_instant
from fieldkit.hub.ending_facts import closed_by_death, covered_until_before, covers, died
from fieldkit.hub.form_facts import read_form
from fieldkit.records.merge import merge
from fieldkit.records.paths import Path
from tests.hub.worlds import START, World
from tests.sync.laptops import Laptop, text
from tests.sync.sample_forms import ACTION, COVERED_VISIT, PERSON, VISIT

BEFORE, NOON, LATER = (format_instant(START + timedelta(hours=hours)) for hours in (0, 3, 6))


def coding(code: str) -> dict[str, dict[str, str]]:
    return {"valueCoding": {"code": code}}


def covered(laptop: Laptop, by: Laptop, until: str, entry: str = "e:1") -> dict[tuple[str, ...], object]:
    """The answers by which a visit goes to somebody for a while."""
    who = {"valueReference": {"reference": f"Practitioner/{by.practitioner}"}}
    return {
        ("attendee", f"e:{by.practitioner}"): {"order": "a0", **who},
        ("cover", entry, "who"): who,
        ("cover", entry, "until"): {"valueDateTime": until},
    }


def joined(world: World, name: str, role: str = "social-worker") -> Laptop:
    laptop = world.join(name, role)
    laptop.store.forms |= {one.canonical: one for one in (COVERED_VISIT, PERSON, ACTION)}
    return laptop


def test_a_cover_is_over_from_its_instant_on_and_nonsense_at_once() -> None:
    held = [f"meg {NOON}", "tom whenever"]
    assert covered_until_before(held, BEFORE) == {"tom"}
    assert covered_until_before(held, NOON) == {"meg", "tom"}
    assert covered_until_before([*held, f"meg {LATER}"], NOON) == {"tom"}


def test_of_two_ends_of_a_cover_the_earlier_counts(real: World) -> None:
    sharon, meg = joined(real, "Sharon"), joined(real, "Meg", "firefighter")
    both = [
        sharon.seal("v1", covered(sharon, meg, until).items(), form=COVERED_VISIT) for until in (LATER, NOON)
    ]
    assert covers(merge(both), [read_form(COVERED_VISIT.text)]) == {f"{meg.practitioner} {NOON}"}


def test_who_covers_reads_along_that_day_and_nothing_that_is_written_after_it(real: World) -> None:
    sharon, meg = joined(real, "Sharon"), joined(real, "Meg", "firefighter")
    sharon.begin("v1", kind="visit", form=COVERED_VISIT)
    sharon.begin("r1", visit="v1")
    sharon.write("v1", covered(sharon, meg, NOON), form=COVERED_VISIT)
    sharon.write("r1", {("matters",): text("Tea")})
    real.sync(sharon, meg)
    assert '{"valueString":"Tea"}' in meg.store.words("r1")

    real.clock.advance(timedelta(hours=4))
    later = sharon.write("r1", {("matters",): text("What she said the day after")})
    real.sync(sharon, meg)
    assert later.id not in meg.store.revisions


def test_who_covers_again_gets_what_was_written_in_between(real: World) -> None:
    sharon, meg = joined(real, "Sharon"), joined(real, "Meg", "firefighter")
    sharon.begin("v1", kind="visit", form=COVERED_VISIT)
    sharon.begin("r1", visit="v1")
    sharon.write("v1", covered(sharon, meg, NOON), form=COVERED_VISIT)
    real.sync(sharon, meg)
    real.clock.advance(timedelta(hours=4))
    between = sharon.write("r1", {("matters",): text("Tea")})
    real.sync(sharon, meg)
    assert between.id not in meg.store.revisions

    sharon.write("v1", covered(sharon, meg, LATER, "e:2"), form=COVERED_VISIT)
    real.sync(sharon, meg)
    assert between.id in meg.store.revisions


def test_who_comes_anyway_stays_after_the_day(real: World) -> None:
    sharon, meg = joined(real, "Sharon"), joined(real, "Meg", "firefighter")
    sharon.begin("v1", kind="visit", form=VISIT)
    who = {"order": "a0", "valueReference": {"reference": f"Practitioner/{meg.practitioner}"}}
    sharon.write("v1", {("attendee", "e:1"): who}, form=VISIT)
    sharon.begin("r1", visit="v1")
    real.clock.advance(timedelta(days=3))
    later = sharon.write("r1", {("matters",): text("Tea")})
    real.sync(sharon, meg)
    assert later.id in meg.store.revisions


def death(laptop: Laptop, code: str) -> None:
    path: Path = ("death",)
    replaces = {path: laptop.store.record("may").seen_at(path)}
    laptop.write("may", {path: coding(code)}, form=PERSON, replaces=replaces)


def test_a_confirmed_death_stops_visits_and_tasks_and_keeps_the_way_to_the_family(real: World) -> None:
    sharon, glynis = joined(real, "Sharon"), joined(real, "Glynis", "cpn")
    sharon.begin("may", kind="person", form=PERSON)
    sharon.write("may", {("daughter",): text("Jean, 01632 960100")}, form=PERSON)
    sharon.begin("v1", kind="visit", form=VISIT)
    sharon.begin("a1", kind="action", form=ACTION)
    sharon.begin("r1")
    real.clock.advance(timedelta(hours=1))
    death(sharon, "death-confirmed")
    real.sync(sharon, glynis)
    assert glynis.store.records() == {"may", "r1"}
    assert '{"valueString":"Jean, 01632 960100"}' in glynis.store.words("may")


def test_a_task_that_is_given_once_the_death_is_known_still_arrives(real: World) -> None:
    sharon, glynis = joined(real, "Sharon"), joined(real, "Glynis", "cpn")
    sharon.begin("may", kind="person", form=PERSON)
    death(sharon, "death-confirmed")
    real.clock.advance(timedelta(hours=1))
    sharon.begin("a1", kind="action", form=ACTION)
    sharon.write("a1", {("what",): text("Fetch the bed when Jean says")}, form=ACTION)
    sharon.begin("v1", kind="visit", form=VISIT)
    real.sync(sharon, glynis)
    assert glynis.store.records() == {"may", "a1"}


def test_a_death_that_was_only_told_stops_nothing_at_the_hub(real: World) -> None:
    sharon, glynis = joined(real, "Sharon"), joined(real, "Glynis", "cpn")
    sharon.begin("may", kind="person", form=PERSON)
    sharon.begin("v1", kind="visit", form=VISIT)
    death(sharon, "death-told")
    real.sync(sharon, glynis)
    assert glynis.store.records() == {"may", "v1"}


def test_taking_a_mistaken_death_back_brings_what_was_held_back(real: World) -> None:
    sharon, glynis = joined(real, "Sharon"), joined(real, "Glynis", "cpn")
    sharon.begin("may", kind="person", form=PERSON)
    sharon.begin("v1", kind="visit", form=VISIT)
    sharon.begin("a1", kind="action", form=ACTION)
    real.clock.advance(timedelta(hours=1))
    death(sharon, "death-confirmed")
    real.sync(sharon, glynis)
    assert glynis.store.records() == {"may"}
    death(sharon, "death-mistaken")
    real.sync(sharon, glynis)
    assert glynis.store.records() == {"may", "v1", "a1"}


def test_two_answers_that_differ_confirm_no_death(real: World) -> None:
    sharon = joined(real, "Sharon")
    sharon.begin("may", kind="person", form=PERSON)
    one, other = (
        sharon.seal("may", [(("death",), coding(code))], form=PERSON)
        for code in ("death-confirmed", "death-mistaken")
    )
    forms = [read_form(PERSON.text)]
    assert died(merge([one]), forms) == {one.header.at}
    assert died(merge([one, other]), forms) == set()


@pytest.mark.parametrize(
    ("kind", "begun", "held_back"),
    [
        ("visit", LATER, True), ("wellness-plan", LATER, True), ("responder-card", BEFORE, True),
        ("action", BEFORE, True), ("action", LATER, False), ("conversation", BEFORE, False), ("person", BEFORE, False),
    ],
)  # fmt: skip
def test_what_a_death_ends(kind: str, begun: str, held_back: bool) -> None:
    assert closed_by_death([kind], [begun], [NOON]) is held_back
    assert not closed_by_death([kind], [begun], [])
