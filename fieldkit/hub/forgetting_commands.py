"""`fieldkit hub leave`, `take-up`, `forget-lists` and `forget-confirm`: who may hold a person's records no longer."""

from __future__ import annotations

import argparse
import dataclasses
import sys
from typing import TYPE_CHECKING

from sqlalchemy import Engine

from fieldkit.base.clock import Clock, format_instant
from fieldkit.base.jsontext import dumps
from fieldkit.hub import forget_lists, left_cases
from fieldkit.hub.core import HubCore
from fieldkit.hub.database import reading, writing
from fieldkit.hub.forget_lists import UNCONFIRMED, Listed

if TYPE_CHECKING:
    # argparse has no public name for what add_subparsers gives.
    from argparse import _SubParsersAction

    Commands = _SubParsersAction[argparse.ArgumentParser]

_DONE, _FOUND, _NOT_THERE = 0, 1, 3


def add_leave(commands: Commands) -> argparse.ArgumentParser:
    """`fieldkit hub leave`."""
    parser = commands.add_parser(
        "leave", help="somebody visits a person no longer: their laptops send what waits, then forget"
    )
    parser.add_argument("--practitioner", metavar="ID", required=True, help="who visits them no longer")
    parser.add_argument(
        "--person", metavar="ID", action="append", default=[],
        help="whom, once for each; without one: only what they may read no longer for other reasons",
    )  # fmt: skip
    parser.add_argument("--by", metavar="NAME", required=True, help="who says so")
    return parser


def add_take_up(commands: Commands) -> argparse.ArgumentParser:
    """`fieldkit hub take-up`."""
    parser = commands.add_parser(
        "take-up", help="somebody visits a person again: all of it goes to them anew"
    )
    parser.add_argument("--practitioner", metavar="ID", required=True)
    parser.add_argument("--person", metavar="ID", action="append", required=True)
    return parser


def add_forget_lists(commands: Commands) -> argparse.ArgumentParser:
    """`fieldkit hub forget-lists`."""
    parser = commands.add_parser("forget-lists", help="what laptops have to forget, and how far they are")
    parser.add_argument("--json", action="store_true", help="as JSON")
    return parser


def add_forget_confirm(commands: Commands) -> argparse.ArgumentParser:
    """`fieldkit hub forget-confirm`."""
    parser = commands.add_parser("forget-confirm", help="a manager agrees to a large list")
    parser.add_argument("certificate", help="the laptop's certificate id, as forget-lists prints it")
    parser.add_argument("number", type=int, help="the number of the list, as forget-lists prints it")
    parser.add_argument("--manager", metavar="NAME", required=True, help="who agrees")
    parser.add_argument("--count", type=int, required=True, help="to how many records")
    return parser


def leave(args: argparse.Namespace, engine: Engine, core: HubCore, clock: Clock) -> int:
    """Note it, and make the lists."""
    now = format_instant(clock.now())
    with writing(engine) as connection:
        left_cases.leave(connection, core.area, args.practitioner, args.person, args.by, now)
        made = forget_lists.make(connection, core.area, args.practitioner, now)
    if not made:
        print("No laptop has anything to forget.")
    for one in made:
        print(_line(one))
    return _FOUND if any(one.state == UNCONFIRMED for one in made) else _DONE


def take_up(args: argparse.Namespace, engine: Engine, core: HubCore, _clock: Clock) -> int:
    """Give it back."""
    with writing(engine) as connection:
        found = left_cases.give_back(connection, core.area, args.practitioner, args.person)
    if not found:
        print("Nothing about these people had been taken from them.", file=sys.stderr)
        return _NOT_THERE
    print("They get all of it with the next exchange.")
    return _DONE


def show_lists(args: argparse.Namespace, engine: Engine, core: HubCore, _clock: Clock) -> int:
    """All lists; 1 while a manager is waited for."""
    with reading(engine) as connection:
        found = forget_lists.listing(connection, core.area)
    if args.json:
        print(dumps({"lists": [dataclasses.asdict(one) for one in found]}))
    else:
        for one in found:
            print(_line(one))
    return _FOUND if any(one.state == UNCONFIRMED for one in found) else _DONE


def confirm(args: argparse.Namespace, engine: Engine, core: HubCore, _clock: Clock) -> int:
    """A manager agrees."""
    with writing(engine) as connection:
        found = forget_lists.confirm(
            connection, core.area, args.certificate, args.number, by=args.manager, count=args.count
        )
    if found is None:
        print("No list of that number waits for this laptop.", file=sys.stderr)
        return _NOT_THERE
    print(_line(found))
    return _DONE


def _line(one: Listed) -> str:
    parts = [
        f"{one.certificate} {one.number}: {one.records} of {one.held} records, {one.state}",
        f"confirmed by {one.confirmed_by}" if one.confirmed_by else "",
        f"done {one.done_at}" if one.done_at else "",
        f"confirm with --manager NAME --count {one.records}" if one.state == UNCONFIRMED else "",
    ]
    return "; ".join(filter(None, parts))
