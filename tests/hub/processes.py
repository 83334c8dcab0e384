"""A real hub in a process of its own, on loopback, as a laptop meets it."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

READY = "FieldKit hub ready at "
# What `fieldkit hub` runs, without the other commands of the program.
_PROGRAM = (
    "import argparse, sys; from fieldkit.hub import cli; parser = argparse.ArgumentParser();"
    "cli.add_parsers(parser.add_subparsers()); sys.exit(cli.run(parser.parse_args(['hub', *sys.argv[1:]])))"
)


def hub_command(*arguments: str) -> subprocess.CompletedProcess[str]:
    """Run one command of the hub to its end."""
    return subprocess.run(
        [sys.executable, "-c", _PROGRAM, *arguments], capture_output=True, text=True, check=False, timeout=60
    )


def invite(database: str, name: str, role: str = "social-worker") -> str:
    done = hub_command("invite", "--database", database, "--name", name, "--role", role, "--json")
    assert done.returncode == 0, done.stderr
    code: str = json.loads(done.stdout)["code"]
    return code


@contextmanager
def serving(database: str, *arguments: str, log: Path) -> Iterator[str]:
    """A hub that serves for as long as the block runs; its address."""
    command: Sequence[str] = [
        sys.executable, "-c", _PROGRAM, "serve", "--database", database, "--port", "0", *arguments,
    ]  # fmt: skip
    with (
        log.open("a") as errors,
        subprocess.Popen(
            command,
            stdout=subprocess.PIPE,
            stderr=errors,
            text=True,
            env={**os.environ, "PYTHONUNBUFFERED": "1"},
        ) as process,
    ):
        try:
            assert process.stdout is not None
            line = process.stdout.readline()
            assert line.startswith(READY), log.read_text(encoding="utf-8")
            yield line.removeprefix(READY).strip()
        finally:
            process.terminate()
            process.wait(timeout=30)
