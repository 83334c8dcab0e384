"""Every command of the program stands in docs/commands.md, and nothing else does."""

import argparse
import re
from collections.abc import Iterator

from fieldkit.cli import program
from fieldkit.cli.arguments import Commands
from fieldkit.hub import cli as hub
from tests.architecture.source_tree import ROOT

ROW = re.compile(r"^\| `(fieldkit [a-z -]+)` \| \S", re.MULTILINE)


def commands_of(parser: argparse.ArgumentParser, words: str) -> Iterator[str]:
    """Every command below a parser, as it is typed."""
    below = [action for action in parser._actions if isinstance(action, argparse._SubParsersAction)]
    if not below:
        yield words
    for action in below:
        for name, child in action.choices.items():
            yield from commands_of(child, f"{words} {name}")


def commands() -> set[str]:
    """What the whole program offers, the hub's commands among it."""
    seen: list[Commands] = []

    def add_hub(subparsers: Commands) -> None:
        hub.add_parsers(subparsers)
        seen.append(subparsers)

    program.parse([], add_hub)
    return {command for name, parser in seen[0].choices.items() for command in commands_of(parser, f"fieldkit {name}")}


def test_every_command_is_described_and_nothing_else() -> None:
    described = set(ROW.findall((ROOT / "docs/commands.md").read_text(encoding="utf-8")))
    assert described == commands()
