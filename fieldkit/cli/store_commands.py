"""``fieldkit store``: is everything as it was written, and making the lists again."""

from __future__ import annotations

import argparse

from fieldkit.cli import exit_codes
from fieldkit.cli.arguments import Commands, add_command, add_group
from fieldkit.cli.opening import Surroundings, session
from fieldkit.cli.printing import print_json
from fieldkit.services import store_care


def add(commands: Commands) -> None:
    """Add the commands to the program's."""
    group = add_group(commands, "store", "look after the encrypted store")
    add_command(group, "verify", _verify, "check every page, hash and signature", reads=True)
    add_command(group, "rebuild", _rebuild, "make all lists again from what was written down", reads=True)


def _verify(args: argparse.Namespace, around: Surroundings) -> int:
    with session(args, around) as opened:
        found = store_care.verify_store(opened)
    if args.json:
        print_json({**vars(found), "holds": not found.faults})
    else:
        for fault in found.faults:
            print(f"{fault.what} {fault.name}: {fault.reason}")
        print(f"{found.revisions} revisions with {found.answers} answers: {len(found.faults)} faults.")
    return exit_codes.FINDINGS if found.faults else exit_codes.OK


def _rebuild(args: argparse.Namespace, around: Surroundings) -> int:
    with session(args, around) as opened:
        count = store_care.rebuild_store(opened)
    if args.json:
        print_json({"records": count})
    else:
        print(f"The lists of {count} records were made again.")
    return exit_codes.OK
