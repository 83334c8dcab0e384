"""A terminal that types commands into the program in this process, with a profile that costs little to unlock."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from fieldkit.base.clock import FixedClock
from fieldkit.cli import program
from fieldkit.cli.opening import PASSPHRASE_FILE
from fieldkit.cli.surroundings import Surroundings
from fieldkit.services.computer.laptop import DATA
from tests.services.desk import CHEAP, PASSPHRASE, START


@dataclass(frozen=True)
class Typed:
    """How a command ended."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        return json.loads(self.out)


@dataclass
class Terminal:
    """``folder`` holds the data folder, the passphrase file and whatever a test puts there."""

    folder: Path
    clock: FixedClock
    capsys: pytest.CaptureFixture[str]

    @property
    def around(self) -> Surroundings:
        named = {DATA: str(self.folder / "data"), PASSPHRASE_FILE: str(self.folder / "passphrase")}
        return Surroundings(named, self.clock, CHEAP)

    def type(self, *words: str) -> Typed:
        """Run one command to its end."""
        self.capsys.readouterr()
        try:
            code = program.run(program.parse(words), self.around)
        except SystemExit as end:
            code = int(str(end.code))
        told = self.capsys.readouterr()
        return Typed(code, told.out, told.err)

    def json(self, *words: str) -> Any:
        """Run a command that has to go well, with --json."""
        done = self.type(*words, "--json")
        assert done.code == 0, done.err
        return done.json

    def file(self, name: str, content: bytes) -> str:
        """A file for a command to read; its name."""
        path = self.folder / name
        path.write_bytes(content)
        return str(path)


@pytest.fixture
def empty(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Terminal:
    """A terminal on a computer without any profile."""
    (tmp_path / "passphrase").write_text(PASSPHRASE + "\n", encoding="utf-8")
    return Terminal(tmp_path, FixedClock(START), capsys)


@pytest.fixture
def terminal(empty: Terminal) -> Terminal:
    """A terminal with Sharon's profile."""
    assert empty.type("profile", "create", "--name", "Sharon Pike", "--role", "social-worker").code == 0
    return empty
