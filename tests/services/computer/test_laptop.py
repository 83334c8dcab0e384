from pathlib import Path

from fieldkit.services.computer.laptop import (
    CONTROL,
    DATA,
    FOUND,
    LOCK_CARD,
    control_phone,
    data_folder,
    found_phone,
    lock_card,
)


def test_the_folder_asked_for_comes_before_the_one_of_the_environment() -> None:
    assert data_folder("/here", {DATA: "/there"}) == Path("/here").absolute()
    assert data_folder(None, {DATA: "/there"}) == Path("/there").absolute()


def test_without_either_the_system_s_own_place_is_used() -> None:
    assert data_folder(None, {}).name == "fieldkit"


def test_the_number_for_a_finder_is_the_organisation_s_or_none() -> None:
    assert found_phone({FOUND: " 01632 960700 "}) == "01632 960700"
    assert found_phone({}) == ""


def test_the_number_of_the_control_room_is_the_organisation_s_or_none() -> None:
    assert control_phone({CONTROL: " 01632 960999 "}) == "01632 960999"
    assert control_phone({}) == ""


def test_only_off_takes_the_card_from_the_locked_screen() -> None:
    assert lock_card({})
    assert lock_card({LOCK_CARD: "yes"})
    assert not lock_card({LOCK_CARD: " Off "})
