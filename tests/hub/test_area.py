import os
from concurrent.futures import ThreadPoolExecutor

import pytest
from sqlalchemy import Engine

from fieldkit.hub.area import (
    area_state,
    begin_epoch,
    current_policy,
    open_area,
    publish_policy,
    scope_of,
    set_recordings,
    take_numbers,
)
from fieldkit.hub.database import reading, writing
from fieldkit.records.access import STARTING_POLICY, read_policy
from tests.hub.worlds import new_area

NOW = "2026-11-22T09:00:00.000Z"


@pytest.fixture
def area(engine: Engine) -> str:
    name = new_area()
    with writing(engine) as connection:
        open_area(connection, name, NOW, os.urandom)
    return name


def test_opening_an_area_again_leaves_it_as_it_is(engine: Engine, area: str) -> None:
    with writing(engine) as connection:
        take_numbers(connection, area, 5)
        before = area_state(connection, area)
        open_area(connection, area, NOW, os.urandom)
        assert area_state(connection, area) == before


def test_numbers_are_taken_in_runs_without_gaps_by_many_at_once(engine: Engine, area: str) -> None:
    def take(count: int) -> list[int]:
        with writing(engine) as connection:
            first = take_numbers(connection, area, count)
            return list(range(first, first + count))

    with ThreadPoolExecutor(4) as pool:
        runs = list(pool.map(take, [1, 2, 3, 4] * 5))
    assert sorted(number for run in runs for number in run) == list(range(1, 51))


def test_a_number_taken_by_a_transaction_that_fails_is_not_used_up(engine: Engine, area: str) -> None:
    class PowerCutError(Exception): ...

    def fail() -> None:
        with writing(engine) as connection:
            take_numbers(connection, area, 3)
            raise PowerCutError

    with pytest.raises(PowerCutError):
        fail()
    with reading(engine) as connection:
        assert area_state(connection, area).number == 0


def test_a_new_epoch_has_another_name(engine: Engine, area: str) -> None:
    with writing(engine) as connection:
        before = area_state(connection, area).epoch
        assert begin_epoch(connection, area, os.urandom) == area_state(connection, area).epoch != before


def test_one_policy_is_in_force_at_a_time(engine: Engine, area: str) -> None:
    with writing(engine) as connection:
        assert current_policy(connection, area)[1]["version"] == STARTING_POLICY["version"]
        publish_policy(connection, area, {"version": "2", "rules": []}, NOW)
        publish_policy(connection, area, {"version": "2", "rules": [["*", "visit", "ordinary", "area"]]}, NOW)
        policy, resource = current_policy(connection, area)
    assert resource == {"version": "2", "rules": [["*", "visit", "ordinary", "area"]]}
    assert policy == read_policy(resource)


def test_what_is_no_policy_is_not_published(engine: Engine, area: str) -> None:
    def publish() -> None:
        with writing(engine) as connection:
            publish_policy(connection, area, {"version": "2", "rules": [["too", "short"]]}, NOW)

    with pytest.raises(ValueError, match="unpack"):
        publish()
    with reading(engine) as connection:
        assert current_policy(connection, area)[1]["version"] == STARTING_POLICY["version"]


def test_allowing_recordings_is_a_policy_under_a_new_number_with_the_same_rules(
    engine: Engine, area: str
) -> None:
    with writing(engine) as connection:
        before, _ = current_policy(connection, area)
        assert before.recordings is False
        assert set_recordings(connection, area, NOW, allowed=False) is False
        assert set_recordings(connection, area, NOW, allowed=True) is True
        allowed, resource = current_policy(connection, area)
        assert set_recordings(connection, area, NOW, allowed=False) is True
        after, _ = current_policy(connection, area)
    assert (allowed.recordings, after.recordings) == (True, False)
    assert allowed.rules == before.rules == after.rules
    assert len({one.version for one in (before, allowed, after)}) == 3
    assert read_policy(resource) == allowed
    assert scope_of(before, "cpn") == scope_of(allowed, "cpn")


def test_scope_follows_role_and_rules() -> None:
    first = read_policy({"version": "1", "rules": [["*", "visit", "ordinary", "area"]]})
    same = read_policy({"version": "1", "rules": [["*", "visit", "ordinary", "area"]]})
    other = read_policy({"version": "1", "rules": []})
    assert scope_of(first, "cpn") == scope_of(same, "cpn")
    assert len({scope_of(first, "cpn"), scope_of(first, "firefighter"), scope_of(other, "cpn")}) == 3
