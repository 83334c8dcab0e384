"""Pieces of the argument parser that every group of commands uses."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from typing import TYPE_CHECKING

from fieldkit.cli.surroundings import Surroundings

if TYPE_CHECKING:
    # argparse has no public name for what add_subparsers gives.
    from argparse import _SubParsersAction

    Commands = _SubParsersAction[argparse.ArgumentParser]
else:
    Commands = object

Run = Callable[[argparse.Namespace, Surroundings], int]


def add_command(
    commands: Commands, name: str, run: Run, words: str, *, reads: bool = False
) -> argparse.ArgumentParser:
    """A command with the options that all have; ``reads`` adds ``--json``."""
    parser = commands.add_parser(name, help=words, description=words[:1].upper() + words[1:] + ".")
    parser.set_defaults(run=run)
    add_place(parser, suppress=True)
    if reads:
        parser.add_argument("--json", action="store_true", help="print JSON")
    else:
        parser.set_defaults(json=False)
    return parser


def add_group(commands: Commands, name: str, words: str) -> Commands:
    """A word that stands before others: ``record``, ``person`` …"""
    parser = commands.add_parser(name, help=words, description=words[:1].upper() + words[1:] + ".")
    return parser.add_subparsers(dest=f"{name}_command", required=True, metavar="COMMAND")


def add_place(parser: argparse.ArgumentParser, *, suppress: bool) -> None:
    """Where the data lies and whose profile it is; may stand before or after the command."""
    default = argparse.SUPPRESS if suppress else None
    parser.add_argument(
        "--data", metavar="DIR", default=default, help="keep everything in this folder (else FIELDKIT_DATA)"
    )
    parser.add_argument(
        "--profile", metavar="NAME", default=default, help="name or id of the profile (else the current one)"
    )


def add_language(parser: argparse.ArgumentParser) -> None:
    """The window's language for this once; without it the one chosen in Settings. For those who translate, too."""
    parser.add_argument(
        "--language",
        choices=("en", "cy", "pseudo"),
        default="",
        help="the language of the window this once: English, Welsh, or a made-up one that shows what is not translated",
    )
