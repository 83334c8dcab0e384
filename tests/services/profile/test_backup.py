from pathlib import Path

import pytest

from fieldkit.services.computer.laptop import Laptop
from fieldkit.services.door import unlock
from fieldkit.services.profile import backup, profiles
from fieldkit.services.writing import record_list
from fieldkit.store import outbox, state, vault
from fieldkit.store.errors import BackupExistsError
from tests.services.desk import CHEAP, PASSPHRASE, Desk


def test_a_lost_laptop_is_replaced_and_goes_on_sending(desk: Desk, tmp_path: Path) -> None:
    session = desk.join()
    desk.person(session)
    desk.small_record(session, ("a", "kettle")).seal()
    before = record_list.list_records(session)
    manifest = backup.back_up(session, tmp_path / "kept.backup")
    other = Laptop(tmp_path / "other", desk.clock, desk.laptop.random, CHEAP)

    line = backup.restore(other, tmp_path / "kept.backup", PASSPHRASE)

    assert line.current
    assert line.name == "Sharon Pike"
    again = unlock.unlock(other, line.id, PASSPHRASE)
    desk.sessions.append(again)
    assert record_list.list_records(again) == before
    assert manifest.records == len(before)
    sent = desk.exchange(again)
    assert sent.went_through
    assert again.read(outbox.counts).total == 0


def test_the_hub_and_the_two_of_the_recovery_may_open_it(desk: Desk, tmp_path: Path) -> None:
    session = desk.join()
    folder = session.profile.profile.folder
    two = ("age1zvkyg2lqzraa2lnjvqej32nkuu0ues2s82hzrye869xeexvn73equnujwj",
           "age1lggyhqrw2nlhcxprm67z43rta597azn8gknawjehu9d9dl0jq3yqqvfafg")  # fmt: skip
    vault.set_recovery(folder, vault.unlock(folder, PASSPHRASE), *two)
    hub = session.read(state.hub)
    assert hub is not None

    manifest = backup.back_up(session, tmp_path / "kept.backup")

    assert manifest.recipients[1:] == (*two, hub["recipient"])
    assert manifest.recipients[0] == session.database.backup_recipient()


def test_the_laptop_it_came_from_keeps_what_it_has(desk: Desk, tmp_path: Path) -> None:
    session = desk.open()
    backup.back_up(session, tmp_path / "kept.backup")
    with pytest.raises(BackupExistsError):
        backup.restore(desk.laptop, tmp_path / "kept.backup", PASSPHRASE)
    assert len(profiles.list_profiles(desk.laptop)) == 1
