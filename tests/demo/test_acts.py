"""The acts themselves are played by the whole story (tests/journeys); here is that they can fail."""

from io import StringIO
from pathlib import Path

from fieldkit.base.clock import SystemClock
from fieldkit.demo import acts
from fieldkit.demo.stage import build_stage
from fieldkit.demo.telling import Telling
from fieldkit.services.computer.laptop import Laptop
from tests.services.desk import CHEAP


def test_a_readable_sentence_anywhere_in_the_data_folder_fails_the_scan(tmp_path: Path) -> None:
    telling = Telling(StringIO())
    stage = build_stage(Laptop(tmp_path, SystemClock(), cost=CHEAP), "the kettle is on", 2, None, telling)
    try:
        (tmp_path / "profiles" / "left-behind.txt").write_text(stage.canary(1), encoding="utf-8")

        acts.nothing_readable(stage)
    finally:
        stage.hub.kill()

    assert [one for one in telling.failed if one.startswith("none of")]
