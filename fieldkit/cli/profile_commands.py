"""``fieldkit profile`` and ``fieldkit unlock-check``."""

from __future__ import annotations

import argparse

from fieldkit.cli import exit_codes
from fieldkit.cli.arguments import Commands, add_command, add_group
from fieldkit.cli.opening import NEW_PASSPHRASE_FILE, passphrase
from fieldkit.cli.printing import print_json, print_rows
from fieldkit.cli.surroundings import Surroundings, laptop
from fieldkit.services.door import unlock
from fieldkit.services.library.roles import ROLES
from fieldkit.services.profile import key_care, profiles


def add(commands: Commands) -> None:
    """Add the commands to the program's."""
    group = add_group(commands, "profile", "make and list the profiles on this computer")
    create = add_command(group, "create", _create, "make a profile with keys of its own", reads=True)
    create.add_argument("--name", required=True, help="the name to sign with")
    create.add_argument("--role", required=True, help=", ".join(ROLES))
    create.add_argument(
        "--recovery", nargs=2, metavar="AGE1...", help="the two people who together can recover it, in turn"
    )
    add_command(group, "list", _list, "show who has a profile here", reads=True)
    use = add_command(group, "use", _use, "make a profile the current one")
    use.add_argument("name", help="its name or id")
    add_command(group, "passphrase", _passphrase, "change the passphrase; nothing else changes", reads=True)
    add_command(commands, "unlock-check", _check, "see whether the passphrase opens the profile", reads=True)


def _create(args: argparse.Namespace, around: Surroundings) -> int:
    words = passphrase(around, "A passphrase for the new profile: ", twice=True)
    made = profiles.create(laptop(args, around), name=args.name, role=args.role, passphrase=words)
    if args.recovery:
        key_care.set_up_recovery(laptop(args, around), made.id, words, *args.recovery)
    if args.json:
        print_json(made)
    else:
        print(f"Made a profile for {made.name}: {made.id}")
        if not args.recovery:
            print(
                "Nobody can open it if you forget the passphrase, and what has not reached the hub would be lost.\n"
                "Still to do: fieldkit recovery set AGE1... AGE1..."
            )
    return exit_codes.OK


def _list(args: argparse.Namespace, around: Surroundings) -> int:
    found = profiles.list_profiles(laptop(args, around))
    if args.json:
        print_json({"profiles": found})
    else:
        print_rows(
            ("", "name", "role", "still to post", "id"),
            (("*" if one.current else "", one.name, one.role, str(one.waiting), one.id) for one in found),
        )
    return exit_codes.OK


def _use(args: argparse.Namespace, around: Surroundings) -> int:
    place = laptop(args, around)
    profiles.make_current(place, profiles.find(place, args.name).id)
    return exit_codes.OK


def _passphrase(args: argparse.Namespace, around: Surroundings) -> int:
    place = laptop(args, around)
    profile = profiles.find(place, args.profile)
    old = passphrase(around, f"Passphrase of {profile.name}: ")
    new = passphrase(around, "The new one: ", twice=True, variable=NEW_PASSPHRASE_FILE)
    key_care.change_passphrase(place, profile.id, old, new)
    if args.json:
        print_json({"profile": profile.id, "changed": True})
    else:
        print(f"The passphrase of {profile.name} is changed.")
    return exit_codes.OK


def _check(args: argparse.Namespace, around: Surroundings) -> int:
    place = laptop(args, around)
    profile = profiles.find(place, args.profile)
    unlock.check(place, profile.id, passphrase(around, f"Passphrase of {profile.name}: "))
    if args.json:
        print_json({"profile": profile.id, "opens": True})
    else:
        print(f"The passphrase opens the profile of {profile.name}.")
    return exit_codes.OK
