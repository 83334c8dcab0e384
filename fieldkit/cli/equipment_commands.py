"""``fieldkit equipment``: the list of simple aids, and what the fit rules say of those wanted in a record."""

from __future__ import annotations

import argparse

from fieldkit.cli import exit_codes, print_command
from fieldkit.cli.arguments import Commands, add_command, add_group
from fieldkit.cli.opening import session
from fieldkit.cli.printing import print_json, print_rows
from fieldkit.cli.surroundings import Surroundings
from fieldkit.services.equipment import equipment_catalogue, equipment_check


def add(commands: Commands) -> None:
    """Add the commands to the program's."""
    group = add_group(commands, "equipment", "simple aids, and whether they fit")
    add_command(group, "list", _list, "list the simple aids that FieldKit knows", reads=True)
    print_command.add_leaflet(group)
    fit = add_command(group, "fit", _fit, "say whether what is wanted in a record fits", reads=True)
    fit.add_argument("record", metavar="RECORD")
    fit.add_argument(
        "--seen-to", metavar="FACT", action="append", default=[], help="such as sameLegs: what you saw to"
    )


def _list(args: argparse.Namespace, _around: Surroundings) -> int:
    known = equipment_catalogue.load()
    if args.json:
        print_json({"levels": dict(known.levels), "items": list(known.things.values())})
        return exit_codes.OK
    print_rows(
        ("code", "what", "for", "may carry", "from"),
        (
            (
                one.code,
                one.name,
                one.group,
                ("" if one.confirmed else "practice only: ") + f"{one.kg} kg" if one.kg is not None else "",
                known.levels[one.level],
            )
            for one in known.things.values()
        ),
    )
    return exit_codes.OK


def _fit(args: argparse.Namespace, around: Surroundings) -> int:
    with session(args, around) as opened:
        found = equipment_check.check_record(opened, args.record, args.seen_to)
    if args.json:
        print_json({"record": found.record, "blocked": found.blocked, "things": found.things})
    else:
        for thing in found.things:
            print(f"{thing.code} {thing.name}: {thing.verdict}")
            for reason in thing.reasons:
                print(f"  {reason.verdict}: {reason.words} {reason.clear}".rstrip())
        if not found.things:
            print("Nothing is wanted in this record yet.")
    return exit_codes.FINDINGS if found.blocked else exit_codes.OK
