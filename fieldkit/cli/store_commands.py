"""``fieldkit store``: is everything as it was written, making the lists again, backing up and restoring."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from fieldkit.cli import exit_codes
from fieldkit.cli.arguments import Commands, add_command, add_group
from fieldkit.cli.opening import passphrase, session
from fieldkit.cli.printing import print_json
from fieldkit.cli.surroundings import Surroundings, laptop
from fieldkit.services.profile import backup, profiles, store_care


def add(commands: Commands) -> None:
    """Add the commands to the program's."""
    group = add_group(commands, "store", "look after the encrypted store")
    add_command(group, "verify", _verify, "check every page, hash and signature", reads=True)
    add_command(group, "rebuild", _rebuild, "make all lists again from what was written down", reads=True)
    mend = add_command(
        group, "repair", _repair, "carry what can be read of a damaged store into a new one", reads=True
    )
    mend.add_argument("--accept-loss", action="store_true", help="also where more than a tenth would be gone")
    kept = add_command(
        group, "backup", _backup, "write everything of this profile to one encrypted file", reads=True
    )
    kept.add_argument("--out", required=True, metavar="FILE", help="the file to write")
    kept.add_argument(
        "--to",
        action="append",
        default=[],
        metavar="AGE1...",
        help="an age recipient who may open it as well",
    )
    again = add_command(
        group, "restore", _restore, "make the profile in a backup again on this laptop", reads=True
    )
    again.add_argument("file", metavar="FILE", help="the backup")


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
        count = store_care.rebuild_store(opened, _Share("Making the lists again").tell)
    if args.json:
        print_json({"records": count})
    else:
        print(f"The lists of {count} records were made again.")
    return exit_codes.OK


class _Share:
    """Says on the error stream how far a long job has come, a tenth at a time, so that it never looks hung."""

    def __init__(self, what: str) -> None:
        self._what = what
        self._said = -1

    def tell(self, done: int, total: int) -> None:
        tenths = done * 10 // max(total, 1)
        if tenths > self._said:
            self._said = tenths
            print(f"{self._what}: {tenths * 10} %", file=sys.stderr, flush=True)


def _repair(args: argparse.Namespace, around: Surroundings) -> int:
    place = laptop(args, around)
    profile = profiles.find(place, args.profile)
    words = passphrase(around, f"Passphrase of {profile.name}: ")
    found = store_care.repair_store(place, profile.id, words, accept=args.accept_loss)
    if args.json:
        print_json({**vars(found), "kept_copy": str(found.kept_copy)})
    else:
        print(
            f"{found.revisions} revisions of {found.records} records can be read; {found.unread} rows could not."
        )
        print(
            f"The damaged store is kept as it was: {found.kept_copy}. Sync now: the hub sends what it holds."
        )
    return exit_codes.FINDINGS if found.unread else exit_codes.OK


def _backup(args: argparse.Namespace, around: Surroundings) -> int:
    with session(args, around) as opened:
        made = backup.back_up(opened, Path(args.out), args.to)
    if args.json:
        print_json(vars(made))
    else:
        others = len(made.recipients) - 1
        print(f"{made.records} records were backed up to {args.out}, for you and {others} others to open.")
    return exit_codes.OK


def _restore(args: argparse.Namespace, around: Surroundings) -> int:
    line = backup.restore(
        laptop(args, around), Path(args.file), passphrase(around, "Passphrase of the backup: ")
    )
    if args.json:
        print_json(vars(line))
    else:
        print(f"The profile of {line.name} is back: {line.id}.")
    return exit_codes.OK
