"""What a manager types when somebody visits a person no longer."""

import json
from pathlib import Path

import pytest

from tests.hub.processes import hub_command
from tests.services.conftest import desk
from tests.services.desk import Desk

__all__ = ["desk"]


@pytest.fixture
def database(desk: Desk, tmp_path: Path) -> str:
    return f"sqlite:///{tmp_path / 'hub.db'}"


def command(database: str, name: str, *arguments: str) -> tuple[int, str]:
    done = hub_command(name, "--database", database, "--area", "area", *arguments)
    return done.returncode, done.stdout or done.stderr


def test_from_leaving_to_taking_up_again(desk: Desk, database: str) -> None:
    session = desk.join()
    mary = desk.person(session)
    desk.exchange(session)
    whose = ["--practitioner", session.practitioner.id, "--person", mary]

    code, words = command(database, "leave", *whose, "--by", "Ruth Okafor")
    assert (code, "1 of 1 records, waiting" in words) == (0, True)
    assert (
        command(database, "leave", *whose, "--by", "Ruth Okafor")[1] == "No laptop has anything to forget.\n"
    )
    assert desk.exchange(session).forgot == 1

    code, words = command(database, "forget-lists", "--json")
    (told,) = json.loads(words)["lists"]
    assert (code, told["state"], told["records"]) == (0, "done", 1)

    assert command(database, "take-up", *whose) == (0, "They get all of it with the next exchange.\n")
    assert command(database, "take-up", *whose)[0] == 3
    assert desk.exchange(session).arrived == 1


def test_a_large_list_ends_with_1_until_a_manager_agrees_to_its_number(desk: Desk, database: str) -> None:
    session = desk.join()
    people = [desk.person(session, "Mary", f"Ashdown {number}") for number in range(6)]
    desk.exchange(session)
    named = [word for one in people for word in ("--person", one)]

    code, words = command(
        database, "leave", "--practitioner", session.practitioner.id, *named, "--by", "Ruth Okafor"
    )
    assert (code, "confirm with --manager NAME --count 6" in words) == (1, True)
    assert command(database, "forget-lists")[0] == 1
    own = session.certificate.id
    agreed = ["forget-confirm", own, "1", "--manager", "Ruth Okafor", "--count"]
    assert command(database, *agreed, "5") == (3, command(database, *agreed, "5")[1])
    code, words = command(database, *agreed, "6")
    assert (code, "confirmed by Ruth Okafor" in words) == (0, True)
    assert command(database, *agreed, "6")[0] == 3
    assert desk.exchange(session).forgot == 6
