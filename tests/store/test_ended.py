from pathlib import Path

import pytest

from fieldkit.base.clock import FixedClock
from fieldkit.store import ended, profile, profile_list, vault, vault_file
from fieldkit.store.ended import Ended
from fieldkit.store.errors import VaultMissingError
from tests.services.desk import CHEAP, PASSPHRASE, START

LOST = Ended("Sharon Pike", "lost on a bus", "2026-11-22T09:00:00.000Z", 3, shredded=True)


@pytest.fixture
def made(tmp_path: Path) -> profile_list.Profile:
    return profile.create_profile(
        tmp_path,
        display_name="Sharon Pike",
        role="cpn",
        passphrase=PASSPHRASE,
        clock=FixedClock(START),
        cost=CHEAP,
    )


def test_a_note_is_found_again_and_can_be_taken_back(tmp_path: Path) -> None:
    assert ended.read(tmp_path) is None
    ended.note(tmp_path, LOST)
    assert ended.read(tmp_path) == LOST
    ended.clear(tmp_path)
    ended.clear(tmp_path)
    assert ended.read(tmp_path) is None


def test_after_shredding_no_vault_is_left_and_the_profile_is_gone_from_the_list(
    tmp_path: Path, made: profile_list.Profile
) -> None:
    (made.folder / vault_file.KEPT).write_bytes((made.folder / vault_file.VAULT).read_bytes())
    before = (made.folder / profile_list.STORE).read_bytes()

    ended.shred(made.folder, LOST)

    assert sorted(one.name for one in made.folder.iterdir() if "vault" in one.name) == []
    assert (made.folder / profile_list.STORE).read_bytes() == before
    assert profile_list.list_profiles(tmp_path) == ()
    assert profile_list.ended_profiles(tmp_path) == (LOST,)
    with pytest.raises(VaultMissingError):
        vault.unlock(made.folder, PASSPHRASE)


def test_a_noted_end_alone_leaves_the_profile_in_the_list(tmp_path: Path, made: profile_list.Profile) -> None:
    ended.note(made.folder, Ended("Sharon Pike", "left", "2026-11-22T09:00:00.000Z"))
    assert [one.id for one in profile_list.list_profiles(tmp_path)] == [made.id]
    assert profile_list.ended_profiles(tmp_path) == ()
