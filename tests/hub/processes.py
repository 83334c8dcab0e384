"""A real hub in a process of its own, on loopback, as a laptop meets it."""

from __future__ import annotations

import argparse
import contextlib
import io
import json
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from fieldkit.hub import cli

READY = "FieldKit hub ready at "
# What `fieldkit hub` runs, without the other commands of the program.
_PROGRAM = (
    "import argparse, sys; from fieldkit.hub import cli; parser = argparse.ArgumentParser();"
    "cli.add_parsers(parser.add_subparsers()); sys.exit(cli.run(parser.parse_args(['hub', *sys.argv[1:]])))"
)


@dataclass(frozen=True)
class Done:
    """How one command ended and what it printed."""

    returncode: int
    stdout: str
    stderr: str


def hub_command(*arguments: str) -> Done:
    """Run one command of the hub to its end, in this process: starting another takes longer than the command."""
    parser = argparse.ArgumentParser()
    cli.add_parsers(parser.add_subparsers())
    printed, complained = io.StringIO(), io.StringIO()
    with contextlib.redirect_stdout(printed), contextlib.redirect_stderr(complained):
        code = cli.run(parser.parse_args(["hub", *arguments]))
    return Done(code, printed.getvalue(), complained.getvalue())


def invite(database: str, name: str, role: str = "social-worker") -> str:
    done = hub_command("invite", "--database", database, "--name", name, "--role", role, "--json")
    assert done.returncode == 0, done.stderr
    code: str = json.loads(done.stdout)["code"]
    return code


@contextmanager
def serving(database: str, *arguments: str, log: Path) -> Iterator[str]:
    """A hub that serves for as long as the block runs; its address."""
    with started(database, *arguments, log=log) as (_, url):
        yield url


@contextmanager
def started(database: str, *arguments: str, log: Path) -> Iterator[tuple[subprocess.Popen[str], str]]:
    """The same with its process, to be killed."""
    command: Sequence[str] = [
        sys.executable, "-c", _PROGRAM, "serve", "--database", database, "--port", "0", *arguments,
    ]  # fmt: skip
    with (
        log.open("a") as errors,
        subprocess.Popen(command, stdout=subprocess.PIPE, stderr=errors, text=True) as process,
    ):
        try:
            assert process.stdout is not None
            line = process.stdout.readline()
            assert line.startswith(READY), log.read_text(encoding="utf-8")
            yield process, line.removeprefix(READY).strip()
        finally:
            process.terminate()
            process.wait(timeout=30)
