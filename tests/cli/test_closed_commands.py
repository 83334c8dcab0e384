"""A closed plan is written, given and wiped from the command line, and is never among the records."""

from pathlib import Path

import pytest

from tests.cli.conftest import Terminal

TOOL = "I walk to the river when it gets too loud"


@pytest.fixture
def plan(terminal: Terminal) -> str:
    """A closed plan with one answer; its name."""
    person = terminal.json("person", "new", "--given", "May", "--family", "Kirk")["id"]
    name = str(terminal.json("closed", "begin", person)["name"])
    assert terminal.type("closed", "set", name, "w0/w.adrt", TOOL).code == 0
    return name


def test_it_is_on_its_helpers_own_list_and_on_no_other(terminal: Terminal, plan: str) -> None:
    (line,) = terminal.json("closed", "list")["closed"]
    assert (line["name"], line["person_name"]) == (plan, "May Kirk")
    assert TOOL not in terminal.type("closed", "list").out
    assert [one["kind"] for one in terminal.json("record", "list")["records"]] == ["person"]


def test_it_is_given_and_wiped(terminal: Terminal, plan: str, tmp_path: Path) -> None:
    early = terminal.type("closed", "wipe", plan)
    assert (early.code, "FK-CLOSED-NOT-GIVEN" in early.err) == (3, True)
    assert terminal.type("closed", "copy", plan, "--out", str(tmp_path / "mine.pdf")).code == 0
    assert (tmp_path / "mine.pdf").read_bytes().startswith(b"%PDF")

    assert terminal.type("closed", "wipe", plan).code == 0

    assert terminal.json("closed", "list")["closed"] == []
    gone = terminal.type("closed", "copy", plan, "--out", str(tmp_path / "again.pdf"))
    assert (gone.code, "FK-CLOSED-RECORD" in gone.err) == (3, True)


def test_it_is_kept_for_two_and_opened_with_their_own_passphrase(terminal: Terminal, plan: str) -> None:
    theirs = terminal.file("theirs", b"three quiet words\n")
    assert terminal.type("closed", "keep", plan, "--their-passphrase-file", theirs).code == 0
    (line,) = terminal.json("closed", "list")["closed"]
    assert line["between_two"] is True
    done = terminal.json("closed", "share", plan, "--their-passphrase-file", theirs)
    assert [one["key"] for one in done["sections"]] == ["w0"]
    wrong = terminal.file("wrong", b"three loud words\n")
    assert terminal.type("closed", "share", plan, "--their-passphrase-file", wrong).code == 3


def test_a_section_is_shared(terminal: Terminal, plan: str) -> None:
    record = terminal.json("closed", "share", plan, "w0")["id"]
    assert TOOL in terminal.type("record", "show", record).out
