from pathlib import Path

import pytest

from fieldkit.store import lease
from fieldkit.store.database import Database, create_database
from tests.store.laptop import KEY

EARLY, LATE = "2026-11-01T09:00:00.000Z", "2026-11-22T09:00:00.000Z"


@pytest.fixture
def database(tmp_path: Path) -> Database:
    return create_database(tmp_path / "store.db", KEY)


def counted(database: Database, boot: str, seconds: float) -> int:
    found = database.write(lambda held: lease.count(held, boot, seconds)).result()
    assert found is not None
    return found.counted


def renew(database: Database, at: str, days: int = 14, ended: str = "") -> None:
    database.write(lambda held: lease.renew(held, at, days, ended)).result()


def test_nothing_is_counted_before_a_hub_was_met(database: Database) -> None:
    assert database.write(lambda held: lease.count(held, "a", 5)).result() is None
    database.close()


def test_running_time_is_added_up_over_several_boots_and_time_switched_off_is_not(database: Database) -> None:
    renew(database, EARLY)
    assert counted(database, "a", 1_000) == 0
    assert counted(database, "a", 1_500.7) == 500
    assert counted(database, "b", 60) == 560
    assert counted(database, "b", 100) == 600
    # Where boots have no names, a clock that stands lower than before shows a new one.
    assert counted(database, "b", 30) == 630
    database.close()


def test_meeting_the_hub_begins_anew_and_an_older_word_of_it_changes_nothing(database: Database) -> None:
    renew(database, LATE)
    counted(database, "a", 0)
    assert counted(database, "a", 99) == 99
    renew(database, EARLY, days=300)
    assert counted(database, "a", 99) == 99
    renew(database, LATE, days=7)
    assert counted(database, "a", 200) == 0
    assert database.read(lease.held) == lease.Held(LATE, 7, "", 0, "a", 200)
    database.close()


def test_an_end_is_kept_whatever_its_time_says(database: Database) -> None:
    renew(database, LATE)
    renew(database, EARLY, ended="the laptop was lost")
    held = database.read(lease.held)
    assert held is not None
    assert held.ended == "the laptop was lost"
    database.close()
