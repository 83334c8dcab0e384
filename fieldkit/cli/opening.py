"""From a command line to an open profile: which folder, which profile, and a passphrase that is never an argument."""

from __future__ import annotations

import argparse
import getpass
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from fieldkit.base.errors import FieldKitError
from fieldkit.cli.surroundings import Surroundings, laptop
from fieldkit.services.door import unlock
from fieldkit.services.profile import profiles
from fieldkit.services.profile.session import Session

PASSPHRASE_FILE = "FIELDKIT_PASSPHRASE_FILE"  # noqa: S105 - the name of a variable that names a file
NEW_PASSPHRASE_FILE = "FIELDKIT_NEW_PASSPHRASE_FILE"  # noqa: S105 - likewise


class PassphraseMissingError(FieldKitError):
    """Nobody is there to type a passphrase, and no file holds one."""

    code = "FK-CLI-PASSPHRASE"


class FileNotReadError(FieldKitError):
    """A file named on the command line can't be read."""

    code = "FK-CLI-FILE"


@contextmanager
def session(args: argparse.Namespace, around: Surroundings) -> Iterator[Session]:
    """The chosen profile, open for the length of a command."""
    place = laptop(args, around)
    profile = profiles.find(place, args.profile)
    opened = unlock.unlock(place, profile.id, passphrase(around, f"Passphrase of {profile.name}: "))
    try:
        yield opened
    finally:
        unlock.lock(opened)


def passphrase(
    around: Surroundings, prompt: str, *, twice: bool = False, variable: str = PASSPHRASE_FILE
) -> str:
    """From the file that an environment variable names (its first line), else asked at the terminal."""
    named = around.environment.get(variable)
    if named:
        return read_file(named).decode("utf-8", "replace").split("\n", 1)[0].rstrip("\r")
    if not sys.stdin.isatty():
        raise PassphraseMissingError(
            "There is nobody to ask for the passphrase.",
            f"Run this in a terminal, or name a file that holds it in {variable}.",
        )
    given = getpass.getpass(prompt)
    if twice and getpass.getpass("Again: ") != given:
        raise PassphraseMissingError("The two passphrases differ.", "Nothing was made. Try again.")
    return given


def read_file(name: str) -> bytes:
    """The bytes of a file. Raises FileNotReadError."""
    try:
        return Path(name).read_bytes()
    except OSError as error:
        raise FileNotReadError(
            f"The file {name} can't be read: {error.strerror or error}.", "Check its name and try again."
        ) from error
