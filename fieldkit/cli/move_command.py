"""``fieldkit record move``: what a newer version of a record's form would change, and the move itself."""

from __future__ import annotations

import argparse
from typing import Any

from fieldkit.cli import exit_codes
from fieldkit.cli.arguments import Commands, add_command
from fieldkit.cli.opening import session
from fieldkit.cli.printing import print_json
from fieldkit.cli.surroundings import Surroundings
from fieldkit.records import paths
from fieldkit.services.writing import capture, move_form
from fieldkit.services.writing.earlier_version import LeftOver
from fieldkit.services.writing.move_form import MoveOffer

_REASONS = {
    "no-question": "not asked any more",
    "other-kind": "the question takes another kind of answer now",
    "not-offered": "not one of the answers offered now",
}


def add(group: Commands) -> None:
    """Add the command to ``fieldkit record``."""
    moving = add_command(group, "move", _move, "move a record to a newer version of its form", reads=True)
    moving.add_argument("id", metavar="ID")
    moving.add_argument("--to", metavar="VERSION", default="", help="not the newest one, but this")
    moving.add_argument("--dry-run", action="store_true", help="say what would change, and change nothing")


def _move(args: argparse.Namespace, around: Surroundings) -> int:
    with session(args, around) as opened:
        record = capture.open_record(opened, args.id)
        offer = move_form.offer(opened, record, args.to)
        if not args.dry_run:
            move_form.move(opened, record, args.to).flush()
    if args.json:
        print_json(_told(offer, moved=not args.dry_run))
    else:
        _say(offer, moved=not args.dry_run)
    return exit_codes.OK


def _told(offer: MoveOffer, *, moved: bool) -> dict[str, Any]:
    return {
        "id": offer.record,
        "from": offer.version,
        "to": offer.to_version,
        "form": offer.form,
        "moved": moved,
        "changes": [{**vars(one), "words": one.words} for one in offer.changes],
        "moves": offer.moves,
        "leftOver": [_left(one) for one in offer.left_over],
    }


def _left(one: LeftOver) -> dict[str, Any]:
    return {
        "path": paths.write(one.path),
        "question": one.question,
        "words": one.words,
        "reason": one.reason,
        "author": one.author.name,
        "at": one.at,
    }


def _say(offer: MoveOffer, *, moved: bool) -> None:
    print(f"{offer.title}: version {offer.version} to {offer.to_version}.")
    for one in offer.changes:
        print(f"  {one.label}: {one.words}")
    for left in offer.left_over:
        print(f"  left over: {left.question}: {left.words} ({_REASONS[left.reason]})")
    print("Moved. Nothing was deleted." if moved else "Nothing was changed.")
