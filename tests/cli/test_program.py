import os
import subprocess
import sys
from pathlib import Path

import pytest

from fieldkit.cli import exit_codes, program
from fieldkit.cli.arguments import Commands

FORMS = Path(__file__).resolve().parents[2] / "forms"


def test_a_reader_that_has_had_enough_is_no_fault() -> None:
    asked = [sys.executable, "-m", "fieldkit", "form", "check", *map(str, sorted(FORMS.glob("*.json"))), "--json"]
    reader, writer = os.pipe()
    os.close(reader)

    done = subprocess.run(asked, stdout=writer, stderr=subprocess.PIPE, check=False, cwd=FORMS.parent)
    os.close(writer)

    assert (done.returncode, done.stderr) == (exit_codes.OK, b"")


def test_what_is_not_understood_ends_with_two(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as left:
        program.parse(["fly"])
    assert left.value.code == exit_codes.USAGE


def test_no_command_at_all_asks_for_the_window() -> None:
    assert program.parse([]).command is None
    assert program.parse(["demo", "--people", "7", "--no-window"]).people == 7


def test_the_hub_s_commands_can_be_added_for_a_list_of_all() -> None:
    added: list[Commands] = []

    program.parse([], added.append)

    assert len(added) == 1


def test_the_hub_s_commands_are_named_in_the_help(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        program.parse(["--help"])
    assert "run a hub" in capsys.readouterr().out
