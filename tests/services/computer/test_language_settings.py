from pathlib import Path

from fieldkit.base.clock import SystemClock
from fieldkit.services.computer import language_settings, look_settings
from fieldkit.services.computer.laptop import Laptop
from fieldkit.services.computer.look_settings import Look


def test_the_language_comes_back_and_the_look_stays(tmp_path: Path) -> None:
    laptop = Laptop(tmp_path, SystemClock())
    look_settings.save(laptop, Look("dark", 150))
    language_settings.save(laptop, "cy")
    look_settings.save(laptop, Look("light", 150))
    assert language_settings.load(laptop) == "cy"
    assert look_settings.load(laptop) == Look("light", 150)


def test_without_a_wish_or_with_an_unknown_one_it_is_the_systems(tmp_path: Path) -> None:
    laptop = Laptop(tmp_path, SystemClock())
    assert language_settings.load(laptop) == "system"
    language_settings.save(laptop, "tlh")
    assert language_settings.load(laptop) == "system"
