"""``fieldkit directory``: the services around here, taken in from a file and found without a signal."""

from __future__ import annotations

import argparse

from fieldkit.cli import exit_codes
from fieldkit.cli.arguments import Commands, add_command, add_group
from fieldkit.cli.opening import read_file, session
from fieldkit.cli.printing import print_json
from fieldkit.cli.surroundings import Surroundings
from fieldkit.services.following import duty_team, service_directory


def add(commands: Commands) -> None:
    """Add the commands to the program's."""
    group = add_group(commands, "directory", "services around here, and whom to ask there")
    taking = add_command(group, "import", _import, "take in a feed of services from a file", reads=True)
    taking.add_argument("file", metavar="FILE", help="Open Referral UK, JSON")
    teams = add_command(group, "duty-teams", _duty, "take in the councils' duty numbers by postcode", reads=True)
    teams.add_argument("file", metavar="FILE", help="CSV: postcodes, council, day, night, checked")
    finding = add_command(group, "find", _find, "find services by need and place", reads=True)
    finding.add_argument("text", metavar="TEXT")
    finding.add_argument("--near", metavar="POSTCODE-AREA", default="", help="such as ST13 or ST")


def _import(args: argparse.Namespace, around: Surroundings) -> int:
    data = read_file(args.file)
    with session(args, around) as opened:
        done = service_directory.import_feed(opened, data)
    if args.json:
        print_json(done)
    else:
        print(f"{done.services} services are on this laptop now; {done.left_out} were left out.")
    return exit_codes.OK


def _duty(args: argparse.Namespace, around: Surroundings) -> int:
    data = read_file(args.file)
    with session(args, around) as opened:
        count = duty_team.import_table(opened, data)
    if args.json:
        print_json({"teams": count})
    else:
        print(f"{count} duty teams are on this laptop now.")
    return exit_codes.OK


def _find(args: argparse.Namespace, around: Surroundings) -> int:
    with session(args, around) as opened:
        found = service_directory.find(opened, args.text, args.near)
    if args.json:
        print_json(found)
        return exit_codes.OK
    if not found.imported:
        print("No services have been taken in yet: fieldkit directory import FILE")
    for one in found.services:
        print(f"{one.name} ({one.organisation}): {', '.join(one.needs)}")
        for place in one.places:
            print(f"  {place}")
        for contact in one.contacts:
            print("  " + ", ".join(filter(None, (contact.name, contact.role, contact.phone, contact.email))))
    return exit_codes.OK
