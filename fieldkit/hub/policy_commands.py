"""`fieldkit hub lease` and `recordings`: what an organisation decides for every laptop of its area."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from sqlalchemy import Engine

from fieldkit.base.clock import Clock, format_instant
from fieldkit.hub.area import set_lease, set_recordings
from fieldkit.hub.core import HubCore
from fieldkit.hub.database import writing

if TYPE_CHECKING:
    # argparse has no public name for what add_subparsers gives.
    from argparse import _SubParsersAction

    Commands = _SubParsersAction[argparse.ArgumentParser]

_DONE = 0
_LONGEST_LEASE = 365
_YES, _NO = "yes", "no"


def add_lease(commands: Commands) -> argparse.ArgumentParser:
    """`fieldkit hub lease`."""
    parser = commands.add_parser("lease", help="how many days a laptop shows everything without the hub")
    parser.add_argument("days", type=_days, help="14 to begin with")
    return parser


def add_recordings(commands: Commands) -> argparse.ArgumentParser:
    """`fieldkit hub recordings`."""
    parser = commands.add_parser("recordings", help="whether voice notes and short films may be kept")
    parser.add_argument("allowed", choices=(_YES, _NO), help="no to begin with")
    return parser


def lease(args: argparse.Namespace, engine: Engine, core: HubCore, _clock: Clock) -> int:
    """Set the days."""
    with writing(engine) as connection:
        set_lease(connection, core.area, args.days)
    print(
        f"Laptops show everything for {args.days} days without the hub. They hear of it at the next exchange."
    )
    return _DONE


def recordings(args: argparse.Namespace, engine: Engine, core: HubCore, clock: Clock) -> int:
    """Allow sound and film, or no longer."""
    allowed = args.allowed == _YES
    with writing(engine) as connection:
        changed = set_recordings(connection, core.area, format_instant(clock.now()), allowed=allowed)
    print(
        "Voice notes and films of up to 90 seconds are kept, with the person's yes."
        if allowed
        else "No new sound or film is kept. What was kept stays in its records."
    )
    print("Laptops hear of it at the next exchange." if changed else "That is how it was: nothing changed.")
    return _DONE


def _days(text: str) -> int:
    days = int(text)
    if not 1 <= days <= _LONGEST_LEASE:
        raise argparse.ArgumentTypeError(f"from 1 to {_LONGEST_LEASE} days")
    return days
