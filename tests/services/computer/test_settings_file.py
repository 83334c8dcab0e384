from pathlib import Path

from fieldkit.base.clock import SystemClock
from fieldkit.services.computer import settings_file
from fieldkit.services.computer.laptop import Laptop


def test_every_part_keeps_what_others_wrote(tmp_path: Path) -> None:
    laptop = Laptop(tmp_path / "new", SystemClock())
    settings_file.keep(laptop, {"one": 1})
    settings_file.keep(laptop, {"two": {"three": 3}})
    assert settings_file.held(laptop) == {"one": 1, "two": {"three": 3}}


def test_a_file_that_cant_be_read_or_written_stops_nobody(tmp_path: Path) -> None:
    laptop = Laptop(tmp_path, SystemClock())
    (tmp_path / settings_file.FILE).write_text("{broken")
    assert settings_file.held(laptop) == {}
    (tmp_path / "file").write_text("")
    settings_file.keep(Laptop(tmp_path / "file", SystemClock()), {"one": 1})
    assert (tmp_path / "file").read_text() == ""
