from datetime import UTC, datetime
from pathlib import Path

from fieldkit.base.clock import FixedClock
from fieldkit.store import profile, profile_list
from fieldkit.store.derivation import Cost
from fieldkit.store.profile_list import Profile

CLOCK = FixedClock(datetime(2026, 11, 22, 9, 30, tzinfo=UTC))


def made(data: Path, name: str = "Glynis Hart") -> Profile:
    return profile.create_profile(
        data, display_name=name, role="cpn", passphrase="blue door, brass bell", clock=CLOCK, cost=Cost(64, 1, 1)
    )


def test_profiles_are_listed_by_name_without_any_passphrase(tmp_path: Path) -> None:
    assert profile_list.list_profiles(tmp_path) == ()
    assert profile_list.current_profile(tmp_path) is None
    first, second = made(tmp_path, "Sharon Pike"), made(tmp_path, "glynis Hart")
    assert profile_list.list_profiles(tmp_path) == (second, first)
    assert profile_list.current_profile(tmp_path) == first
    profile_list.set_current(tmp_path, second.id)
    assert profile_list.current_profile(tmp_path) == second
    assert profile_list.find_profile(tmp_path, first.id) == first


def test_a_profile_half_made_is_not_listed(tmp_path: Path) -> None:
    one = made(tmp_path)
    one.folder.rename(one.folder.with_name("." + one.id))
    (tmp_path / "profiles" / "empty").mkdir()
    assert profile_list.list_profiles(tmp_path) == ()
