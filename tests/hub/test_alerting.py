import json
import sys
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import Engine

from fieldkit.base.clock import FixedClock, format_instant
from fieldkit.hub import cli
from fieldkit.hub.alerting import Call, DutyListError, DutyPerson, alert, read_duty_list, through_program
from fieldkit.records.paths import Path as AnswerPath
from tests.hub.processes import hub_command
from tests.hub.worlds import RealHub, World
from tests.sync.laptops import Laptop, text
from tests.sync.sample_forms import PERSON, WATCHED_VISIT

DUTY = (DutyPerson("Duty manager", "01632 960001"), DutyPerson("Out of hours", "01632 960002"))
TEN = timedelta(minutes=10)


def out_there(
    world: World, *, minutes: int = 30, phone: str = "07700 900123", watcher: str = "Jean Price"
) -> Laptop:
    """Sharon is out until then; her laptop is dead from now on."""
    laptop = world.join("Sharon Pike")
    laptop.store.forms |= {one.canonical: one for one in (WATCHED_VISIT, PERSON)}
    laptop.begin("may", kind="person", form=PERSON)
    laptop.write("may", {("address",): text("12 Brook Lane, ST13 5AA")}, form=PERSON)
    laptop.begin("v1", form=WATCHED_VISIT, kind="visit")
    back = format_instant(world.clock.now() + timedelta(minutes=minutes))
    said: dict[AnswerPath, object] = {
        ("back",): {"valueDateTime": back},
        ("then",): text("Ring her, then the police."),
        ("own",): text("07700 900456"),
    }
    if watcher:
        said[("watcher",)] = text(watcher)
    if phone:
        said[("phone",)] = text(phone)
    laptop.write("v1", said, form=WATCHED_VISIT)
    world.sync(laptop)
    return laptop


class Telephone:
    """Takes down who was told, or is out of order."""

    def __init__(self, *, works: bool = True) -> None:
        self.works = works
        self.told: list[Call] = []

    def __call__(self, call: Call) -> bool:
        if self.works:
            self.told.append(call)
        return self.works

    @property
    def numbers(self) -> list[str]:
        return [one.phone for one in self.told]


def run(world: World, telephone: Telephone, duty: tuple[DutyPerson, ...] = DUTY) -> int:
    """One run of the timer; how many could not be told."""
    assert isinstance(world.hub, RealHub)
    _, failed = alert(world.hub.engine, world.hub.area, world.clock.now(), duty, TEN, telephone)
    return len(failed)


def test_whoever_watches_is_told_at_back_by_and_then_the_duty_list_one_after_the_other(real: World) -> None:
    out_there(real)
    telephone = Telephone()
    run(real, telephone)
    assert telephone.numbers == []
    real.clock.advance(timedelta(minutes=30))
    run(real, telephone)
    run(real, telephone)
    assert telephone.numbers == ["07700 900123"]
    real.clock.advance(TEN)
    run(real, telephone)
    assert telephone.numbers[1:] == ["01632 960001"]
    real.clock.advance(3 * TEN)
    run(real, telephone)
    assert telephone.numbers[2:] == ["01632 960002"]


def test_what_is_said_is_enough_to_act_on_and_nothing_of_why_she_went(real: World) -> None:
    out_there(real, minutes=0)
    telephone = Telephone()
    run(real, telephone)
    words = telephone.told[0].words
    for part in ("Sharon Pike", "07700 900456", "12 Brook Lane, ST13 5AA", "Ring her, then the police."):
        assert part in words


def test_nobody_is_told_once_she_has_said_that_she_is_out(real: World) -> None:
    laptop = out_there(real)
    laptop.write("v1", {("out",): {"valueDateTime": format_instant(real.clock.now())}}, form=WATCHED_VISIT)
    real.sync(laptop)
    real.clock.advance(timedelta(hours=2))
    telephone = Telephone()
    run(real, telephone)
    assert telephone.told == []


def test_a_later_time_to_be_back_is_a_new_watch(real: World) -> None:
    laptop = out_there(real, minutes=0)
    telephone = Telephone()
    run(real, telephone)
    later = format_instant(real.clock.now() + timedelta(minutes=20))
    seen = laptop.store.record("v1").seen_at(("back",))
    laptop.write("v1", {("back",): {"valueDateTime": later}}, form=WATCHED_VISIT, replaces={("back",): seen})
    real.sync(laptop)
    real.clock.advance(TEN)
    run(real, telephone)
    assert len(telephone.told) == 1
    real.clock.advance(TEN)
    run(real, telephone)
    assert telephone.numbers == ["07700 900123", "07700 900123"]


def test_what_could_not_be_told_is_tried_again(real: World) -> None:
    out_there(real, minutes=0)
    assert run(real, Telephone(works=False)) == 1
    telephone = Telephone()
    assert run(real, telephone) == 0
    assert telephone.numbers == ["07700 900123"]


def test_without_a_number_of_the_watcher_the_duty_list_is_told_at_once(real: World) -> None:
    out_there(real, minutes=0, phone="")
    telephone = Telephone()
    run(real, telephone)
    assert telephone.numbers == ["01632 960001"]


def test_nobody_named_to_watch_is_told_to_the_duty_list(real: World) -> None:
    out_there(real, minutes=0, phone="", watcher="")
    telephone = Telephone()
    run(real, telephone)
    assert telephone.numbers == ["01632 960001"]


@pytest.mark.parametrize("text", ["", "name,phone\n", "name,phone\nJean,\n", "who\nJean\n"])
def test_what_is_no_duty_list_is_said(tmp_path: Path, text: str) -> None:
    file = tmp_path / "duty.csv"
    file.write_text(text, encoding="utf-8")
    for one in (file, tmp_path / "missing.csv"):
        with pytest.raises(DutyListError, match="duty"):
            read_duty_list(one)


def _program(folder: Path, source: str) -> str:
    program = folder / "ring"
    program.write_text(f"#!{sys.executable}\nimport sys\n{source}\n", encoding="utf-8")
    program.chmod(0o755)
    return str(program)


@pytest.mark.skipif(sys.platform == "win32", reason="a script is a program by its first line only elsewhere")
def test_the_command_hands_each_call_to_a_program_once(
    sqlite_database: Engine, clock: FixedClock, tmp_path: Path
) -> None:
    out_there(World(RealHub(sqlite_database, cli.AREA, clock), clock), minutes=-3 * 24 * 60)
    got, duty = tmp_path / "got.json", tmp_path / "duty.csv"
    duty.write_text("name,phone\nDuty manager,01632 960001\n", encoding="utf-8")
    program = _program(tmp_path, f"open({str(got)!r}, 'a').write(sys.stdin.read() + chr(10))")
    asked = (
        "check-ins",
        "--database",
        str(sqlite_database.url),
        "--duty",
        str(duty),
        "--alert-with",
        program,
    )

    first = hub_command(*asked)
    assert first.returncode == 1, first.stderr
    assert "Told Jean Price 07700 900123: Sharon Pike should have been back" in first.stdout
    assert [json.loads(one)["phone"] for one in got.read_text(encoding="utf-8").splitlines()] == [
        "07700 900123", "01632 960001",
    ]  # fmt: skip
    assert hub_command(*asked).stdout == ""

    failing = _program(tmp_path, "sys.exit(1)")
    assert not through_program(failing)(Call("v1", "", 0, "Jean", "1", "words"))
    assert not through_program(str(tmp_path / "missing"))(Call("v1", "", 0, "Jean", "1", "words"))
