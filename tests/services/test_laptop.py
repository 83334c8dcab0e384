from pathlib import Path

from fieldkit.services.laptop import DATA, data_folder


def test_the_folder_asked_for_comes_before_the_one_of_the_environment() -> None:
    assert data_folder("/here", {DATA: "/there"}) == Path("/here").absolute()
    assert data_folder(None, {DATA: "/there"}) == Path("/there").absolute()


def test_without_either_the_system_s_own_place_is_used() -> None:
    assert data_folder(None, {}).name == "fieldkit"
