"""``fieldkit record take-back``: what the person asks not to keep is destroyed, here at once and elsewhere at the next contact."""

from __future__ import annotations

import argparse

from fieldkit.cli import exit_codes
from fieldkit.cli.arguments import Commands, add_command
from fieldkit.cli.opening import session
from fieldkit.cli.printing import print_json, print_rows
from fieldkit.cli.surroundings import Surroundings
from fieldkit.records import paths
from fieldkit.services.writing import capture, take_back


def add(group: Commands) -> None:
    """Add the command to those of ``record``."""
    parser = add_command(
        group,
        "take-back",
        _run,
        "destroy answers because the person asked; without PATH: list them",
        reads=True,
    )
    parser.add_argument("id", metavar="ID")
    parser.add_argument(
        "paths", metavar="PATH", nargs="*", help="answers or entries, as `record show` lists them"
    )


def _run(args: argparse.Namespace, around: Surroundings) -> int:
    chosen = [paths.parse_written(one) for one in args.paths]
    with session(args, around) as opened:
        record = capture.open_record(opened, args.id)
        gone = take_back.take_back(opened, record, chosen) if chosen else 0
        written = take_back.written(opened, record)
        told = take_back.told(opened, args.id)
    if args.json:
        print_json(
            {
                "takenBack": gone,
                "told": told,
                "written": [
                    {
                        "path": paths.write(one.path),
                        "label": one.label,
                        "words": one.words,
                        "stays": one.stays,
                    }
                    for one in written
                ],
            }
        )
        return exit_codes.OK
    for line in told:
        print(line)
    if not chosen:
        print_rows(
            ("path", "question", "answer", "why it stays"),
            ((paths.write(one.path), one.label, one.words, one.stays) for one in written),
        )
    elif not told:
        print(f"{gone} taken back. It had not been sent anywhere.")
    return exit_codes.OK
