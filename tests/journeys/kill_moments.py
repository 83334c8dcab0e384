"""Kills a typing program at seeded random moments and looks at what is left. ``python -m tests.journeys.kill_moments 200``."""

from __future__ import annotations

import os
import random
import sys
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

from fieldkit.base.clock import SystemClock
from fieldkit.demo.killing import Typed, type_and_kill
from fieldkit.records import paths
from fieldkit.services.computer.laptop import Laptop
from fieldkit.services.door import unlock
from fieldkit.services.person.new_person import PersonDetails, new_person
from fieldkit.services.profile import profiles
from fieldkit.services.profile.store_care import verify_store
from fieldkit.services.visit.plan_visit import plan_visit
from fieldkit.services.visit.start_visit import start_visit
from tests.services.desk import CHEAP, PASSPHRASE

MOST_PRESSES = 2_000
ROUNDS = 9


@dataclass(frozen=True)
class Moment:
    """One kill: after how many key presses, and what was wrong afterwards ("" for nothing)."""

    pressed: int
    wrong: str


def kill_at_moments(folder: Path, count: int, seed: int = 1) -> Iterator[Moment]:
    """Kill at ``count`` moments of a visit that goes on for ever, in one and the same store."""
    chance = random.Random(seed)
    laptop = Laptop(folder, SystemClock(), os.urandom, CHEAP)
    profile = profiles.create(laptop, name="Sharon Pike", role="social-worker", passphrase=PASSPHRASE).id
    session = unlock.unlock(laptop, profile, PASSPHRASE)
    person = new_person(session, PersonDetails(given="Mary"))
    now = laptop.clock.now()
    visits = [plan_visit(session, person, starts=now, ends=now + timedelta(hours=1)) for _ in range(5)]
    unlock.lock(session)
    for number in range(count):
        limit = chance.randint(1, MOST_PRESSES)
        visit = visits[number % len(visits)]
        typed = type_and_kill(
            folder, profile, visit, PASSPHRASE, rounds=ROUNDS, pause=chance.choice((0.0, 0.0, 0.001)),
            stop=_after(limit),
        )  # fmt: skip
        yield Moment(typed.pressed, _look(laptop, profile, visit, typed))


def _after(limit: int) -> Callable[[int, float], bool]:
    return lambda pressed, _seconds: pressed >= limit


def _look(laptop: Laptop, profile: str, visit: str, typed: Typed) -> str:
    """What is wrong with the store after the kill."""
    session = unlock.unlock(laptop, profile, PASSPHRASE)
    try:
        faults = verify_store(session).faults
        if faults:
            return f"the store has faults: {faults}"
        record = start_visit(session, visit).record
        for path, texts in typed.may_be.items():
            values = record.node(paths.parse_written(path)).values
            said = values[0]["valueString"] if values else ""
            if said not in texts:
                return f"{path} says {said!r} and should say {texts[0]!r} or more"
    finally:
        unlock.lock(session)
    return ""


def main(arguments: list[str]) -> int:
    """Kill as often as asked and tell how it went; 0 when nothing was ever lost."""
    count = int(arguments[0]) if arguments else 200
    lost = 0
    with tempfile.TemporaryDirectory(prefix="fieldkit-kills-") as folder:
        for number, moment in enumerate(kill_at_moments(Path(folder), count), start=1):
            lost += bool(moment.wrong)
            sys.stdout.write(
                f"{number:4} killed after {moment.pressed:5} key presses: {moment.wrong or 'nothing lost'}\n"
            )
    sys.stdout.write(f"{count - lost} of {count} moments lost nothing older than a second.\n")
    return 1 if lost else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
