"""``fieldkit recovery``: who can open a profile whose passphrase is forgotten, and the drill with which they do."""

from __future__ import annotations

import argparse
from pathlib import Path

from fieldkit.cli import exit_codes
from fieldkit.cli.arguments import Commands, add_command, add_group
from fieldkit.cli.file_commands import OutputError
from fieldkit.cli.opening import passphrase, read_file
from fieldkit.cli.printing import print_json, print_rows
from fieldkit.cli.surroundings import Surroundings, laptop
from fieldkit.services.profile import key_care, profiles, recovering
from fieldkit.store import atomic_file
from fieldkit.store.errors import StoreError


def add(commands: Commands) -> None:
    """Add the commands to the program's."""
    group = add_group(commands, "recovery", "a forgotten passphrase: two people together, neither alone")
    add_command(group, "show", _show, "show who can recover this profile, by fingerprint", reads=True)
    setting = add_command(group, "set", _set, "let two people together recover this profile", reads=True)
    setting.add_argument("first", metavar="AGE1...", help="the recipient who opens first")
    setting.add_argument("second", metavar="AGE1...", help="the recipient who opens what is inside")
    begin = add_command(group, "begin", _begin, "write the file that the first person opens", reads=True)
    begin.add_argument("--out", required=True, metavar="FILE", help="the file to write; must not exist yet")
    opening = add_command(group, "open", _open, "open one layer with one person's key, as age does", reads=True)
    opening.add_argument("file", metavar="FILE")
    opening.add_argument("--key", required=True, metavar="FILE", help="a key file, as age-keygen makes it")
    opening.add_argument("--out", required=True, metavar="FILE", help="the file to write; must not exist yet")
    finish = add_command(group, "finish", _finish, "give a new passphrase with what both have opened", reads=True)
    finish.add_argument("file", metavar="FILE", help="what the second person has opened")


def _show(args: argparse.Namespace, around: Surroundings) -> int:
    place = laptop(args, around)
    found = recovering.helpers(place, profiles.find(place, args.profile).id)
    if args.json:
        print_json({"recipients": found})
    elif found:
        print_rows(
            ("opens", "fingerprint", "recipient"),
            ((str(turn), one.fingerprint, one.recipient) for turn, one in enumerate(found, start=1)),
        )
    else:
        print("Nobody can recover this profile. Set it up with `fieldkit recovery set`.")
    return exit_codes.OK


def _set(args: argparse.Namespace, around: Surroundings) -> int:
    place = laptop(args, around)
    profile = profiles.find(place, args.profile)
    words = passphrase(around, f"Passphrase of {profile.name}: ")
    key_care.set_up_recovery(place, profile.id, words, args.first, args.second)
    return _show(args, around)


def _begin(args: argparse.Namespace, around: Surroundings) -> int:
    place = laptop(args, around)
    profile = profiles.find(place, args.profile)
    _write(args.out, recovering.recovery_file(place, profile.id))
    first, second = recovering.helpers(place, profile.id)
    if args.json:
        print_json({"file": args.out, "recipients": (first, second)})
    else:
        print(f"{args.out} is for the first person: {first.fingerprint}")
        print(f"What comes out of it is for the second: {second.fingerprint}")
    return exit_codes.OK


def _open(args: argparse.Namespace, _around: Surroundings) -> int:
    _write(args.out, recovering.open_with(read_file(args.file), read_file(args.key)))
    if args.json:
        print_json({"file": args.out})
    else:
        print(f"Opened into {args.out}. Destroy it when the profile has its new passphrase.")
    return exit_codes.OK


def _finish(args: argparse.Namespace, around: Surroundings) -> int:
    place = laptop(args, around)
    profile = profiles.find(place, args.profile)
    opened = read_file(args.file)
    words = passphrase(around, f"A new passphrase for {profile.name}: ", twice=True)
    recovering.redeem(place, profile.id, opened, words)
    if args.json:
        print_json({"profile": profile.id, "recovered": True})
    else:
        print(f"The profile of {profile.name} has a new passphrase, and new keys to sign with.")
        print("Join the hub again with a code for the same practitioner: `fieldkit enrol URL CODE`.")
        print(f"Then destroy {args.file} and the file it came from.")
    return exit_codes.OK


def _write(name: str, content: bytes) -> None:
    """A new file that only its owner reads."""
    path = Path(name)
    if path.exists():
        raise OutputError(f"There is a file {name} already.", "Name one that does not exist yet.")
    try:
        atomic_file.write(path, content)
    except StoreError as error:
        raise OutputError(f"The file {name} can't be written: {error.message}", error.next_step) from error
