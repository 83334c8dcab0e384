"""A backup gives back what was there, to whom it was meant for, and never anything less than whole."""

import json
import zipfile
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pyrage
import pytest

from fieldkit.base.clock import FixedClock
from fieldkit.store import backups, drafts, profile, profile_list, revisions
from fieldkit.store.backups import Manifest
from fieldkit.store.derivation import Cost
from fieldkit.store.errors import BackupDamagedError, BackupExistsError, PassphraseError, RecoveryError
from fieldkit.store.profile_list import Profile
from tests.store.laptop import AT, Laptop, text

PASSPHRASE = "blue door"
WORDS = "The heron stands in the beck"


@pytest.fixture
def made(tmp_path: Path) -> Profile:
    one = profile.create_profile(
        tmp_path / "data", display_name="Glynis Hart", role="cpn", passphrase=PASSPHRASE,
        clock=FixedClock(datetime(2026, 11, 22, tzinfo=UTC)), cost=Cost(64, 1, 1),
    )  # fmt: skip
    opened = profile.open_profile(one, PASSPHRASE)
    laptop = Laptop(opened.database).stock()
    laptop.keep("talk-1", "conversation", {("words",): text(WORDS)})
    laptop.save("talk-2", "conversation", {("words",): text("half a word")})
    opened.close()
    return one


def backed_up(made: Profile, out: Path, *recipients: str) -> Manifest:
    opened = profile.open_profile(made, PASSPHRASE)
    try:
        return backups.write(opened.database, made.folder, out, recipients, AT)
    finally:
        opened.close()


def held(folder: Path) -> object:
    opened = profile.open_profile(
        Profile(folder, profile_list.list_profiles(folder.parents[1])[0].owner), PASSPHRASE
    )
    try:
        return opened.database.read(revisions.all_ids), opened.database.read(drafts.everything)
    finally:
        opened.close()


def test_another_laptop_has_everything_back_drafts_included(made: Profile, tmp_path: Path) -> None:
    manifest = backed_up(made, tmp_path / "kept.backup")
    folder = backups.restore(tmp_path / "kept.backup", tmp_path / "other", PASSPHRASE)

    assert held(folder) == held(made.folder)
    assert (manifest.records, manifest.revisions) == (2, 1)
    assert backups.read_manifest(tmp_path / "kept.backup") == manifest
    assert [one.name for one in (tmp_path / "other" / "profiles").iterdir()] == [folder.name]
    assert not (made.folder / "backup.db").exists()


def test_the_organisation_opens_its_layer_and_finds_a_store_under_its_own_key(
    made: Profile, tmp_path: Path
) -> None:
    office = pyrage.x25519.Identity.generate()
    backed_up(made, tmp_path / "kept.backup", str(office.to_public()))
    with zipfile.ZipFile(tmp_path / "kept.backup") as archive:
        opened = pyrage.decrypt(archive.read("store.db.age"), [office])
    assert opened[:16] != b"SQLite format 3\0"
    assert WORDS.encode() not in opened
    with pytest.raises(pyrage.DecryptError), zipfile.ZipFile(tmp_path / "kept.backup") as archive:
        pyrage.decrypt(archive.read("store.db.age"), [pyrage.x25519.Identity.generate()])


def test_nothing_that_was_typed_stands_readable_in_it(made: Profile, tmp_path: Path) -> None:
    backed_up(made, tmp_path / "kept.backup")
    content = (tmp_path / "kept.backup").read_bytes()
    assert [word for word in ("heron", "half a word", "talk-1") if word.encode() in content] == []


def test_a_profile_that_is_here_is_never_written_over(made: Profile, tmp_path: Path) -> None:
    backed_up(made, tmp_path / "kept.backup")
    before = held(made.folder)
    with pytest.raises(BackupExistsError):
        backups.restore(tmp_path / "kept.backup", tmp_path / "data", PASSPHRASE)
    assert held(made.folder) == before


def test_a_wrong_passphrase_makes_nothing(made: Profile, tmp_path: Path) -> None:
    backed_up(made, tmp_path / "kept.backup")
    with pytest.raises(PassphraseError):
        backups.restore(tmp_path / "kept.backup", tmp_path / "other", "red door")
    assert list((tmp_path / "other" / "profiles").iterdir()) == []


def rewritten(file: Path, change: Callable[[dict[str, bytes]], None]) -> None:
    with zipfile.ZipFile(file) as archive:
        members = {name: archive.read(name) for name in archive.namelist()}
    change(members)
    with zipfile.ZipFile(file, "w") as archive:
        for name, content in members.items():
            archive.writestr(name, content)


def cut(members: dict[str, bytes]) -> None:
    members["store.db.age"] = members["store.db.age"][:-100]


def claim_more(members: dict[str, bytes]) -> None:
    fields = json.loads(members["manifest.json"])
    members["manifest.json"] = json.dumps({**fields, "records": 3}).encode()


def climb(members: dict[str, bytes]) -> None:
    fields = json.loads(members["manifest.json"])
    members["manifest.json"] = json.dumps({**fields, "profile": "../../elsewhere"}).encode()


def drop_store(members: dict[str, bytes]) -> None:
    del members["store.db.age"]


def newer(members: dict[str, bytes]) -> None:
    members["manifest.json"] = members["manifest.json"].replace(b'"v": 1', b'"v": 2')


@pytest.mark.parametrize("change", [cut, claim_more, climb, drop_store, newer])
def test_a_backup_that_is_not_what_was_written_restores_nothing(
    made: Profile, tmp_path: Path, change: Callable[[dict[str, bytes]], None]
) -> None:
    backed_up(made, tmp_path / "kept.backup")
    rewritten(tmp_path / "kept.backup", change)
    with pytest.raises(BackupDamagedError):
        backups.restore(tmp_path / "kept.backup", tmp_path / "other", PASSPHRASE)
    assert [one for one in (tmp_path / "other").rglob("*") if one.is_file()] == []


def test_half_a_file_is_no_backup(made: Profile, tmp_path: Path) -> None:
    backed_up(made, tmp_path / "kept.backup")
    content = (tmp_path / "kept.backup").read_bytes()
    (tmp_path / "kept.backup").write_bytes(content[: len(content) // 2])
    with pytest.raises(BackupDamagedError):
        backups.restore(tmp_path / "kept.backup", tmp_path / "other", PASSPHRASE)


def test_somebody_who_is_no_recipient_stops_it_before_anything_is_written(
    made: Profile, tmp_path: Path
) -> None:
    (tmp_path / "kept.backup").write_bytes(b"the one from last week")
    with pytest.raises(RecoveryError):
        backed_up(made, tmp_path / "kept.backup", "age1nobody")
    assert (tmp_path / "kept.backup").read_bytes() == b"the one from last week"
