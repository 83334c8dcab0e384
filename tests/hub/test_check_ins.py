import json
from datetime import timedelta

from sqlalchemy import Engine

from fieldkit.base.clock import FixedClock, format_instant
from fieldkit.hub import check_ins, cli
from fieldkit.hub.database import reading
from fieldkit.records.paths import Path
from tests.hub.processes import hub_command
from tests.hub.worlds import RealHub, World
from tests.sync.laptops import text
from tests.sync.sample_forms import WATCHED_VISIT


def when(clock: FixedClock, minutes: int) -> dict[str, str]:
    return {"valueDateTime": format_instant(clock.now() + timedelta(minutes=minutes))}


def out_there(world: World, minutes: int, name: str = "Sharon Pike") -> str:
    """A visit whose laptop said when it is back, and is dead from then on; the visit's id."""
    laptop = world.join(name)
    laptop.store.forms[WATCHED_VISIT.canonical] = WATCHED_VISIT
    laptop.begin("v1", form=WATCHED_VISIT, kind="visit")
    said: dict[Path, object] = {
        ("watcher",): text("Jean Price"),
        ("then",): text("Ring her, then the police"),
        ("back",): when(world.clock, minutes),
    }
    laptop.write("v1", said, form=WATCHED_VISIT)
    world.sync(laptop)
    return "v1"


def listed(world: World) -> list[check_ins.Due]:
    assert isinstance(world.hub, RealHub)
    with reading(world.hub.engine) as connection:
        return check_ins.due(connection, world.hub.area, world.clock.now())


def test_a_visit_is_due_at_back_by_though_its_laptop_is_dead(real: World) -> None:
    visit = out_there(real, 30)
    assert listed(real) == []

    real.clock.advance(timedelta(minutes=31))

    due = listed(real)
    assert [(one.visit, one.who, one.watcher, one.then) for one in due] == [
        (visit, "Sharon Pike", "Jean Price", "Ring her, then the police")
    ]


def test_whoever_said_that_they_are_out_is_not_due(real: World) -> None:
    out_there(real, -5)
    assert len(listed(real)) == 1
    colleague = real.join("Glynis Hart")
    colleague.write("v1", {("out",): when(real.clock, 0)}, form=WATCHED_VISIT)
    real.sync(colleague)
    assert listed(real) == []


def test_the_command_says_whom_to_tell(sqlite_database: Engine, clock: FixedClock) -> None:
    url = str(sqlite_database.url)
    out_there(World(RealHub(sqlite_database, cli.AREA, clock), clock), -3 * 24 * 60)
    told = hub_command("check-ins", "--database", url)
    assert told.returncode == 1
    assert "Sharon Pike: back by" in told.stdout
    assert "Tell Jean Price. Ring her, then the police" in told.stdout
    assert json.loads(hub_command("check-ins", "--database", url, "--json").stdout)["due"][0]["visit"] == "v1"


def test_only_whoever_wrote_when_they_are_back_is_out_there_not_who_planned_or_handed_over(real: World) -> None:
    planner, sharon = real.join("Ann Planner"), real.join("Sharon Pike")
    for laptop in (planner, sharon):
        laptop.store.forms[WATCHED_VISIT.canonical] = WATCHED_VISIT
    planner.begin("v1", form=WATCHED_VISIT, kind="visit")
    planner.write("v1", {("then",): text("Ring her")}, form=WATCHED_VISIT)
    real.sync(planner, sharon)
    sharon.write("v1", {("watcher",): text("Ann Planner"), ("back",): when(real.clock, -5)}, form=WATCHED_VISIT)
    real.sync(sharon)

    assert [(one.who, one.watcher) for one in listed(real)] == [("Sharon Pike", "Ann Planner")]
