from io import StringIO
from pathlib import Path

from fieldkit.base.clock import SystemClock
from fieldkit.demo import acts
from fieldkit.demo.stage import build_stage
from fieldkit.demo.telling import Telling
from fieldkit.services.computer.laptop import Laptop
from fieldkit.services.person.people import list_people
from tests.services.desk import CHEAP


def test_both_profiles_hold_the_caseload_after_the_first_exchange(tmp_path: Path) -> None:
    telling = Telling(StringIO())
    stage = build_stage(Laptop(tmp_path, SystemClock(), cost=CHEAP), "the kettle is on", 3, None, telling)
    try:
        assert telling.failed == []
        for profile in (stage.as_sharon, stage.as_glynis):
            with profile() as session:
                assert len(list_people(session)) == 3
        acts.first_look(stage)
        assert telling.failed == []
        assert stage.canary(1) != stage.canary(2)
    finally:
        stage.hub.kill()
