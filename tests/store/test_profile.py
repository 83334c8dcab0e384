"""A profile is whole or not there, opens for its owner, and for one window at a time."""

import os
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest

from fieldkit.base.clock import FixedClock
from fieldkit.store import certificates, profile, profile_list, state
from fieldkit.store.derivation import Cost
from fieldkit.store.errors import (
    DamagedStoreError,
    PassphraseError,
    StoreInUseError,
    StoreMissingError,
    VaultError,
)
from fieldkit.store.profile import OpenProfile
from fieldkit.store.profile_list import Profile

ROOT = Path(__file__).resolve().parents[2]
CLOCK = FixedClock(datetime(2026, 11, 22, 9, 30, tzinfo=UTC))
PASSPHRASE = "blue door, brass bell"


def made(data: Path, name: str = "Glynis Hart") -> Profile:
    return profile.create_profile(
        data, display_name=name, role="cpn", passphrase=PASSPHRASE, clock=CLOCK, cost=Cost(64, 1, 1)
    )


def unlocked(one: Profile) -> OpenProfile:
    return profile.open_profile(one, PASSPHRASE)


def test_a_new_profile_can_sign_before_it_met_any_hub(tmp_path: Path) -> None:
    opened = unlocked(made(tmp_path))
    own = opened.database.read(state.own_certificate)
    assert own is not None
    certificate = opened.database.read(lambda c: certificates.get(c, own))
    assert certificate is not None
    assert certificate.provisional
    assert (certificate.name, certificate.role, certificate.area) == ("Glynis Hart", "cpn", "local")
    assert certificate.revision_key == opened.revision_key.public
    assert certificate.request_key == opened.request_key.public
    assert certificate.practitioner == opened.profile.owner.practitioner
    opened.close()


def test_each_profile_has_keys_and_a_store_of_its_own(tmp_path: Path) -> None:
    first, second = (unlocked(made(tmp_path, name)) for name in ("Sharon Pike", "Glynis Hart"))
    first.database.write(lambda c: state.put(c, "word", "Sharon's")).result()
    assert second.database.read(lambda c: state.get(c, "word")) is None
    assert first.revision_key.public != second.revision_key.public
    first.close()
    second.close()


def test_a_wrong_passphrase_changes_no_byte_and_lets_the_right_one_in(tmp_path: Path) -> None:
    one = made(tmp_path)
    before = {path: path.read_bytes() for path in sorted(one.folder.rglob("*")) if path.name != "store.lock"}
    with pytest.raises(PassphraseError):
        profile.open_profile(one, "wrong")
    assert {path: path.read_bytes() for path in before} == before
    unlocked(one).close()


def test_a_second_window_is_told_and_may_open_when_the_first_has_closed(tmp_path: Path) -> None:
    one = made(tmp_path)
    first = unlocked(one)
    with pytest.raises(StoreInUseError):
        unlocked(one)
    first.close()
    unlocked(one).close()


def test_a_second_process_is_told(tmp_path: Path) -> None:
    opened = unlocked(made(tmp_path))
    program = (
        "import sys; from pathlib import Path; from fieldkit.store import profile, profile_list\n"
        "from fieldkit.store.errors import StoreInUseError\n"
        "try: profile.open_profile(profile_list.current_profile(Path(sys.argv[1])), sys.argv[2])\n"
        "except StoreInUseError as error: print(error.code)"
    )
    run = subprocess.run(
        [sys.executable, "-c", program, str(tmp_path), PASSPHRASE],
        cwd=ROOT, env={**os.environ, "PYTHONPATH": str(ROOT)}, capture_output=True, text=True, check=False, timeout=60,
    )  # fmt: skip
    assert run.stdout == "FK-STORE-IN-USE\n"
    opened.database.write(lambda c: state.put(c, "word", "still mine")).result()
    opened.close()


def test_a_store_that_is_gone_is_not_made_anew(tmp_path: Path) -> None:
    one = made(tmp_path)
    (one.folder / "store.db").unlink()
    with pytest.raises(StoreMissingError):
        unlocked(one)
    assert not (one.folder / "store.db").exists()


def test_another_profile_s_store_in_its_place_is_not_opened(tmp_path: Path) -> None:
    first, second = made(tmp_path, "Sharon Pike"), made(tmp_path, "Glynis Hart")
    foreign = (second.folder / "store.db").read_bytes()
    (first.folder / "store.db").write_bytes(foreign)
    with pytest.raises(DamagedStoreError):
        unlocked(first)
    assert (first.folder / "store.db").read_bytes() == foreign


@pytest.mark.parametrize("left", [b"", b"{}", None])
def test_a_damaged_vault_is_listed_and_not_opened(tmp_path: Path, left: bytes | None) -> None:
    one = made(tmp_path)
    store = (one.folder / "store.db").read_bytes()
    (one.folder / "vault.json").unlink()
    if left is not None:
        (one.folder / "vault.json").write_bytes(left)
    (listed,) = profile_list.list_profiles(tmp_path)
    assert listed.damaged
    assert listed.id == one.id
    with pytest.raises(VaultError):
        profile.open_profile(listed, PASSPHRASE)
    assert (one.folder / "store.db").read_bytes() == store


def test_nobody_else_on_the_computer_may_look_into_the_folder(tmp_path: Path) -> None:
    assert made(tmp_path).folder.stat().st_mode & 0o077 == 0


def test_the_envelopes_lie_beside_the_vault(tmp_path: Path) -> None:
    opened = unlocked(made(tmp_path))
    assert opened.spool == opened.profile.folder / "spool"
    opened.close()
