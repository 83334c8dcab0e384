from pathlib import Path

import pytest

from fieldkit.base.clock import SystemClock
from fieldkit.services.computer import look_settings, settings_file
from fieldkit.services.computer.laptop import Laptop
from fieldkit.services.computer.look_settings import Look


def test_the_look_comes_back_and_other_settings_stay(tmp_path: Path) -> None:
    laptop = Laptop(tmp_path / "new", SystemClock())
    assert look_settings.load(laptop) == Look()
    look_settings.save(laptop, Look("dark", 150))
    file = laptop.data / settings_file.FILE
    file.write_text(file.read_text().replace("{", '{"other":1,', 1))
    look_settings.save(laptop, Look("light", 200))
    assert look_settings.load(laptop) == Look("light", 200)
    assert '"other":1' in file.read_text()


@pytest.mark.parametrize(
    "text", ["", "[]", "{", '{"look":1}', '{"look":{"colours":"pink","text":9000}}', '{"look":{"text":true}}']
)
def test_a_file_that_makes_no_sense_gives_the_usual_look(tmp_path: Path, text: str) -> None:
    (tmp_path / settings_file.FILE).write_text(text)
    assert look_settings.load(Laptop(tmp_path, SystemClock())) == Look()


def test_a_folder_that_cannot_be_written_to_stops_nobody(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    look_settings.save(Laptop(tmp_path / "file", SystemClock()), Look("dark", 100))
