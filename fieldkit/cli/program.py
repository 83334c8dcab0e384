"""The command line as a whole: every command in one parser, and one way of saying that something could not be done."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Sequence

import fieldkit
from fieldkit.cli import (
    closed_commands,
    directory_commands,
    equipment_commands,
    form_commands,
    person_commands,
    post_command,
    profile_commands,
    record_commands,
    recovery_commands,
    store_commands,
    sync_commands,
    visit_commands,
)
from fieldkit.cli.arguments import Commands, add_language, add_place
from fieldkit.cli.guarding import guarded
from fieldkit.cli.surroundings import Surroundings

HUB = "hub"
DEMO = "demo"
GALLERY = "gallery"


def parse(arguments: Sequence[str], add_hub: Callable[[Commands], None] | None = None) -> argparse.Namespace:
    """Read a command line; leaves the program with exit code 2 where it can't be understood.

    ``args.command`` is None where there is none. The hub's commands are its own and only named here, unless
    ``add_hub`` adds them: for a list of every command.
    """
    return _parser(add_hub).parse_args(arguments)


def run(args: argparse.Namespace, around: Surroundings) -> int:
    """Do what was asked; the exit code."""
    return guarded(lambda: _run(args, around))


def _run(args: argparse.Namespace, around: Surroundings) -> int:
    code: int = args.run(args, around)
    return code


def _parser(add_hub: Callable[[Commands], None] | None) -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="fieldkit",
        description="Joint home visits, written down together. Without a command it opens the window.",
    )
    parser.add_argument("--version", action="version", version=f"fieldkit {fieldkit.__version__}")
    add_place(parser, suppress=False)
    add_language(parser)
    commands = parser.add_subparsers(dest="command", metavar="COMMAND")
    _add_demo(commands)
    commands.add_parser(GALLERY, help="show every piece of the window in every state")
    profile_commands.add(commands)
    recovery_commands.add(commands)
    sync_commands.add(commands)
    post_command.add(commands)
    record_commands.add(commands)
    closed_commands.add(commands)
    person_commands.add(commands)
    visit_commands.add(commands)
    form_commands.add(commands)
    equipment_commands.add(commands)
    directory_commands.add(commands)
    store_commands.add(commands)
    if add_hub is None:
        commands.add_parser(HUB, add_help=False, help="run a hub, invite laptops to it, see how it stands")
    else:
        add_hub(commands)
    return parser


def _add_demo(commands: Commands) -> None:
    parser = commands.add_parser(
        DEMO,
        help="play the whole story with made-up people and a hub on this computer",
        description="Plays the whole story with made-up people. Ends with 0 only if every check held.",
    )
    parser.add_argument(
        "--people", type=int, default=40, metavar="N", help="how many people (default: %(default)s)"
    )
    parser.add_argument(
        "--visit",
        choices=(*(f"V{number}" for number in range(1, 13)), "all"),
        help="play one of the twelve visits, or all of them, in a window that nobody sees",
    )
    parser.add_argument("--no-window", action="store_true", help="play it without a window, step by step")
    parser.add_argument("--keep", action="store_true", help="leave hub and profiles in the data folder")
    parser.add_argument(
        "--database", metavar="URL", help="the hub's database (default: SQLite in the data folder)"
    )
    parser.add_argument("--pictures", metavar="DIR", help="where to save pictures of the screens")
    add_place(parser, suppress=True)
