"""Where the story is played: a data folder with both profiles, and a hub process that can die and come back."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from random import SystemRandom

from fieldkit.demo import cast
from fieldkit.demo.cast import Cast
from fieldkit.demo.hub_process import HubProcess
from fieldkit.demo.people import make_crowd
from fieldkit.demo.telling import Telling
from fieldkit.services.computer.laptop import Laptop
from fieldkit.services.door import unlock
from fieldkit.services.exchange.sync_now import sync_now
from fieldkit.services.profile.session import Session

HUB_FOLDER = "hub"
_THINGS = (
    "apron", "basket", "bellows", "broom", "bucket", "calendar", "candle", "colander", "dustpan", "fiddle", "flat cap",
    "funnel", "griddle", "hatbox", "kettle", "ladder", "lantern", "mirror", "oilskin", "pegs", "poker", "raincoat",
    "saddle", "satchel", "scales", "shears", "sieve", "tambourine", "toolbag", "trivet", "umbrella", "washboard",
)  # fmt: skip


@dataclass
class Stage:
    """Everything the acts share. ``began`` is when (seconds since 1970) the first word was typed."""

    laptop: Laptop
    hub: HubProcess
    passphrase: str
    cast: Cast
    telling: Telling
    began: float
    things: tuple[str, ...] = field(default_factory=lambda: tuple(SystemRandom().sample(_THINGS, 5)))

    def canary(self, number: int) -> str:
        """A sentence that hardly stands anywhere else in the world, to be typed and then looked for; one that may be read."""
        *most, last = self.things
        return f"The spare key hangs on hook {number} in the larder, by the {', the '.join(most)} and the {last}."

    @contextmanager
    def as_sharon(self) -> Iterator[Session]:
        """Sharon's profile, unlocked."""
        with self._unlocked(self.cast.sharon) as session:
            yield session

    @contextmanager
    def as_glynis(self) -> Iterator[Session]:
        """Glynis's profile, unlocked."""
        with self._unlocked(self.cast.glynis) as session:
            yield session

    @contextmanager
    def _unlocked(self, profile: str) -> Iterator[Session]:
        session = unlock.unlock(self.laptop, profile, self.passphrase)
        try:
            yield session
        finally:
            unlock.lock(session)


def build_stage(
    laptop: Laptop, passphrase: str, people: int, database: str | None, telling: Telling
) -> Stage:
    """Hub, profiles, enrolment and caseload, all through the same services that a real laptop uses."""
    hub = start_hub(laptop.data, database)
    telling.step("A hub, two practitioners, a caseload")
    try:
        sharon, glynis = cast.make_profiles(laptop, passphrase)
        cast.enrol_profile(laptop, sharon, passphrase, hub, cast.SHARON)
        partner = cast.enrol_profile(laptop, glynis, passphrase, hub, cast.GLYNIS)
        crowd = make_crowd(people, laptop.clock.now().astimezone().date())
        session = unlock.unlock(laptop, sharon, passphrase)
        try:
            ids, visits = cast.write_caseload(session, crowd, partner)
            pushed = sync_now(session)
        finally:
            unlock.lock(session)
        pulled = cast.exchange(laptop, glynis, passphrase)
    except BaseException:
        hub.kill()
        raise
    telling.check(f"{len(ids)} people and {len(visits)} visits were written and are safe at the hub",
                  pushed.went_through and pushed.waiting.count == 0, pushed.trouble or pushed.waiting.words)  # fmt: skip
    telling.check("the second practitioner's profile received them", pulled.went_through and pulled.arrived > 0,
                  pulled.trouble or pulled.arrived)  # fmt: skip
    return Stage(laptop, hub, passphrase, Cast(sharon, glynis, ids, visits), telling, time.time())


def start_hub(data: Path, database: str | None) -> HubProcess:
    """The demo's hub, its SQLite database below the data folder unless another is named."""
    folder = data / HUB_FOLDER
    folder.mkdir(parents=True, exist_ok=True)
    hub = HubProcess(database or f"sqlite:///{folder / 'hub.db'}", folder / "hub.log")
    hub.start()
    return hub
